import { csvLine, type CsvCell } from '../text/csv';
import type { CallRecord } from './call-record';

/** What of a call is written. */
type ExportedCall = Omit<CallRecord, 'known'> & { readonly recordings?: readonly string[] };

type Column = readonly [title: string, cell: (call: ExportedCall) => CsvCell];

const namesOf = (all: readonly { readonly name: string }[]): string => all.map(({ name }) => name).join('; ');

const transferOf = ({ by, to, toQueue, warm, outcome }: NonNullable<ExportedCall['transfers']>[number]): string =>
  [`${by ?? '?'} > ${to ?? (toQueue ? 'queue' : '?')}`, warm && 'warm', outcome].filter(Boolean).join(' ');

/** What stands in a line of CSV. Times are ISO 8601 in UTC, durations whole seconds. More may be added at the end. */
const columns: readonly Column[] = [
  ['ended_at', ({ endedAt }) => endedAt],
  ['made_at', ({ at }) => at],
  ['task', ({ taskSid }) => taskSid],
  ['direction', ({ direction }) => direction],
  ['caller', ({ caller }) => caller],
  ['queue', ({ queue }) => queue],
  ['agents', ({ people }) => namesOf(people)],
  ['wait_seconds', ({ waitSeconds }) => waitSeconds],
  ['talk_seconds', ({ talkSeconds }) => talkSeconds],
  ['missed_by', ({ missed = [] }) => namesOf(missed.filter(({ rejected }) => !rejected))],
  ['rejected_by', ({ missed = [] }) => namesOf(missed.filter(({ rejected }) => rejected))],
  ['transfers', ({ transfers = [] }) => transfers.map(transferOf).join('; ')],
  ['holds', ({ holds }) => holds?.count],
  ['hold_seconds', ({ holds }) => holds?.seconds],
  ['end', ({ end }) => end],
  ['hung_up', ({ hungUp }) => hungUp],
  ['why', ({ why }) => why],
  ['disposition', ({ disposition }) => disposition],
  ['notes', ({ notes }) => notes],
  ['recordings', ({ recordings = [] }) => recordings.join('; ')],
  ['offered_again_of', ({ offeredAgainOf }) => offeredAgainOf],
];

/** The first line. */
export const csvHead: string = csvLine(columns.map(([title]) => title));

/** A call as a line of CSV that no spreadsheet runs as a formula. */
export const csvRow = (call: ExportedCall): string => csvLine(columns.map(([, cell]) => cell(call)));
