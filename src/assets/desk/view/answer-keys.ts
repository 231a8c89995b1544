import { useEffect } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { ActionName } from '../model/situation';
import type { OnDesk } from '../model/situation';

/** The keys that answer an arrival. */
export const ANSWER_KEYS: Partial<Record<ActionName, string>> = { accept: 'Enter', reject: 'Escape' };

/**
 * Enter accepts and Escape rejects while the arrival card has the focus. A key held down answers nothing, and Enter on
 * a button is the button's.
 */
export function useAnswerKeys(
  card: RefObject<HTMLElement | null>,
  situation: OnDesk,
  act: (action: ActionName | undefined) => void,
): void {
  useEffect(() => {
    const element = card.current;
    if (!element || situation.name !== 'ringing') return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.repeat || event.isComposing) return;
      if (event.key === ANSWER_KEYS.reject) act(situation.actions.destructive);
      else if (event.key === ANSWER_KEYS.accept && event.target === element) act(situation.actions.primary);
      else return;
      event.preventDefault();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  });
}
