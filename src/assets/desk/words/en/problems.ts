/** What went wrong with a request about a call. */
export const problems = {
  callerGone:
    'The caller is gone: they hung up or were connected to somebody else. Reject to be free for the next call.',
  ringing: 'That did not work: {why}. It is still ringing; try again.',
  taskNotEnded: 'Could not end the task: {why}. It is still yours; try again.',
  callNotEnded: 'Could not end the call: {why}. You are still connected; try again, or hang up your phone.',
  notWrapping: 'Could not complete the wrap-up: the task is {status}, not wrapping. Wait a moment, then try again.',
  notCompleted: 'Could not complete the wrap-up: {why}. You get no new calls until it is done; try again.',
  failed: 'That did not work: {why}.',
  acceptUnclear: 'No reply: {why}. If your phone rings, answer it.',
  acceptUnheard: 'No confirmation came. If your phone rings, answer it; if not, accept again.',
  endUnclear:
    'It is not clear yet whether the call has ended: {why}. The page is checking and ends it if needed. You can also hang up your phone.',
  unclear: 'It is not clear yet whether that worked: {why}. The page is checking.',
  leftAlone: 'Could not complete the wrap-up: the customer is alone on the line. Take the call back, or end it.',
} as const;
