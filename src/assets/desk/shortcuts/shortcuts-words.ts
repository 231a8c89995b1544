import { isSingleCharacter, type ShortcutName } from './shortcuts-keys';
import { keyOf, type ShortcutSettings } from './shortcuts-state';
import { type MessageKey, say } from '../words/desk-words';

/**
 * A key as it is written on a keyboard: `Shift+e` → `Shift+E`.
 *
 * @param spoken - Whether it is read aloud, so that it must not be an abbreviation.
 */
export function comboWords(combo: string, spoken = false): string {
  const parts = combo.split(/(?<=.)\+(?=.)/);
  return parts.map((part) => partWords(part, spoken)).join('+');
}

function partWords(part: string, spoken: boolean): string {
  switch (part) {
    case 'Enter':
      return say('shortcuts.enter');
    case 'Escape':
      return say(spoken ? 'shortcuts.escapeSpoken' : 'shortcuts.escape');
    case 'Space':
      return say('shortcuts.space');
    default:
      return part.length === 1 ? part.toLocaleUpperCase('en') : part;
  }
}

/** The key of an action for people to read; nothing where it is a character and those are off. */
export function keyWords(settings: ShortcutSettings, name: ShortcutName, spoken = false): string | undefined {
  const combo = keyOf(settings, name);
  return !settings.singles && isSingleCharacter(combo) ? undefined : comboWords(combo, spoken);
}

/** The same, as assistive technology wants it in `aria-keyshortcuts`. */
export function keyShortcuts(settings: ShortcutSettings, name: ShortcutName): string | undefined {
  const combo = keyOf(settings, name);
  return !settings.singles && isSingleCharacter(combo) ? undefined : combo;
}

const ACTIONS = {
  accept: 'shortcuts.accept',
  reject: 'shortcuts.reject',
  'go-available': 'shortcuts.goAvailable',
  'go-away': 'shortcuts.goAway',
  mute: 'shortcuts.mute',
  hold: 'shortcuts.hold',
  'ask-help': 'help.ask',
  end: 'shortcuts.end',
  complete: 'shortcuts.complete',
  ring: 'shortcuts.ring',
  help: 'shortcuts.help',
} as const satisfies Record<ShortcutName, MessageKey>;

export function actionWords(name: ShortcutName): string {
  return say(ACTIONS[name]);
}
