import type { BehaviourOf } from '../behaviour';
import { readSignals, type RingEvent, type Signals } from './ring-state';
import { step } from '../step';
import type { DeskState } from '../desk-state';

/** How the page makes itself heard and seen from afar. */
export const ring: BehaviourOf<RingEvent> = {
  on: {
    'signals-set': (state, event) => {
      const choice = readSignals({ ...state.signals.choice, ...event.choice });
      return step(withSignals(state, { choice }), { type: 'keep-signals', choice });
    },
    'signals-recalled': (state, { choice }) => step(withSignals(state, { choice })),
    'sound-told': (state, { sound }) => step(withSignals(state, { sound })),
    'notices-told': (state, { permission }) => step(withSignals(state, { permission })),
  },
  anytime: true,
};

function withSignals(state: DeskState, signals: Partial<Signals>): DeskState {
  return { ...state, signals: { ...state.signals, ...signals } };
}
