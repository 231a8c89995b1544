/** Calls that the agent makes. */
export const dialling = {
  title: 'Make a call',
  open: 'Dial a number',
  callBack: 'Call back',
  callBackTo: 'Call {number} back',
  redial: 'Redial {number}',
  callAs: 'Show as caller',
  calling: 'Calling {number}…',
  hint: 'Your phone rings first. Once you answer, the number is called.',
  failed: 'The call was not made: {why}. The number is still here; try again.',
  unclear:
    'No reply, and no call so far. If it was placed after all, it rings here: wait a moment before you try again.',
  outgoing: 'Outgoing call',
  thenCalls: 'Then {number} is called.',
  notReached: 'The call did not go through',
  notReachedDetail: 'The other party did not answer or was busy, or you did not answer your own phone.',
  busy: 'You can make a call when nothing is ringing and you have no call or task in progress.',
  notReady: 'You can make a call when you are signed in and connected.',
  prefixes: 'Numbers that begin with {prefixes} can be called.',
  callsLeft: { one: '{count} call left this hour.', other: '{count} calls left this hour.' },
} as const;
