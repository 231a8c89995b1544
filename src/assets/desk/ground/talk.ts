import { type Engagement, isTaken } from './engagement';
import { acceptByOf, isConnected } from './task';

/**
 * What there is to talk.
 *
 * - `none`: a task without a call
 * - `unconnected`: a call that was accepted just so, for instance by the assignment callback's `accept` instruction:
 *   nobody was dialled, and the caller still waits
 * - `call`: a call that is offered, or that TaskRouter has connected
 */
export type Talk = 'none' | 'unconnected' | 'call';

/** Tells the talk from the task's attributes and from how the page accepted it. */
export function talkOf({ stage, reservation: { task }, dialled }: Engagement): Talk {
  if (acceptByOf(task.attributes) === 'accept') return 'none';
  return !isTaken(stage) || dialled || isConnected(task) ? 'call' : 'unconnected';
}
