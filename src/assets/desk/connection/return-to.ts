import { chooseActivity } from '../activity/activity-rules';
import { step, type Step } from '../step';
import { activityOf, type DeskState, logged } from '../desk-state';

/** An agent who was out of reach for longer than this may have left their chair. */
export const RETURN_WITHIN_MS = 5 * 60_000;

/**
 * The activity to return to after the connection was gone.
 *
 * TaskRouter takes a worker offline when the last socket closes, whether a tab was closed or a cable was pulled. Where
 * the page is still there, the agent is too, and never asked for it.
 *
 * @returns `undefined` when nothing is to be done
 */
export function activityToReturnTo(state: DeskState, now: number): string | undefined {
  const { unheard, worker, activityChange } = state;
  if (!unheard || !worker || activityChange || now - unheard.since > RETURN_WITHIN_MS) return undefined;
  const then = activityOf(state, unheard.activitySid);
  const today = activityOf(state, worker.activitySid);
  if (!then?.available || !today || today.available) return undefined;
  return today.name.toLowerCase() === 'offline' ? then.sid : undefined;
}

/** Connected again: puts an agent back whom TaskRouter took offline meanwhile. */
export function returnToActivity(state: DeskState, now: number): Step {
  const sid = activityToReturnTo(state, now);
  const { unheard: _unheard, ...heard } = state;
  if (sid === undefined) return step(heard);
  const name = activityOf(state, sid)?.name ?? '';
  return chooseActivity(logged(heard, { what: 'returning', name }, now), sid, now);
}
