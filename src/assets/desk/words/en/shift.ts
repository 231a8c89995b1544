/** What the agent did since they signed in. */
export const shift = {
  title: 'Your shift',
  taken: 'Accepted',
  missed: 'Missed',
  rejected: 'Rejected',
  average: 'Average handling time',
  noneYet: 'Nothing yet',
  calls: 'Recent calls',
  endCompleted: 'Completed',
  endRejected: 'Rejected',
  endTimedOut: 'Not answered in time',
  endCanceled: 'Canceled',
  endRescinded: 'Taken by a colleague',
  endFailed: 'Your phone could not be reached',
  kept: 'Kept in this browser only, until you sign out.',
} as const;
