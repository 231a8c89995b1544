import { type Engagement, talkOf } from '../ground/engagement';
import { hasBack, isCalledBack, isStranded } from '../take-back/take-back-fate';
import type { CallState } from '../ground/calls';
import { isConnected } from '../ground/task';

/**
 * Where the agent's own phone stands.
 *
 * - `none`: nothing to say about a phone
 * - `not-called`: the call was accepted, but nobody is in a conference
 * - `dialling`: TaskRouter is calling it; answering it makes the call
 * - `connected`: it is in the conference with the caller
 * - `left`: the conference is over
 */
export type OwnLeg = 'none' | 'not-called' | 'dialling' | 'connected' | 'left';

/**
 * Tells the leg from what TaskRouter writes into the task, see `conference.participants.worker`.
 *
 * @param call - What is known of the call besides: the agent may be back in one that they had left.
 */
export function ownLegOf(engagement: Engagement, call?: CallState): OwnLeg {
  const talk = talkOf(engagement);
  if (call && hasBack(call, engagement)) return 'connected';
  if (call && isStranded(call, engagement) && isCalledBack(call)) return 'dialling';
  switch (engagement.stage.name) {
    case 'accepting':
      return talk === 'call' && !engagement.problem ? 'dialling' : 'none';
    case 'connected':
    case 'ending':
      if (isConnected(engagement.reservation.task) || talk === 'call') return 'connected';
      return talk === 'unconnected' ? 'not-called' : 'none';
    case 'wrapping':
    case 'completing':
      return isConnected(engagement.reservation.task) || talk === 'call' ? 'left' : 'none';
    default:
      return 'none';
  }
}
