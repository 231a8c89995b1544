import type { TabEvent } from './tabs-events';
import { step, type Step } from '../step';
import { takeOver } from './leading';
import { NO_PHONE } from '../browser-phone/browser-phone-state';
import { type DeskState, isSignedIn } from '../desk-state';

/**
 * What belongs to this tab alone. Everything else in the state is the same in all tabs of a browser: one tab leads,
 * and the others draw what it tells them.
 */
export interface TabState {
  /** Whether this tab has the connection and may sound; among the tabs of a browser, one does. */
  readonly leads: boolean;
  /** It joined the session of another tab, without a sign-in of its own; until the agent has seen that. */
  readonly joined?: boolean;
  /** Something in this tab broke; until the agent has seen that. */
  readonly failure?: PageFailure;
}

/** A mistake in the page's own program. */
export interface PageFailure {
  /** Epoch milliseconds of the last time. */
  readonly at: number;
  /** What the browser said, for whoever looks after the desk. */
  readonly message: string;
  readonly times: number;
}

/** Characters of what the browser said that are kept. */
const MESSAGE_LENGTH = 300;

/** What concerns this tab only; the tabs that follow hear of none of it. */
export function onTabEvent(state: DeskState, event: TabEvent, now: number): Step {
  const { tab } = state;
  switch (event.type) {
    case 'tab-leads':
      return lead(state, event.leads, now);
    case 'state-shared':
      return step(follow(state, event.state));
    case 'page-failed': {
      const message = event.message.slice(0, MESSAGE_LENGTH);
      const times = (tab.failure?.times ?? 0) + 1;
      return step({ ...state, tab: { ...tab, failure: { at: now, message, times } } });
    }
    case 'failure-dismissed': {
      const { failure: _failure, ...calm } = tab;
      return step({ ...state, tab: calm });
    }
    default: {
      const { joined: _joined, ...seen } = tab;
      return step({ ...state, tab: seen });
    }
  }
}

function lead(state: DeskState, leads: boolean, now: number): Step {
  if (state.tab.leads === leads) return step(state);
  const { joined: _joined, ...tab } = state.tab;
  const next: DeskState = { ...state, tab: { ...tab, leads } };
  // A telephone belongs to the tab that opened it.
  return leads ? takeOver({ ...next, phone: NO_PHONE }, now) : step(next, { type: 'let-go' }, { type: 'close-phone' });
}

/** Draws what the leading tab tells. A tab that leads knows better than one that did. */
function follow(state: DeskState, shared: DeskState): DeskState {
  const { tab } = state;
  if (tab.leads) return state;
  if (!isSignedIn(shared)) {
    const { joined: _joined, ...out } = tab;
    return { ...shared, tab: out };
  }
  return { ...shared, tab: isSignedIn(state) ? tab : { ...tab, joined: true } };
}
