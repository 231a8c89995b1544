/** The session and its end. */
export const session = {
  againTitle: 'Sign in again',
  expired: 'Your session has expired. Calls continue and are shown here; to answer or end one, sign in again.',
  refused: 'Your session could not be renewed and ends soon. Calls continue. Sign in again to keep working.',
  passwordFor: 'Password for {worker}',
  signOut: 'Sign out',
  whyNot: 'You can sign out when your calls are finished',
  finishFirst: 'Finish your open calls and tasks first: they would continue without you.',
  signedOut: 'You were signed out. Calls continue and are shown here; to answer or end one, sign in again.',
  switchedOff:
    'Your sign-in was switched off. A call you are on continues: to end it, hang up your phone. For anything else, ask your administrator.',
  somebodyElse:
    'Somebody else has signed in on this browser. Calls continue and are shown here; to answer or end one, sign in again.',
} as const;
