/** Whether and where TaskRouter reaches the agent: this tab, another tab, another desk; and mistakes of the page's own. */
export const reach = {
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
    'You are already signed in in another tab. That tab keeps the connection and the sound; this one shows the same desk.',
  follows: 'Connection and sound are in your other tab',
  failedTitle: 'Something went wrong on this page.',
  failedText: 'Your call and your session continue. If something looks wrong, reload the page.',
  loadAgain: 'Reload the page',
  drawAgain: 'Try again',
  brokenTitle: 'This page could not be displayed.',
  logLeads: 'This tab took over the connection',
  logTakenOver: 'You signed in at another desk',
  logReturning: 'You were set offline in the meantime; going back to {activity}',
} as const;
