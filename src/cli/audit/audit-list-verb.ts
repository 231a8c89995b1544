import type { Audit, AuditEntry } from '../../lib/people/audit';
import type { AuditAct } from '../../lib/people/audit-acts';
import { isSameName } from '../../lib/text/same-name';
import { exitCodes, type ExitCode } from '../exit-codes';
import { follow } from '../follow/follow';
import type { Invocation } from '../invocation';
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

/** As long as lines are kept, in seconds. */
const keptSeconds = 30 * 86_400;

type KeptEntry = Awaited<ReturnType<Audit['readKept']>>[number];

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
  if (options.follow) {
    const { io, json } = invocation;
    async function* look(since = query.since): AsyncGenerator<readonly KeptEntry[]> {
      yield (await audit.readKept({ ...query, since: Math.max(query.since, since) })).toReversed();
    }
    return follow<KeptEntry>(io, {
      look,
      keyOf: ({ mark }) => mark,
      atOf: ({ entry }) => Date.parse(entry.at),
      print: ({ entry }) => io.stdout.write(json ? jsonLine(entry) : `${cells(entry).map(plain).join('  ')}\n`),
    });
  }
  print(invocation, await audit.read(query));
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
