import type { BehaviourOf } from '../behaviour';
import type { TabEvent } from './tabs-events';
import { failed, follow, lead } from './tabs-rules';
import { step } from '../step';
import type { DeskEvent } from '../desk-events';

/** The tabs of one browser, of which one leads. Its events are those that stay in the tab where they happened. */
export const tabs: BehaviourOf<TabEvent> = {
  on: {
    'tab-leads': lead,
    'state-shared': follow,
    'page-failed': failed,
    'failure-dismissed': (state) => {
      const { failure: _failure, ...calm } = state.tab;
      return step({ ...state, tab: calm });
    },
    'joined-dismissed': (state) => {
      const { joined: _joined, ...seen } = state.tab;
      return step({ ...state, tab: seen });
    },
  },
  anytime: true,
};

/** Whether an event stays in the tab where it happened. */
export function isTabEvent({ type }: DeskEvent): boolean {
  return Object.hasOwn(tabs.on, type);
}
