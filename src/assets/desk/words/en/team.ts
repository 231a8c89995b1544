/** Own queues and colleagues, while waiting. */
export const team = {
  queues: 'Your queues',
  noQueues: 'You are not in any queue.',
  nobodyWaits: 'nobody waiting',
  wait: { one: '1 waiting for {time}', other: '{count} waiting, longest {time}' },
  colleagues: 'Colleagues',
  alone: 'Nobody else is in this workspace.',
  free: 'free',
  ringing: 'ringing',
  working: 'busy',
  wrapping: 'in wrap-up',
  away: 'away',
  failed: 'Could not be loaded: {why}. Trying again.',
} as const;
