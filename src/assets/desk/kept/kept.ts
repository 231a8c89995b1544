import type { BehaviourOf } from '../behaviour';
import type { KeepIntent } from '../desk-events';

/** What this browser remembers of whoever sits here. */
export const kept: BehaviourOf<never, KeepIntent> = {
  on: {},
  perform: (given) => ({
    'keep-signals': (intent) => given.kept.perform(intent),
    'keep-shortcuts': (intent) => given.kept.perform(intent),
    'keep-shift': (intent) => given.kept.perform(intent),
    'recall-shift': (intent) => given.kept.perform(intent),
    'forget-shift': (intent) => given.kept.perform(intent),
  }),
};
