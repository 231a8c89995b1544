import type { CallHistory } from '../history/call-history';
import type { CallRecord } from '../history/call-record';

/** A call as a supervisor gets to see it. */
export type PastCall = Omit<CallRecord, 'known' | 'notes' | 'notesCut'> & {
  readonly notes?: string;
  /** There are notes, which were not asked for. */
  readonly hasNotes?: true;
};

/** Some calls, the newest first. */
export interface PastCalls {
  readonly calls: readonly PastCall[];
  /** For the next page; absent where there is none. */
  readonly before?: string;
}

/** Which calls are asked for. */
export interface PastQuery {
  /** In UTC, as `2026-11-30`. */
  readonly day: string;
  readonly workerSid?: string | undefined;
  /** Of the page before. */
  readonly before?: string | undefined;
  readonly withNotes: boolean;
}

/** As many as a page has. */
const most = 100;

const daySeconds = 86_400;

/** The calls that began on a day, of everybody or of one worker. One request; a second one where a worker seems to have had none. */
export async function readPastCalls(history: CallHistory, query: PastQuery): Promise<PastCalls> {
  const { day, workerSid, before, withNotes } = query;
  if (workerSid === undefined) return shown(await history.ofDay(day, before, most), withNotes);
  // A worker's calls are of all days in one, the newest first. What is newer than the day is passed over, where Sync knows how.
  const end = Date.parse(`${day}T00:00:00Z`) / 1_000 + daySeconds;
  const passed = await history.ofWorker(workerSid, before ?? `${String(end).padStart(10, '0')}-`, most);
  const isLost = before === undefined && passed.calls.length === 0;
  const page = isLost ? await history.ofWorker(workerSid, undefined, most) : passed;
  const isMore = page.before !== undefined && (page.calls.at(-1)?.at ?? '') >= day;
  return shown(
    {
      calls: page.calls.filter(({ at }) => at.startsWith(day)),
      ...(isMore && page.before !== undefined && { before: page.before }),
    },
    withNotes,
  );
}

const shown = (
  { calls, before }: { readonly calls: readonly CallRecord[]; readonly before?: string },
  withNotes: boolean,
): PastCalls => ({
  calls: calls.map(({ known: _known, notesCut: _cut, notes, fields, ...call }) => ({
    ...call,
    // A field may hold as much about somebody as notes.
    ...(withNotes && fields && { fields }),
    ...(notes !== undefined && (withNotes ? { notes } : { hasNotes: true as const })),
  })),
  ...(before !== undefined && { before }),
});
