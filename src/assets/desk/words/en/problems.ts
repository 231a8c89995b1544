/** What went wrong with a request about a call. */
export const problems = {
  callerGone:
    'The caller is gone: they hung up, or were connected with somebody else. Reject it to be free for the next.',
  ringing: 'That did not work: {why}. It is still ringing, so try again.',
  taskNotEnded: 'The task was not ended: {why}. It is still yours; try again.',
  callNotEnded: 'The call was not ended: {why}. You are still connected; try again, or hang up your phone.',
  notWrapping: 'The wrap-up was not completed: the task is {status}, not wrapping. Wait a moment, then try again.',
  notCompleted: 'The wrap-up was not completed: {why}. No new call reaches you until it is, so try again.',
  failed: 'That did not work: {why}.',
  acceptUnclear: 'No answer came: {why}. If your phone rings, answer it.',
  acceptUnheard: 'TaskRouter did not say whether it calls you. If your phone rings, answer it; if not, accept again.',
  endUnclear:
    'It is not known yet whether the call has ended: {why}. The page finds out by itself, and ends it if it has not. Hanging up your phone ends it as well.',
  unclear: 'It is not known yet whether that was done: {why}. The page finds out by itself.',
  leftAlone:
    'The wrap-up was not completed: the customer is on the line with nobody. Take them back, or end their call.',
} as const;
