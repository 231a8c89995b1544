import type { BehaviourOf } from '../behaviour';
import { remapped, type ShortcutSettings, type ShortcutsEvent } from './shortcuts-state';
import { step, type Step } from '../step';
import type { DeskState } from '../desk-state';

/** The keys that do what buttons do. */
export const shortcuts: BehaviourOf<ShortcutsEvent> = {
  on: {
    'shortcut-set': (state, { name, key }) => {
      const { settings } = state.shortcuts;
      const outcome = remapped(settings, name, key);
      if ('settings' in outcome) return keep(state, outcome.settings);
      return step({ ...state, shortcuts: { settings, refusal: outcome.refusal } });
    },
    'singles-set': (state, { on }) => keep(state, { ...state.shortcuts.settings, singles: on }),
    'shortcuts-reset': (state) => keep(state, { ...state.shortcuts.settings, keys: {} }),
    'shortcuts-recalled': (state, { settings }) => step({ ...state, shortcuts: { settings } }),
  },
  anytime: true,
};

function keep(state: DeskState, settings: ShortcutSettings): Step {
  return step({ ...state, shortcuts: { settings } }, { type: 'keep-shortcuts', settings });
}
