import { exitCodes, type ExitCode } from '../exit-codes';
import { findWorker } from '../find-worker';
import { CliError, interrupted } from '../cli-error';
import type { Invocation } from '../invocation';
import { requireKnown } from '../known-names';
import type { Moment } from '../options';
import { palette } from '../output/colour';
import { counted } from '../output/count';
import { jsonLine } from '../output/json-line';
import { tableOn } from '../output/table';
import type { ExportedCall } from './call-details';
import { csvHead, csvRow } from '../../lib/history/call-csv';
import { keptMs, readCalls, type CallFilters } from './read-calls';

export interface ListHistoryOptions extends CallFilters {
  readonly since?: Moment;
  readonly until?: Moment;
  readonly csv?: boolean;
  readonly append?: string;
}

/** `desk history list` */
export async function runListHistory(invocation: Invocation, options: ListHistoryOptions): Promise<ExitCode> {
  const { io, json } = invocation;
  const { since, until, csv = false, append, queue, agent } = options;
  if (csv && json) throw new CliError('usage', 'Either --csv or --json: a line cannot be both. Nothing was read.');
  if (append !== undefined) {
    if (until) throw new CliError('usage', '--append goes on where the file ends, up to now: leave --until out.');
    const { appendHistory } = await import('./append-verb');
    return appendHistory(invocation, { path: append, since, filters: { queue, agent } });
  }
  const now = io.clock.now();
  const from = Math.max(since?.(now) ?? now - 86_400_000, now - keptMs);
  const to = Math.min(until?.(now) ?? Infinity, now + 1_000);
  if (from >= to) throw new CliError('usage', 'The end is not after the beginning: see --since and --until.');
  let count = 0;
  const printer = csv ? csvPrinter(invocation) : json ? jsonPrinter(invocation) : tablePrinter(invocation);
  for await (const { calls } of readCalls(invocation, { queue, agent }, { from, to, isFinal: false })) {
    calls.forEach(printer.print);
    count += calls.length;
    await io.stdout.drained();
    if (io.stdout.isClosed()) return exitCodes.done;
  }
  if (io.signal.aborted) throw interrupted();
  printer.end();
  if (count === 0) await requireNamed(invocation, { queue, agent });
  if (!json && !csv) io.stderr.write(`${counted(count, 'call')}\n`);
  return exitCodes.done;
}

/** Who found nothing may have asked for a name that nothing has. */
async function requireNamed({ connect }: Invocation, { queue, agent }: CallFilters): Promise<void> {
  if (queue === undefined && agent === undefined) return;
  const connection = await connect();
  const where = { client: connection.client, workspaceSid: await connection.workspaceSid() };
  await requireKnown(where.client, where.workspaceSid, { queue });
  if (agent !== undefined) await findWorker(where, agent);
}

interface Printer {
  readonly print: (call: ExportedCall) => void;
  readonly end: () => void;
}

function csvPrinter({ io }: Invocation): Printer {
  io.stdout.write(csvHead);
  return { print: (call) => io.stdout.write(csvRow(call)), end: () => undefined };
}

const jsonPrinter = ({ io }: Invocation): Printer => ({
  print: (call) => io.stdout.write(jsonLine(call)),
  end: () => undefined,
});

function tablePrinter({ io }: Invocation): Printer {
  const colour = palette(io, io.stdout);
  const table = tableOn(io, () => [
    { title: 'ENDED' },
    { title: 'CALLER', least: 8 },
    { title: 'QUEUE', least: 6 },
    { title: 'AGENTS', least: 6 },
    { title: 'WAIT', align: 'right' },
    { title: 'TALK', align: 'right' },
    { title: 'END', paint: (shown, text) => (text === 'completed' ? shown : colour.yellow(shown)) },
    { title: 'OUTCOME', least: 6 },
    { title: 'NOTES', least: 10 },
  ]);
  const seconds = (value: number | undefined): string => (value === undefined ? '–' : `${value}s`);
  return {
    print: ({ endedAt, caller = '–', queue = '–', people, waitSeconds, talkSeconds, end, disposition, notes }) =>
      table.add([
        endedAt,
        caller,
        queue,
        people.map(({ name }) => name).join(', ') || '–',
        seconds(waitSeconds),
        seconds(talkSeconds),
        end,
        disposition ?? '–',
        notes ?? '–',
      ]),
    end: () => table.end(),
  };
}
