import { useLayoutEffect, useRef } from 'preact/hooks';
import { actionOf, type ShortcutSettings } from './shortcuts-state';
import { combosOf, type ShortcutName, SHORTCUTS } from './shortcuts-keys';
import { isDialogOpen, isTypedOn, isTyping, noteTyping } from '../ground/typing';

/** What keys do at the moment: whoever shows a button says what its key does, for as long as the button is there. */
const doing = new Map<ShortcutName, { readonly run: () => void }>();

/**
 * Lets the key of an action do something while a component is shown.
 *
 * @param run - What it does; `undefined` while it can do nothing.
 */
export function useShortcut(name: ShortcutName, run: (() => void) | undefined): void {
  const latest = useRef(run);
  latest.current = run;
  const isPossible = run !== undefined;
  useLayoutEffect(() => {
    if (!isPossible) return undefined;
    const entry = { run: () => latest.current?.() };
    doing.set(name, entry);
    return () => {
      if (doing.get(name) === entry) doing.delete(name);
    };
  }, [name, isPossible]);
}

/**
 * Listens for the keys that work everywhere on the page. Nothing happens while somebody types, also just after the field
 * went away, while a dialog is open, for a key that is held down, or for one that something on the page has used itself.
 */
export function useShortcutKeys(settings: ShortcutSettings): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.repeat || event.isComposing || event.defaultPrevented) return;
      if (isTyping(event.target) || isTypedOn(event) || isDialogOpen()) return;
      for (const combo of combosOf(event)) {
        const name = actionOf(settings, combo);
        const entry = name && SHORTCUTS[name].where === 'page' ? doing.get(name) : undefined;
        if (!entry) continue;
        event.preventDefault();
        entry.run();
        return;
      }
    };
    document.addEventListener('keydown', noteTyping, { capture: true });
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', noteTyping, { capture: true });
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [settings]);
}
