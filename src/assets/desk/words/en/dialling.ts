/** Calls that the agent makes. */
export const dial = {
  title: 'Call somebody',
  open: 'Dial a number',
  calling: 'Calling {number}…',
  hint: 'Your phone rings first. Once you answer, the number is called.',
  failed: 'The call was not made: {why}. The number is still here; try again.',
  unclear:
    'No answer came, and no call was offered so far. If it was made after all, it rings here: wait a moment before you call again.',
  outgoing: 'Outgoing call',
  thenCalls: 'Then {number} is called.',
  notReached: 'The call did not come about',
  notReachedDetail: 'The other side did not answer, was busy, or your own phone was not picked up.',
  busy: 'One thing at a time: you can call somebody once nothing rings and no call or task goes on.',
  notReady: 'You can call somebody once the page is connected and you are signed in.',
} as const;
