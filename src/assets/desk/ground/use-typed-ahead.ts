import { useLayoutEffect, useState } from 'preact/hooks';
import { stillAhead, type TypedAhead } from './typed-ahead';

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
