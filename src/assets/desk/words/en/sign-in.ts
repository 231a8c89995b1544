/** The sign-in form. */
export const signIn = {
  title: 'Sign in to your desk',
  workerName: 'Worker name',
  password: 'Password',
  submit: 'Sign in',
  sending: 'Signing in…',
  language: 'Language',
  wrongPassword: 'This worker name and password do not go together. Check both and try again.',
  tooManyTries: 'Too many tries with this worker name. Wait a minute, then try again.',
  noNetwork: 'The desk cannot reach its server. Check your network, then try again.',
  timeout: 'The server did not answer in time. Try again.',
  misconfigured: 'This desk is not set up completely. Tell whoever runs it: {message}',
  failed: 'Signing in did not work: {why}. Try again, or tell whoever runs this desk.',
  incomplete: 'A part of this page did not load. Check your network, then try again.',
} as const;
