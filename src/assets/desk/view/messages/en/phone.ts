/** The agent's own phone. */
export const phone = {
  label: 'Your phone',
  notCalled: 'Not called by TaskRouter',
  dialling: 'Ringing: answer it to talk',
  connected: 'Connected',
  left: 'Hung up',
  unanswered: 'Your phone {phone} did not answer twice in a row',
  unansweredNoNumber: 'Your phone did not answer twice in a row',
  unansweredAway:
    'So that no caller waits for it in vain, you are now {activity}. Check that it is on and that the number is right, then go available.',
  unansweredGoing: 'So that no caller waits for it in vain, you are made unavailable.',
  unansweredStill: 'Calls still reach you, and will be lost on it. Check that it is on and that the number is right.',
} as const;
