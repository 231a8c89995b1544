/** A thing a key does. */
export interface Shortcut {
  /** The key at first, as {@link comboOf} writes it. */
  readonly key: string;
  /** `card`: only while the arrival card, or nothing, has the focus. `page`: wherever nobody is typing. */
  readonly where: 'card' | 'page';
}

/**
 * Everything keys do. Whoever adds an action adds a line here and its words to the messages, and says what it does with
 * `useShortcut` where it can be done.
 *
 * Ending a call takes two keys: a stray one must not hang up on somebody.
 */
export const SHORTCUTS = {
  accept: { key: 'Enter', where: 'card' },
  reject: { key: 'Escape', where: 'card' },
  'go-available': { key: 'a', where: 'page' },
  'go-away': { key: 'u', where: 'page' },
  mute: { key: 'm', where: 'page' },
  hold: { key: 'h', where: 'page' },
  'ask-help': { key: 'Shift+h', where: 'page' },
  end: { key: 'Shift+e', where: 'page' },
  complete: { key: 'c', where: 'page' },
  ring: { key: 's', where: 'page' },
  help: { key: '?', where: 'page' },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof SHORTCUTS;

export const shortcutNames = Object.keys(SHORTCUTS).filter(isShortcutName);

export function isShortcutName(name: string): name is ShortcutName {
  return Object.hasOwn(SHORTCUTS, name);
}

/** The part of a keyboard event that names its key. */
export interface KeyPress {
  readonly key: string;
  /** Where the key is on the board, whatever is written on it. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const MODIFIERS = ['Control', 'Alt', 'AltGraph', 'Meta', 'Shift', 'CapsLock', 'Fn', 'Dead', 'Process', 'Unidentified'];

/**
 * A key with what is held down beside it: `m`, `Shift+e`, `Alt+k`, `?`. Shift counts for letters and for keys with a
 * name; for other characters it is part of how they are typed.
 *
 * @returns Nothing for a modifier alone.
 */
export function comboOf({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyPress): string | undefined {
  if (MODIFIERS.includes(key)) return undefined;
  const isLetter = /^\p{L}$/u.test(key);
  const held = [
    ctrlKey && 'Ctrl',
    altKey && 'Alt',
    metaKey && 'Meta',
    shiftKey && (isLetter || key.length > 1) && 'Shift',
  ];
  const name = key === ' ' ? 'Space' : isLetter ? key.toLowerCase() : key;
  return [...held.filter(Boolean), name].join('+');
}

/**
 * What a key press may be called: as it is written, and, on a keyboard of another script, by the Latin letter in its
 * place.
 */
export function combosOf(press: KeyPress): string[] {
  const written = comboOf(press);
  if (written === undefined) return [];
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  const foreign = /^\p{L}$/u.test(press.key) && !/^[a-z]$/i.test(press.key);
  const latin = letter && foreign ? comboOf({ ...press, key: letter }) : undefined;
  return latin === undefined ? [written] : [written, latin];
}

/**
 * Whether a key is a character alone, which people who speak to their computer press by accident.
 *
 * @see https://www.w3.org/TR/WCAG22/#character-key-shortcuts
 */
export function isSingleCharacter(combo: string): boolean {
  return /^(Shift\+)?.$/u.test(combo);
}
