import type { AuditEntry, AuditQuery } from '../../lib/people/audit';
import type { AuditAct } from '../../lib/people/audit-acts';
import { isSameName } from '../../lib/text/same-name';
import { exitCodes, type ExitCode } from '../exit-codes';
import { explain } from '../explain';
import type { Invocation } from '../invocation';
import { palette } from '../output/colour';
import { counted } from '../output/count';
import { jsonLine } from '../output/json-line';
import { plain } from '../output/plain';
import { tableOn } from '../output/table';
import { peopleOf } from '../people/people-of';

export interface AuditListOptions {
  readonly who?: string;
  readonly what?: readonly AuditAct[];
  /** Seconds. */
  readonly since?: number;
  readonly follow?: boolean;
}

type Party = NonNullable<AuditEntry['on']>;

const isMeant = (asked: string, { name, workerSid, key }: Party): boolean =>
  workerSid === asked || key === asked || (name !== undefined && isSameName(name, asked));

/** Sync lets each list be read 20 times a second, by all together. */
const followEveryMs = 5_000;

/** Lines come late where an instance had to write to another list, or its clock is behind. */
const lateMs = 120_000;

/** As long as lines are kept, in seconds. */
const keptSeconds = 30 * 86_400;

/** `desk audit list` */
export async function runListAudit(invocation: Invocation, options: AuditListOptions): Promise<ExitCode> {
  const { who, what, since = keptSeconds } = options;
  const { clock } = invocation.io;
  const { audit } = await peopleOf(invocation);
  const query = {
    since: clock.now() - since * 1_000,
    where: (entry: AuditEntry) =>
      (what?.includes(entry.what) ?? true) &&
      (who === undefined || isMeant(who, entry.who) || (entry.on !== undefined && isMeant(who, entry.on))),
  };
  if (options.follow) return followAudit(invocation, audit, query);
  print(invocation, await audit.read(query));
  return exitCodes.done;
}

type Read = Awaited<ReturnType<typeof peopleOf>>['audit'];

/** Tells each line once, as it comes. A look that fails is told, and the next one is taken all the same, but for the first. */
async function followAudit(invocation: Invocation, audit: Read, query: Required<Pick<AuditQuery, 'since' | 'where'>>) {
  const { io, json } = invocation;
  let told = new Set<string>();
  let isFirst = true;
  while (!io.signal.aborted) {
    try {
      const since = isFirst ? query.since : Math.max(query.since, io.clock.now() - lateMs);
      const kept = await audit.readKept({ ...query, since });
      const news = kept.filter(({ mark }) => !told.has(mark));
      told = new Set(kept.map(({ mark }) => mark));
      for (const { entry } of news.toReversed())
        io.stdout.write(json ? jsonLine(entry) : `${cells(entry).map(plain).join('  ')}\n`);
      isFirst = false;
    } catch (error) {
      const failure = explain(error);
      if (failure.code === 'interrupted') break;
      if (isFirst) throw failure;
      io.stderr.write(`${palette(io, io.stderr).yellow(plain(failure.message))}\n`);
    }
    if (io.stdout.isClosed()) break;
    await io.clock.sleep(followEveryMs, io.signal);
  }
  return exitCodes.done;
}

function print({ io, json }: Invocation, entries: readonly AuditEntry[]): void {
  if (json) {
    for (const entry of entries) io.stdout.write(jsonLine(entry));
    return;
  }
  const table = tableOn(io, (colour) => [
    { title: 'AT' },
    { title: 'WHO', least: 6 },
    { title: 'WHAT' },
    { title: 'OUTCOME', paint: (shown, text) => (text === 'done' ? shown : colour.yellow(shown)) },
    { title: 'ON', least: 6 },
    { title: 'WHY', least: 10 },
  ]);
  for (const entry of entries) table.add(cells(entry));
  table.end();
  io.stderr.write(`${counted(entries.length, 'line')}\n`);
}

const cells = ({ at, who, what, outcome, on, why }: AuditEntry): string[] => [
  at,
  nameOf(who),
  what,
  outcome,
  on === undefined ? '–' : nameOf(on),
  why ?? '–',
];

const nameOf = ({ name, workerSid, key, taskSid, callSid }: Party): string =>
  name ?? workerSid ?? key ?? taskSid ?? callSid ?? '–';
