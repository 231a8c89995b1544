/** Help with a call: asking for it, and supervisors who take part. */
export const help = {
  ask: 'Ask for help',
  word: 'What about? (optional)',
  asked: 'You asked for help.',
  withdraw: 'Withdraw',
  listens: '{who} (supervisor) is listening',
  whispers: '{who} (supervisor) speaks to you alone',
  talks: '{who} (supervisor) is on the call',
} as const;
