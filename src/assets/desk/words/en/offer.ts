/** Calls and tasks that are offered. */
export const arrival = {
  incomingCall: 'Incoming call',
  incomingTask: 'Incoming task',
  accept: 'Accept',
  reject: 'Reject',
  accepting: 'Accepting',
  rejecting: 'Rejecting',
  waiting: 'Waiting for confirmation.',
  answerYourPhone: 'Answer your phone',
  callingPhone: 'Calling {phone}.',
  callingYou: 'Calling your phone.',
  secondsLeft: { one: '{count} second left to answer', other: '{count} seconds left to answer' },
  ringing: 'Ringing',
  ringingSeconds: 'Ringing, {seconds} s',
  connecting: 'Connecting',
  announced: 'Incoming call from {caller}. Press {accept} to accept, {reject} to reject.',
  cameBackCall:
    'This call is being offered to you again. Accept it, or change to an activity that takes no calls and reject it.',
  cameBackTask:
    'This task is being offered to you again. Accept it, or change to an activity that takes no calls and reject it.',
  announcedTask: 'Incoming task from {caller}. Press {accept} to accept, {reject} to reject.',
  announcedSilently: 'Incoming call from {caller}.',
  announcedTaskSilently: 'Incoming task from {caller}.',
  straightBackCall:
    'This call came straight back to you. Accept it, or change to {activity} so that it goes to somebody else.',
  straightBackTask:
    'This task came straight back to you. Accept it, or change to {activity} so that it goes to somebody else.',
  colleagueAsks: 'A colleague is asking you to join this call.',
  colleagueHands: 'A colleague is transferring this to you.',
  changeTo: 'Change to {activity}',
} as const;
