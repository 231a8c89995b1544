/** Calls and tasks that are offered. */
export const arrival = {
  incomingCall: 'Incoming call',
  incomingTask: 'Incoming task',
  accept: 'Accept',
  reject: 'Reject',
  accepting: 'Accepting',
  rejecting: 'Rejecting',
  waiting: 'Waiting for TaskRouter to confirm.',
  answerYourPhone: 'Answer your phone',
  callingPhone: 'TaskRouter is calling {phone}.',
  callingYou: 'TaskRouter is calling you.',
  secondsLeft: { one: '{count} second left to answer', other: '{count} seconds left to answer' },
  ringing: 'Ringing',
  ringingSeconds: 'Ringing, {seconds} s',
  connecting: 'Connecting',
  announced: 'Incoming call from {caller}. {accept} accepts, {reject} rejects.',
  cameBackCall:
    'Now TaskRouter offers you this call again. Accept it, or choose an activity in which no calls reach you, then Reject.',
  cameBackTask:
    'Now TaskRouter offers you this task again. Accept it, or choose an activity in which no calls reach you, then Reject.',
  announcedTask: 'Incoming task from {caller}. {accept} accepts, {reject} rejects.',
  announcedSilently: 'Incoming call from {caller}.',
  announcedTaskSilently: 'Incoming task from {caller}.',
  straightBackCall:
    'This call came straight back to you. Accept it, or change to {activity}: then it goes to somebody else.',
  straightBackTask:
    'This task came straight back to you. Accept it, or change to {activity}: then it goes to somebody else.',
  colleagueAsks: 'A colleague asks you to join this call.',
  colleagueHands: 'A colleague hands this over to you.',
  changeTo: 'Change to {activity}',
} as const;
