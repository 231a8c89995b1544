/** Calls and tasks that were accepted. */
export const card = {
  inCall: 'On a call',
  onTask: 'On a task',
  accepted: 'Accepted',
  connectedNobody: 'Nobody is connected: the caller is still waiting.',
  unconnectedHint:
    'The call was accepted without calling your phone. If you are connected later, this card shows it. End task closes the task without connecting anyone.',
  ending: 'Ending',
  endingCall: 'Ending the call',
  endingTask: 'Ending the task',
  endCall: 'End call',
  endTask: 'End task',
  alsoOpen: 'Also open',
  talkTime: 'Talk time',
  taskTime: 'Time on the task',
} as const;
