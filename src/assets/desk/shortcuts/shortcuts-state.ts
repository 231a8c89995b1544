import { asObject, isObject } from '../ground/json';
import { isShortcutName, isSingleCharacter, type ShortcutName, shortcutNames, SHORTCUTS } from './shortcuts-keys';

/** The agent's own keys. Kept in the browser. */
export interface ShortcutSettings {
  /** Where they differ from the ones at first. */
  readonly keys: Readonly<Partial<Record<ShortcutName, string>>>;
  /** Whether characters without Ctrl or Alt do anything. */
  readonly singles: boolean;
}

/** Why a key was not taken: another action has it, or the browser and the page need it themselves. */
export interface ShortcutRefusal {
  readonly name: ShortcutName;
  readonly key: string;
  readonly takenBy?: ShortcutName;
}

export interface ShortcutState {
  readonly settings: ShortcutSettings;
  readonly refusal?: ShortcutRefusal;
}

/** What the agent does about their keys. */
export type ShortcutsAsked =
  | { readonly type: 'shortcut-set'; readonly name: ShortcutName; readonly key: string }
  | { readonly type: 'singles-set'; readonly on: boolean }
  | { readonly type: 'shortcuts-reset' };

export type ShortcutsEvent =
  | ShortcutsAsked
  /** What an earlier page had kept. */
  | { readonly type: 'shortcuts-recalled'; readonly settings: ShortcutSettings };

export type ShortcutsIntent = { readonly type: 'keep-shortcuts'; readonly settings: ShortcutSettings };

export const SHORTCUTS_AT_FIRST: ShortcutState = { settings: { keys: {}, singles: true } };

/** The key of an action, whether it does anything at the moment or not. */
export function keyOf({ keys }: ShortcutSettings, name: ShortcutName): string {
  return keys[name] ?? SHORTCUTS[name].key;
}

/** The action of a key, unless it is a character and those are switched off. */
export function actionOf(settings: ShortcutSettings, combo: string): ShortcutName | undefined {
  if (!settings.singles && isSingleCharacter(combo)) return undefined;
  return shortcutNames.find((name) => keyOf(settings, name) === combo);
}

const MOVES_ABOUT = /^(.*\+)?(Tab|Space|Arrow\w+|Page\w+|Home|End|F\d+|ContextMenu)$/;

/** Whether the browser or the page needs a key itself: to move about, to press what has the focus, to reload. */
function isReserved(name: ShortcutName, key: string): boolean {
  if (/^(Ctrl|Meta)\+|\+Meta\+/.test(key) || MOVES_ABOUT.test(key)) return true;
  return /(^|\+)(Enter|Escape)$/.test(key) && SHORTCUTS[name].where !== 'card';
}

/** Gives an action another key, or says why not. */
export function remapped(
  settings: ShortcutSettings,
  name: ShortcutName,
  key: string,
): { readonly settings: ShortcutSettings } | { readonly refusal: ShortcutRefusal } {
  const takenBy = shortcutNames.find((other) => other !== name && keyOf(settings, other) === key);
  if (takenBy) return { refusal: { name, key, takenBy } };
  if (key === '' || isReserved(name, key)) return { refusal: { name, key } };
  const { [name]: _old, ...others } = settings.keys;
  const keys = key === SHORTCUTS[name].key ? others : { ...others, [name]: key };
  return { settings: { ...settings, keys } };
}

/** Reads keys out of a browser's storage, where anything may stand: what makes no sense is left out. */
export function readShortcuts(stored: unknown): ShortcutSettings {
  const { keys, singles } = isObject(stored) ? stored : {};
  const first: ShortcutSettings = { keys: {}, singles: singles !== false };
  // Two actions may have swapped their keys, so each is judged against all the others as they were kept.
  const kept = Object.entries(asObject(keys)).filter(
    (entry): entry is [ShortcutName, string] => isShortcutName(entry[0]) && typeof entry[1] === 'string',
  );
  const all: ShortcutSettings = { ...first, keys: Object.fromEntries(kept) };
  return kept.every(([name, key]) => 'settings' in remapped(all, name, key)) ? all : first;
}
