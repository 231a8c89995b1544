import { useLayoutEffect } from 'preact/hooks';
import type { RefObject } from 'preact';
import { keyOf, type ShortcutSettings } from '../shortcuts/shortcuts-state';
import { combosOf, isSingleCharacter } from '../shortcuts/shortcuts-keys';
import type { ActionName, OnDesk } from './card-situation';
import { isDialogOpen, isTypedOn, isTyping } from '../ground/typing';

/**
 * The keys that answer, Enter and Escape at first, while the arrival card, or nothing at all, has the focus. A key held
 * down answers nothing, and Enter on a button is the button's.
 */
export function useAnswerKeys(
  card: RefObject<HTMLElement | null>,
  situation: OnDesk,
  settings: ShortcutSettings,
  act: (action: ActionName | undefined) => void,
): void {
  // With the card, not after it is painted: a key pressed at first sight must not be lost.
  useLayoutEffect(() => {
    if (situation.name !== 'ringing') return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { target } = event;
      // The part of the card that scrolls has the focus while it is being read; it has no keys of its own for these.
      const reading = target instanceof HTMLElement && target.dataset['answers'] !== undefined;
      const onCard = target === card.current || target === document.body || reading;
      const inCard = target instanceof Node && card.current?.contains(target);
      if (event.repeat || event.isComposing || event.defaultPrevented) return;
      if (isTyping(target) || isTypedOn(event) || isDialogOpen()) return;
      const combos = combosOf(event).filter((combo) => settings.singles || !isSingleCharacter(combo));
      if (combos.includes(keyOf(settings, 'accept')) && onCard) act(situation.actions.primary);
      else if (combos.includes(keyOf(settings, 'reject')) && (onCard || inCard)) act(situation.actions.destructive);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
