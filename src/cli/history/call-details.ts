import type { Twilio } from 'twilio';
import type { CallHistory } from '../../lib/history/call-history';
import type { CallRecord } from '../../lib/history/call-record';
import { largestPage, rows } from '../bulk/pages';
import { refusalOf } from '../explain';
import type { EndedCall } from './ended-calls';

/** A call as it is exported. What nobody knows is absent. */
export type ExportedCall = Omit<CallRecord, 'known'> & {
  /** The SIDs of its recordings. Absent where there are none, and where they cannot be asked for. */
  readonly recordings?: readonly string[];
};

/** A recording may be written down a while after its call's end. */
const recordingLagMs = 10 * 60_000;

/** Adds to calls what TaskRouter's events do not tell. */
export class CallDetails {
  readonly #client: Twilio;
  readonly #history: CallHistory | undefined;
  #hasRecordings = true;

  /** @param history - The records that the desk keeps; `undefined` where it keeps none. */
  constructor(client: Twilio, history: CallHistory | undefined) {
    this.#client = client;
    this.#history = history;
  }

  /** False where recordings cannot be asked for, as on the local TaskRouter. */
  get hasRecordings(): boolean {
    return this.#hasRecordings;
  }

  /** One request for each call that somebody took, where the desk keeps records, and one for each thousand recordings. */
  async of(calls: readonly EndedCall[]): Promise<ExportedCall[]> {
    const recordings = await this.#recordingsOf(calls);
    return Promise.all(
      calls.map(async ({ record: { known: _known, ...told }, legs }) => {
        const kept = await this.#recordOf(told);
        const sids = [...new Set(legs.flatMap((leg) => recordings.get(leg) ?? []))];
        return {
          ...told,
          ...(kept?.holds && { holds: kept.holds }),
          ...(kept?.hungUp && { hungUp: kept.hungUp }),
          ...(kept?.notes !== undefined && told.notes === undefined && { notes: kept.notes }),
          ...(kept?.disposition !== undefined && told.disposition === undefined && { disposition: kept.disposition }),
          ...(sids.length > 0 && { recordings: sids }),
        };
      }),
    );
  }

  async #recordOf(call: Omit<CallRecord, 'known'>): Promise<CallRecord | undefined> {
    const first = call.people[0];
    return first && this.#history?.find(first.workerSid, call);
  }

  /** By the SID of the conference or the call that was recorded. */
  async #recordingsOf(calls: readonly EndedCall[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, string[]>();
    const wanted = new Set(calls.flatMap(({ legs }) => legs));
    if (wanted.size === 0 || !this.#hasRecordings) return found;
    const begun = calls.reduce((least, { record }) => Math.min(least, Date.parse(record.at)), Infinity);
    const ended = calls.reduce((most, { record }) => Math.max(most, Date.parse(record.endedAt)), 0);
    const within = { dateCreatedAfter: new Date(begun), dateCreatedBefore: new Date(ended + recordingLagMs) };
    try {
      for await (const { sid, callSid, conferenceSid } of rows(
        this.#client.recordings.page({ ...within, pageSize: largestPage }),
      ))
        for (const leg of new Set([callSid, conferenceSid]))
          if (wanted.has(leg)) found.set(leg, [...(found.get(leg) ?? []), sid]);
    } catch (error) {
      // A key may be kept from them, and the local TaskRouter records nothing.
      const status = refusalOf(error)?.status;
      if (status !== 501 && status !== 403) throw error;
      this.#hasRecordings = false;
    }
    return found;
  }
}
