/** The sign-in form. */
export const signIn = {
  title: 'Sign in to your desk',
  workerName: 'Name',
  password: 'Password',
  submit: 'Sign in',
  sending: 'Signing in…',
  framed: 'This desk does not open inside another page. Open it by itself.',
  language: 'Language',
  wrongPassword: 'Wrong name or password. Check both and try again.',
  tooManyTries: 'Too many attempts with this name.',
  noNetwork: 'Cannot reach the server. Check your network, then try again.',
  timeout: 'The server did not answer in time. Try again.',
  misconfigured: 'This desk is not fully set up. Tell your administrator: {message}',
  failed: 'Could not sign in: {why}. Try again, or tell your administrator.',
  againIn: 'Trying again in {seconds} s.',
  unavailable:
    'Nobody can sign in at the moment, because the directory of agents does not answer. Agents who are signed in stay signed in.',
  forbidden: 'You are not allowed to sign in here. Ask your administrator.',
  invited: 'Your invitation is valid. Choose your own password; you sign in with it from now on.',
  invitation: 'Invitation code',
  newPassword: 'New password',
  rules: 'At least {count} characters. Not a common password, and not just your name.',
  showPassword: 'Show password',
  weak: 'This password is too easy to guess. Choose a longer or less common one.',
  signOutUnheard:
    'The server has not confirmed that you signed out. This page keeps trying: leave it open until this message is gone.',
} as const;
