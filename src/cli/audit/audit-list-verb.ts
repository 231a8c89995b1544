import type { AuditEntry } from '../../lib/people/audit';
import type { AuditAct } from '../../lib/people/audit-acts';
import { isSameName } from '../../lib/text/same-name';
import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { palette } from '../output/colour';
import { counted } from '../output/count';
import { jsonLine } from '../output/json-line';
import { Table } from '../output/table';
import { peopleOf } from '../people/people-of';

export interface AuditListOptions {
  readonly who?: string;
  readonly what?: readonly AuditAct[];
  /** Seconds. */
  readonly since?: number;
}

type Party = AuditEntry['who'];

const isMeant = (asked: string, { name, workerSid, key }: Party): boolean =>
  workerSid === asked || key === asked || (name !== undefined && isSameName(name, asked));

/** `desk audit list` */
export async function runListAudit(invocation: Invocation, { who, what, since }: AuditListOptions): Promise<ExitCode> {
  const { io, json } = invocation;
  const { audit } = await peopleOf(invocation);
  const entries = await audit.read({
    ...(since !== undefined && { since: io.clock.now() - since * 1_000 }),
    where: (entry) =>
      (what?.includes(entry.what) ?? true) &&
      (who === undefined || isMeant(who, entry.who) || (entry.on !== undefined && isMeant(who, entry.on))),
  });
  if (json) for (const entry of entries) io.stdout.write(jsonLine(entry));
  else {
    const colour = palette(io, io.stdout);
    const table = new Table(
      [
        { title: 'AT' },
        { title: 'WHO', least: 6 },
        { title: 'WHAT' },
        { title: 'OUTCOME', paint: (shown, text) => (text === 'done' ? shown : colour.yellow(shown)) },
        { title: 'ON', least: 6 },
        { title: 'WHY', least: 10 },
      ],
      {
        print: (line) => io.stdout.write(`${line}\n`),
        width: io.stdout.isTerminal ? io.stdout.columns() : Infinity,
        heading: colour.bold,
      },
    );
    for (const { at, who: by, what: act, outcome, on, why } of entries)
      table.add([at, nameOf(by), act, outcome, on === undefined ? '–' : nameOf(on), why ?? '–']);
    table.end();
    io.stderr.write(`${counted(entries.length, 'line')}\n`);
  }
  return exitCodes.done;
}

const nameOf = ({ name, workerSid, key }: Party): string => name ?? workerSid ?? key ?? '–';
