/** Calls that the agent makes. */
export const dial = {
  title: 'Call somebody',
  open: 'Dial a number',
  calling: 'Calling {number}…',
  hint: 'Your phone rings first. Once you answer, the number is called.',
  failed: 'The call was not made: {why}. The number is still here; try again.',
  outgoing: 'Outgoing call',
  thenCalls: 'Then {number} is called.',
  notReached: 'The call did not come about',
  notReachedDetail: 'The other side did not answer, was busy, or your own phone was not picked up.',
} as const;
