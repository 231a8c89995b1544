/** Calls and tasks that were accepted. */
export const call = {
  inCall: 'In a call',
  onTask: 'On a task',
  accepted: 'Accepted',
  connectedNobody: 'TaskRouter has connected nobody: the caller still waits.',
  unconnectedHint:
    'The call was accepted without anybody being called. If somebody connects you, this card says so. End task closes the task and connects nobody.',
  ending: 'Ending',
  endingCall: 'Ending the call',
  endingTask: 'Ending the task',
  endCall: 'End call',
  endTask: 'End task',
} as const;
