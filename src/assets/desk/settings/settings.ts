import type { BehaviourOf } from '../behaviour';
import type { SettingsEvent } from './settings-state';
import { step } from '../step';

/** The operator's configuration. */
export const settings: BehaviourOf<SettingsEvent> = {
  on: { 'settings-read': (state, event) => step({ ...state, settings: event.settings }) },
  anytime: true,
};
