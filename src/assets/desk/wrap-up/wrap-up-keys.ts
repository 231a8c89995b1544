import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { comboOf } from '../shortcuts/shortcuts-keys';

/** What makes a field complete the wrap-up by key. */
export interface FieldKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly 'aria-keyshortcuts': string | undefined;
}

/** What completes the wrap-up while one writes, when no letter can. */
const COMPLETE_COMBOS = ['Ctrl+Enter', 'Meta+Enter'];
/** The same, as assistive technology wants them. */
const COMPLETE_KEYS = ['Control+Enter', 'Meta+Enter'].join(' ');

/** @param complete - Completes the wrap-up; `undefined` while that cannot be. */
export function completingKeys(complete: (() => void) | undefined): FieldKeys {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!complete || event.repeat || event.isComposing) return;
    if (!COMPLETE_COMBOS.includes(comboOf(event) ?? '')) return;
    event.preventDefault();
    complete();
  };
  return { onKeyDown, 'aria-keyshortcuts': complete && COMPLETE_KEYS };
}

/** Whoever completes without something is led to it. */
export function useLead(field: RefObject<HTMLElement | null>, isMissing: boolean): void {
  useLayoutEffect(() => {
    if (isMissing) field.current?.focus();
  }, [isMissing]);
}
