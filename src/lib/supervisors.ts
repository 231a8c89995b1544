import type { Twilio } from 'twilio';
import { hasCode } from './errors';
import { labelledSupervisor } from './participant-labels';

/** How a supervisor takes part in a call: nobody hears them, the agent alone does, or everybody. */
export type TakesPart = 'listens' | 'whispers' | 'talks';

/** A supervisor in a call, or on the way into it. */
export interface Supervisor {
  readonly workerSid: string;
  readonly name: string;
  readonly as: TakesPart;
}

interface Leg {
  readonly label: unknown;
  readonly muted: boolean;
  readonly coaching: boolean;
}

/** Which supervisor somebody in a conference is, if one. */
export function supervisorOf({ label, muted, coaching }: Leg): Supervisor | undefined {
  const who = labelledSupervisor(label);
  return who && { ...who, as: coaching ? 'whispers' : muted ? 'listens' : 'talks' };
}

/** Whether somebody is a supervisor whom the customer does not hear: nobody for a customer to be with. */
export function isUnheard(leg: Leg): boolean {
  const supervisor = supervisorOf(leg);
  return supervisor !== undefined && supervisor.as !== 'talks';
}

/** Ends a conference in which nobody is but supervisors: they keep none going. */
export async function endLeftToSupervisors(
  client: Twilio,
  conferenceSid: string,
  people: readonly Leg[],
): Promise<void> {
  if (people.length === 0 || !people.every((one) => supervisorOf(one))) return;
  try {
    await client.conferences(conferenceSid).update({ status: 'completed' });
  } catch (error) {
    // They hung up in the same moment.
    if (!hasCode(error, 'not_found') && !hasCode(error, 'upstream_refused')) throw error;
  }
}
