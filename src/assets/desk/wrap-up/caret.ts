/**
 * Where the caret belongs after a colleague's words came into a text: beside the same letters as before, and at the end
 * where these are not found.
 */
export function caretAfter(before: string, caret: number, after: string): number {
  if (after.startsWith(before.slice(0, caret))) return caret;
  const rest = before.slice(caret);
  return after.endsWith(rest) ? after.length - rest.length : after.length;
}
