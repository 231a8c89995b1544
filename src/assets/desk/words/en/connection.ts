/** Whether the page hears TaskRouter. */
export const connection = {
  label: 'Connection:',
  none: 'Not connected',
  connecting: 'Connecting',
  connected: 'Connected',
  reconnecting: 'Reconnecting',
  offline: 'No network',
  elsewhere: 'Signed in elsewhere',
  outOfReach: 'TaskRouter is out of reach. The page keeps trying.',
  computerOffline: 'This computer is offline.',
  readingAnew: 'Reading your activity and your calls.',
  unheard:
    'Until the connection is back, a call may be offered that you do not see; it goes to somebody else when its time is up. The page connects again by itself and then reads everything anew.',
  goneRinging:
    'The connection is gone. You can answer once it is back; if the time runs out before, the call goes to somebody else.',
  goneInCall:
    'The connection is gone, but a call on your phone goes on; to end it, you can hang up there. What you see here may be old until it is back.',
} as const;
