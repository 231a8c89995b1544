/** Activities, and what TaskRouter knows about the agent. */
export const activity = {
  label: 'You and your activity',
  activity: 'Activity',
  changing: 'Changing to {activity}…',
  completingFirst: 'Completing your wrap-up, then {activity}…',
  notChanged: 'Your activity did not change: {why}. Choose it again.',
  goAvailable: 'Go available',
  callsReachYou: 'You can get calls.',
  nextCallHint: 'The next call rings here and shows the caller and the time left to answer.',
  noCalls: 'You get no calls.',
  goAvailableHint: 'Go available when you are ready for calls.',
  skills: 'Skills',
  none: 'None',
  phone: 'Phone',
  noNumber: 'No number: you cannot get calls',
  since: 'in this activity',
  over: 'over {time}',
} as const;
