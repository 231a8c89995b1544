import type { Engagement } from './engagement';
import { acceptByOf, conferenceOf, workerCallOf } from './task';

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

/** Tells the leg from what TaskRouter writes into the task, see `conference.participants.worker`. */
export function ownLegOf({ stage, reservation }: Engagement): OwnLeg {
  const { task } = reservation;
  const inConference = workerCallOf(task) !== undefined || conferenceOf(task) !== undefined;
  switch (stage.name) {
    case 'accepting':
      return acceptByOf(task.attributes) === 'conference' ? 'dialling' : 'none';
    case 'connected':
    case 'ending':
      if (inConference) return 'connected';
      return acceptByOf(task.attributes) === 'conference' ? 'not-called' : 'none';
    case 'wrapping':
    case 'completing':
      return inConference ? 'left' : 'none';
    default:
      return 'none';
  }
}
