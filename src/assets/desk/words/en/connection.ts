/** Whether the page hears TaskRouter. */
export const connection = {
  label: 'Connection:',
  none: 'Not connected',
  connecting: 'Connecting',
  connected: 'Connected',
  reconnecting: 'Reconnecting',
  offline: 'No network',
  elsewhere: 'Signed in elsewhere',
  outOfReach: 'Connection lost. Trying to reconnect.',
  computerOffline: 'This computer is offline.',
  readingAnew: 'Loading your activity and calls.',
  unheard:
    'Until the connection is back, you may miss a call; it goes to somebody else when its time runs out. The page reconnects and catches up by itself.',
  goneRinging:
    'Connection lost. You can answer as soon as it is back; if the time runs out first, the call goes to somebody else.',
  goneInCall:
    'Connection lost. A call on your phone continues; to end it, hang up there. What you see here may be out of date until the connection is back.',
} as const;
