import type { Engagement } from './engagement';
import { acceptByOf, conferenceOf, workerCallOf } from './task';

/**
 * Where the agent's own phone stands.
 *
 * - `none`: no phone is involved, or TaskRouter has not said so yet
 * - `dialling`: TaskRouter is calling it; answering it makes the call
 * - `connected`: it is in the conference with the caller
 * - `left`: the conference is over
 */
export type OwnLeg = 'none' | 'dialling' | 'connected' | 'left';

/** Tells the leg from what TaskRouter writes into the task, see `conference.participants.worker`. */
export function ownLegOf({ stage, reservation }: Engagement): OwnLeg {
  const { task } = reservation;
  const inConference = workerCallOf(task) !== undefined || conferenceOf(task) !== undefined;
  switch (stage.name) {
    case 'accepting':
      return acceptByOf(task.attributes) === 'conference' ? 'dialling' : 'none';
    case 'connected':
    case 'ending':
      return inConference ? 'connected' : 'none';
    case 'wrapping':
    case 'completing':
      return inConference ? 'left' : 'none';
    default:
      return 'none';
  }
}
