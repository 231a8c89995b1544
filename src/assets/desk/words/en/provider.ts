/** Signing in with an organization's identity provider. */
export const provider = {
  withOrganization: 'Sign in with your organization',
  unknownWorker: 'Your organization knows you, but there is no agent by your name here. Ask your administrator.',
  noRole: 'Your organization has not given you access to this desk. Ask your administrator.',
  emailUnverified: 'Your organization has not verified your email address. Ask whoever runs its accounts.',
  denied: 'Your organization did not sign you in. Try again.',
  stale: 'This sign-in is over, or was used before. Sign in again.',
  providerUnreachable:
    'Nobody can sign in at the moment, because your organization’s sign-in does not answer. Agents who are signed in stay signed in.',
  providerFailed: 'Signing in with your organization did not work. Try again, or tell your administrator.',
  inAnotherTab: 'Sign in in the tab that opens. This page goes on by itself.',
} as const;
