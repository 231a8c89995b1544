import { reportBulk } from '../bulk/report';
import { CliError } from '../cli-error';
import { exitCodes } from '../exit-codes';
import type { ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { requireKnown } from '../known-names';
import { showAge } from '../output/age';
import { palette } from '../output/colour';
import { Table } from '../output/table';
import { endStuck } from './fix';
import { findStuck } from './fix-find';
import type { FixOptions, Place, Stuck } from './fix-find';
import { paintStatus } from './print';
import { jsonLine } from '../output/json-line';

/** `desk tasks fix` */
export async function runFixTasks(
  invocation: Invocation,
  { yes = false, ...options }: FixOptions & { readonly yes?: boolean },
): Promise<ExitCode> {
  if (options.where !== undefined && options.include?.includes('reservations')) {
    throw new CliError(
      'usage',
      '--where is about tasks, and Twilio finds no reservations by it: leave one of both out.',
    );
  }
  const { client, workspaceSid } = await invocation.connect();
  const place = { client, workspaceSid: await workspaceSid() };
  if (!yes) return showStuck(invocation, place, options);
  await requireKnown(client, place.workspaceSid, options);
  return reportBulk(
    invocation,
    { verb: 'tasks fix', doing: 'Fixing tasks', done: 'fixed' },
    { items: findStuck(place, options), act: (stuck) => endStuck(place, stuck), sidOf: ({ sid }) => sid },
  );
}

/** Says what would be done. */
async function showStuck({ io, json }: Invocation, place: Place, options: FixOptions): Promise<ExitCode> {
  const count = { complete: 0, cancel: 0 };
  const colour = palette(io, io.stdout);
  const table = new Table(
    [
      { title: 'STUCK', paint: (shown) => colour.dim(shown) },
      { title: 'STATUS', paint: paintStatus(colour) },
      { title: 'FOR', align: 'right' },
      { title: 'WOULD' },
      { title: 'WHY', least: 10 },
    ],
    {
      print: (line) => io.stdout.write(`${line}\n`),
      width: io.stdout.isTerminal ? io.stdout.columns() : Infinity,
      heading: colour.bold,
    },
  );
  for await (const stuck of findStuck(place, options)) {
    count[stuck.action] += 1;
    if (json) io.stdout.write(jsonLine(stuck));
    else table.add(cells(stuck));
    if (io.stdout.isClosed()) return exitCodes.done;
  }
  table.end();
  const { complete, cancel } = count;
  if (complete + cancel === 0) await requireKnown(place.client, place.workspaceSid, options);
  if (!json) {
    const nothing = complete + cancel === 0;
    io.stderr.write(
      nothing ? 'Nothing is stuck.\n' : `${complete} to complete, ${cancel} to cancel. Say --yes to do it.\n`,
    );
  }
  return exitCodes.done;
}

const cells = ({ sid, status, forSeconds, action, why }: Stuck): string[] => [
  sid,
  status,
  showAge(forSeconds),
  action,
  why,
];
