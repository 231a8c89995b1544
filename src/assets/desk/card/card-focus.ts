import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { isTyping } from '../ground/typing';

/**
 * Moves the focus to the card when a call arrives, unless the agent is typing; and when the button that had the focus
 * is gone, so that the keyboard never falls off the page. A dialog that is only about settings makes way for a call.
 *
 * @param showing - Names what the card shows; the focus is looked at when it changes.
 */
export function useCardFocus(card: RefObject<HTMLElement | null>, showing: string, arrived: boolean): void {
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    if (arrived) for (const dialog of document.querySelectorAll<HTMLDialogElement>(YIELDING)) dialog.close();
    const active = document.activeElement;
    const lost = !active || active === document.body || element.contains(active);
    // Never out of a field or off its keys: what the agent types goes on where they typed it.
    const isAtWork = isTyping(active) || active?.closest('[data-typed]');
    if (!isAtWork && (lost || arrived)) element.focus({ preventScroll: !arrived });
  }, [showing]);
}

/**
 * Gives the focus to the card when what had it is drawn no more. For what is drawn after the card: by then the card has
 * looked already.
 */
export function useFocusKept(): void {
  const before = document.activeElement;
  useLayoutEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (before && !before.isConnected && isLost)
      document.querySelector<HTMLElement>('.card')?.focus({ preventScroll: true });
  });
}

const YIELDING = 'dialog[open][data-yields]';
