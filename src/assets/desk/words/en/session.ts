/** The session and its end. */
export const session = {
  againTitle: 'Sign in again',
  expired: 'Your session has run out. Calls go on, and this page shows them; to answer or end one here, sign in again.',
  refused: 'Your session could not be renewed and ends soon. Calls go on. Sign in again to keep working.',
  passwordFor: 'Password for {worker}',
  signOut: 'Sign out',
  whyNot: 'Sign out once nothing is open',
  finishFirst: 'Finish what you have open first: it would go on without you.',
} as const;
