/** Whether and where TaskRouter reaches the agent: this tab, another tab, another desk; and mistakes of the page's own. */
export const reach = {
  elsewhereSentence: 'Another desk has your session now.',
  elsewhereTitle: 'You are signed in at another desk',
  elsewhereText:
    'You signed in somewhere else, so TaskRouter speaks with that desk and no longer with this one. Your calls arrive there; a call on your phone goes on.',
  useHere: 'Use this desk here',
  takingOver: 'Taking over…',
  nextTry: 'Next try in {seconds} s',
  trying: 'Trying…',
  tryNow: 'Try now',
  signInFirst: 'Sign in again to connect.',
  joined:
    'You are already signed in: this tab shows the desk of your other tab, which has the connection and the sound.',
  follows: 'Your other tab has the connection and the sound',
  failedTitle: 'Something on this page did not work.',
  failedText: 'Your call and your session go on. If something here looks wrong, load the page again.',
  loadAgain: 'Load the page again',
  drawAgain: 'Draw it again',
  brokenTitle: 'This page could not be drawn.',
  logLeads: 'This tab goes on for the one that had the connection',
  logTakenOver: 'You signed in at another desk, which goes on from here',
  logReturning: 'TaskRouter took you offline meanwhile; going back to {activity}',
} as const;
