import { type ReadonlySignal, signal } from '@preact/signals';
import { performPast, type PastPorts } from './past-perform';
import { begin, updatePast, type PastChoice, type PastEvent, type PastState, type PastStep } from './past-state';

/** The calls of a day, as they are read, and a way to tell what somebody wants of them. */
export interface OpenPast {
  readonly state: ReadonlySignal<PastState>;
  readonly send: (event: PastEvent) => void;
}

/** Wires the model and its ports, and begins to read. */
export function openPast(ports: PastPorts, choice: PastChoice): OpenPast {
  const first = begin(choice);
  const state = signal(first.state);
  const perform = performPast(ports, (event) => go(updatePast(state.peek(), event)));
  function go(step: PastStep): void {
    state.value = step.state;
    for (const intent of step.intents) void perform(intent);
  }
  go(first);
  return { state, send: (event) => go(updatePast(state.peek(), event)) };
}
