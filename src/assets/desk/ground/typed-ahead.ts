/** What was typed into a field whose text another tab keeps, and is still on its way there. */
export interface TypedAhead {
  /** The text when the oldest of it was typed. */
  readonly from: string;
  /** What the field said after each letter, the newest last. */
  readonly told: readonly string[];
}

/**
 * What has not come back yet.
 *
 * @param text - What all tabs know: the text from before, one of those that were told, or something else altogether, to
 * which the field gives way.
 */
export function stillAhead({ from, told }: TypedAhead, text: string): readonly string[] {
  const known = told.lastIndexOf(text);
  return known < 0 && text !== from ? [] : told.slice(known + 1);
}
