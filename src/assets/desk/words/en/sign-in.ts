/** The sign-in form. */
export const signIn = {
  title: 'Sign in to your desk',
  workerName: 'Name',
  password: 'Password',
  submit: 'Sign in',
  sending: 'Signing in…',
  language: 'Language',
  wrongPassword: 'Wrong name or password. Check both and try again.',
  tooManyTries: 'Too many attempts with this name. Wait a minute, then try again.',
  noNetwork: 'Cannot reach the server. Check your network, then try again.',
  timeout: 'The server did not answer in time. Try again.',
  misconfigured: 'This desk is not fully set up. Tell your administrator: {message}',
  failed: 'Could not sign in: {why}. Try again, or tell your administrator.',
  incomplete: 'Part of this page did not load. Check your network, then try again.',
} as const;
