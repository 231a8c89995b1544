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
  elsewhereSentence: 'Your session moved to another desk.',
  elsewhereTitle: 'You are signed in at another desk',
  elsewhereText:
    'You signed in somewhere else, so your calls now arrive there and no longer here. A call on your phone continues.',
  useHere: 'Use this desk',
  takingOver: 'Taking over…',
  nextTry: 'Next try in {seconds} s',
  trying: 'Trying…',
  tryNow: 'Try now',
  signInFirst: 'Sign in again to reconnect.',
  joined:
    'You already have this desk open in another tab. That tab keeps the connection and the sound; this one shows the same.',
  follows: 'Connection and sound are in your other tab',
} as const;
