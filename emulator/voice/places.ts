import type { ParticipantRow } from '../account/voice-rows';
import type { Switchboard } from './switchboard';

/** Where a call is. Whoever dials a conference or waits in a queue does so by a document, which is not told besides. */
export type Place =
  /** It follows a document, which comes to its end by itself. */
  | { readonly in: 'document' }
  /** It waits in the queue, or hears what it was sent to from there, as the caller of this task. */
  | { readonly in: 'queue'; readonly taskSid: string }
  /** It speaks with another call, without a conference. */
  | { readonly in: 'bridge'; readonly with: string }
  /** `others`: whoever else is connected there. */
  | {
      readonly in: 'conference';
      readonly sid: string;
      readonly hold: boolean;
      readonly others: readonly ParticipantRow[];
    };

/** Every place that a call is in: one, while it goes on and all is well. A call that is being dialled is in none. */
export function placesOf({ engine, queue, bridges, scripts }: Switchboard, callSid: string): Place[] {
  const { store } = engine;
  const places: Place[] = [];
  const queued = queue.ofCall(callSid);
  if (queued?.state === 'waiting') places.push({ in: 'queue', taskSid: queued.taskSid });
  const partner = bridges.partnerOf(callSid);
  if (partner !== undefined) places.push({ in: 'bridge', with: partner });
  for (const { conferenceSid, hold, status } of store.participantOfCall.of(callSid)) {
    if (status !== 'connected') continue;
    const others = [...store.participantsOf.of(conferenceSid)].filter(
      (other) => other.callSid !== callSid && other.status === 'connected',
    );
    places.push({ in: 'conference', sid: conferenceSid, hold, others });
  }
  return places.length === 0 && scripts.has(callSid) ? [{ in: 'document' }] : places;
}
