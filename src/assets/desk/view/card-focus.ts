import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Moves the focus to the card when a call arrives, unless the agent is typing; and when the button that had the focus
 * is gone, so that the keyboard never falls off the page.
 *
 * @param showing - Names what the card shows; the focus is looked at when it changes.
 */
export function useCardFocus(card: RefObject<HTMLElement | null>, showing: string, arrived: boolean): void {
  useLayoutEffect(() => {
    const element = card.current;
    if (!element) return;
    const active = document.activeElement;
    // Never out of a field: what the agent types goes on where they typed it.
    const typing = [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement].some((field) => active instanceof field);
    const lost = !active || active === document.body || element.contains(active);
    if (!typing && (lost || arrived)) element.focus({ preventScroll: !arrived });
  }, [showing]);
}
