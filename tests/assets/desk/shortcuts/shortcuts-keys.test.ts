import fc from 'fast-check';
import {
  actionOf,
  keyOf,
  readShortcuts,
  remapped,
  SHORTCUTS_AT_FIRST,
  type ShortcutSettings,
} from '../../../../src/assets/desk/shortcuts/shortcuts-state';
import {
  comboOf,
  combosOf,
  isSingleCharacter,
  shortcutNames,
  SHORTCUTS,
} from '../../../../src/assets/desk/shortcuts/shortcuts-keys';
import { signedOut } from '../../../../src/assets/desk/desk-state';
import { atTheDesk, walk } from '../given';

const press = (key: string, held: object = {}, code = '') => ({
  key,
  code,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});
const first = SHORTCUTS_AT_FIRST.settings;

describe('the name of a key', () => {
  it.each([
    ['m', press('m')],
    ['Shift+e', press('E', { shiftKey: true })],
    ['?', press('?', { shiftKey: true })],
    ['Alt+k', press('k', { altKey: true })],
    ['Ctrl+Alt+Shift+Enter', press('Enter', { ctrlKey: true, altKey: true, shiftKey: true })],
    ['Space', press(' ')],
  ])('is %s', (combo, given) => {
    expect(comboOf(given)).toBe(combo);
  });

  it('is none for a modifier alone', () => {
    expect(combosOf(press('Shift', { shiftKey: true }))).toEqual([]);
  });

  it('is also the Latin letter in its place, on a keyboard of another script', () => {
    expect(combosOf(press('ة', {}, 'KeyM'))).toEqual(['ة', 'm']);
    expect(combosOf(press('M', { shiftKey: true }, 'KeyM'))).toEqual(['Shift+m']);
    // A Latin keyboard with other places means what is written on it.
    expect(combosOf(press('z', {}, 'KeyY'))).toEqual(['z']);
  });

  it('tells characters from keys that nobody speaks by accident', () => {
    expect(['m', 'Shift+e', '?', '+', 'ñ'].map(isSingleCharacter)).toEqual(Array<boolean>(5).fill(true));
    expect(['Enter', 'Alt+m', 'Escape', 'F2'].map(isSingleCharacter)).toEqual(Array<boolean>(4).fill(false));
  });
});

describe('the table', () => {
  it('gives no key twice', () => {
    const keys = shortcutNames.map((name) => SHORTCUTS[name].key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lets no single key hang up on somebody', () => {
    expect(SHORTCUTS.end.key).toMatch(/\+/);
  });
});

describe('a key of one’s own', () => {
  it('takes the place of the first one, and can be given back', () => {
    const own = remapped(first, 'mute', 'x');
    if (!('settings' in own)) throw new Error('x was refused');
    expect(actionOf(own.settings, 'x')).toBe('mute');
    expect(actionOf(own.settings, 'm')).toBeUndefined();
    expect(remapped(own.settings, 'mute', 'm')).toEqual({ settings: first });
    // The key that became free may be another action's.
    expect(remapped(own.settings, 'hold', 'm')).toMatchObject({ settings: { keys: { mute: 'x', hold: 'm' } } });
  });

  it('is refused where another action has it, and where the page or the browser needs it', () => {
    expect(remapped(first, 'mute', 'h')).toEqual({ refusal: { name: 'mute', key: 'h', takenBy: 'hold' } });
    for (const key of [
      'Tab',
      'Shift+Tab',
      'Space',
      'ArrowDown',
      'Ctrl+w',
      'Ctrl+Alt+w',
      'Meta+q',
      'Alt+Meta+q',
      'F5',
      'Shift+Enter',
      '',
    ]) {
      expect(remapped(first, 'mute', key)).toEqual({ refusal: { name: 'mute', key } });
    }
    expect(remapped(first, 'accept', 'Shift+Enter')).toHaveProperty('settings');
  });

  it('does nothing where it is a character and those are off', () => {
    expect(actionOf({ ...first, singles: false }, 'm')).toBeUndefined();
    expect(actionOf({ ...first, singles: false }, 'Enter')).toBe('accept');
  });

  it('never leaves two actions with one key', () => {
    const name = fc.constantFrom(...shortcutNames);
    const key = fc.constantFrom('a', 'm', 'h', 'x', 'Enter', 'Escape', 'Alt+m', 'Tab', '?');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, key), { maxLength: 30 }), (wishes) => {
        let settings: ShortcutSettings = first;
        for (const [wished, wish] of wishes) {
          const answer = remapped(settings, wished, wish);
          if ('settings' in answer) ({ settings } = answer);
        }
        const keys = shortcutNames.map((each) => keyOf(settings, each));
        expect(new Set(keys).size).toBe(keys.length);
        expect(readShortcuts(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
      }),
    );
  });
});

describe('keys that were kept', () => {
  it.each([
    ['nothing', undefined],
    ['not an object', 'junk'],
    ['a list', { keys: ['m'] }],
    ['an action that is none', { keys: { dance: 'd' } }],
    ['a key that is none', { keys: { mute: 7 } }],
    ['one key for two actions', { keys: { mute: 'x', hold: 'x' } }],
    ['a key the browser needs', { keys: { mute: 'Tab' } }],
  ])('%s: are the ones at first', (_, stored) => {
    expect(readShortcuts(stored)).toEqual(first);
  });

  it('may have been swapped', () => {
    const swapped = { keys: { mute: 'h', hold: 'm' }, singles: false };
    expect(readShortcuts(swapped)).toEqual(swapped);
  });
});

describe('the model', () => {
  it('says why a key was refused until another is taken, and keeps what was taken', () => {
    const refused = walk(signedOut(), { type: 'shortcut-set', name: 'mute', key: 'h' });
    expect(refused.state.shortcuts.refusal).toEqual({ name: 'mute', key: 'h', takenBy: 'hold' });
    expect(refused.keeps).toEqual([]);
    const taken = walk(refused, { type: 'shortcut-set', name: 'mute', key: 'x' });
    expect(taken.state.shortcuts).toEqual({ settings: { keys: { mute: 'x' }, singles: true } });
    expect(taken.keeps).toEqual([{ type: 'keep-shortcuts', settings: taken.state.shortcuts.settings }]);
  });

  it('keeps them when the agent signs out', () => {
    const own = walk(atTheDesk(), { type: 'shortcut-set', name: 'mute', key: 'x' }, { type: 'singles-set', on: false });
    const out = walk(own, { type: 'sign-out-asked' });
    expect(out.state.session.name).toBe('signed-out');
    expect(out.state.shortcuts.settings).toEqual({ keys: { mute: 'x' }, singles: false });
    expect(walk(out, { type: 'shortcuts-reset' }).state.shortcuts.settings).toEqual({ keys: {}, singles: false });
  });
});
