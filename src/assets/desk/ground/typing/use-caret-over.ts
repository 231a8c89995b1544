import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { caretAfter } from './caret';

/** Keeps the caret of a field whose text changes with the revision, which a browser alone would put at the end. */
export function useCaretOver(field: RefObject<HTMLTextAreaElement | null>, revision: number): void {
  const drawn = useRef(revision);
  const written = field.current;
  const isChanging = drawn.current !== revision && written !== null && document.activeElement === written;
  const was = isChanging ? { text: written.value, caret: written.selectionEnd } : undefined;
  useLayoutEffect(() => {
    drawn.current = revision;
    const shown = field.current;
    if (!was || !shown) return;
    const caret = caretAfter(was.text, was.caret, shown.value);
    shown.setSelectionRange(caret, caret);
  }, [revision]);
}
