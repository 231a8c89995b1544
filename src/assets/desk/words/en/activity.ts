/** Activities, and what TaskRouter knows about the agent. */
export const status = {
  label: 'You and your activity',
  activity: 'Activity',
  changing: 'Changing to {activity}…',
  completingFirst: 'Completing your wrap-up, then {activity}…',
  notChanged: 'Your activity was not changed: {why}. Choose it again.',
  goAvailable: 'Go available',
  callsReachYou: 'Calls can reach you.',
  nextCallHint: 'The next call rings here, with its caller and the time you have to answer.',
  noCalls: 'No calls reach you.',
  goAvailableHint: 'Go available when you are ready for calls.',
  skills: 'Skills',
  none: 'None',
  phone: 'Phone',
  noNumber: 'No number: calls cannot be put through to you',
} as const;
