/** The agent's own phone. */
export const phone = {
  label: 'Your phone',
  notCalled: 'Not called by TaskRouter',
  dialling: 'Ringing: answer it to talk',
  connected: 'Connected',
  left: 'Hung up',
} as const;
