import type { DeskState } from './desk-state';
import type { Intent } from './desk-events';

/** What an event leads to. */
export interface Step {
  readonly state: DeskState;
  readonly intents: readonly Intent[];
}

export function step(state: DeskState, ...intents: Intent[]): Step {
  return { state, intents };
}

/** Goes on from a step, keeping what it wants done. */
export function andThen(first: Step, next: (state: DeskState) => Step): Step {
  const second = next(first.state);
  return { state: second.state, intents: [...first.intents, ...second.intents] };
}
