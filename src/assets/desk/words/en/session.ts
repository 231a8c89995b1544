/** The session and its end. */
export const session = {
  againTitle: 'Sign in again',
  expired: 'Your session has expired. Calls continue and are shown here; to answer or end one, sign in again.',
  refused: 'Your session could not be renewed and ends soon. Calls continue. Sign in again to keep working.',
  passwordFor: 'Password for {worker}',
  signOut: 'Sign out',
  whyNot: 'You can sign out when your calls are finished',
  finishFirst: 'Finish your open calls and tasks first: they would continue without you.',
} as const;
