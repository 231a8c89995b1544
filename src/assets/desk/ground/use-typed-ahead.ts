import { useLayoutEffect, useState } from 'preact/hooks';

/** What was typed into a field whose text another tab keeps, and is still on its way there. */
interface TypedAhead {
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

/** A field shows what was typed into it, however late it comes back, so that no letter is lost to an older text. */
export function useTypedAhead(
  text: string,
  tell: (text: string) => void,
): { readonly value: string; readonly typed: (text: string) => void } {
  const [ahead, setAhead] = useState<TypedAhead>({ from: text, told: [] });
  const still = stillAhead(ahead, text);
  const isOver = ahead.told.length > 0 && still.length === 0;
  // Else the field would take the same text, when it comes again, for one from before.
  useLayoutEffect(() => {
    if (isOver) setAhead({ from: text, told: [] });
  }, [isOver]);
  return {
    value: still.at(-1) ?? text,
    typed(written) {
      setAhead({ from: text, told: [...still, written] });
      tell(written);
    },
  };
}
