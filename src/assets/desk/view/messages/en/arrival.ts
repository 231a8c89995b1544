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
  announced: 'Incoming call from {caller}. Enter accepts, Escape rejects.',
  cameBackCall:
    'Now TaskRouter offers you this call again. Accept it, or choose an activity in which no calls reach you, then Reject.',
  cameBackTask:
    'Now TaskRouter offers you this task again. Accept it, or choose an activity in which no calls reach you, then Reject.',
} as const;
