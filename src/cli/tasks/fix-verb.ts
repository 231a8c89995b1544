import { reportBulk } from '../bulk/report';
import { CliError } from '../cli-error';
import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { requireKnown } from '../known-names';
import { showAge } from '../output/age';
import { onRecordOf } from '../people/on-record';
import { tableOn } from '../output/table';
import { ifKept, strandedBy, whyKept, type Stranded } from './stranded-customer';
import { endStuck } from './fix';
import { findStuck, type FixOptions, type Place, type Stuck } from './fix-find';
import type { Ending } from './fix-decision';
import { paintStatus } from './print-tasks';
import { jsonLine } from '../output/json-line';

/** `desk tasks fix` */
export async function runFixTasks(
  invocation: Invocation,
  { yes = false, ...options }: FixOptions & { readonly yes?: boolean },
): Promise<ExitCode> {
  if (options.where !== undefined && options.include?.includes('reservations')) {
    throw new CliError(
      'usage',
      '--where selects tasks, and Twilio cannot select reservations by it: leave one of the two out.',
    );
  }
  const { endCall = false } = options;
  const { client, workspaceSid } = await invocation.connect();
  const place = { client, workspaceSid: await workspaceSid(), onRecord: await onRecordOf(invocation) };
  if (!yes) return showStuck(invocation, place, options);
  await requireKnown(client, place.workspaceSid, options);
  return reportBulk(
    invocation,
    { verb: 'tasks fix', doing: 'Fixing tasks', done: 'fixed', ifKept },
    { items: findStuck(place, options), act: (stuck) => endStuck(place, stuck, { endCall }), sidOf: ({ sid }) => sid },
  );
}

/** Says what would be done. */
async function showStuck({ io, json }: Invocation, place: Place, options: FixOptions): Promise<ExitCode> {
  const count = { complete: 0, cancel: 0, keep: 0 };
  const table = tableOn(io, (colour) => [
    { title: 'STUCK', paint: (shown) => colour.dim(shown) },
    { title: 'STATUS', paint: paintStatus(colour) },
    { title: 'FOR', align: 'right' },
    { title: 'WOULD' },
    { title: 'WHY', least: 10 },
  ]);
  for await (const { attributes, ...stuck } of findStuck(place, options)) {
    const { stranded } = (await strandedBy(place, { sid: stuck.taskSid, attributes })) ?? {};
    const shown: ShownStuck =
      stranded === undefined
        ? stuck
        : { ...stuck, customer: stranded, ...(!options.endCall && ({ action: 'keep' } as const)) };
    count[shown.action] += 1;
    if (json) io.stdout.write(jsonLine(shown));
    else table.add(cells(shown));
    if (io.stdout.isClosed()) return exitCodes.done;
  }
  table.end();
  const { complete, cancel, keep } = count;
  const nothing = complete + cancel + keep === 0;
  if (nothing) await requireKnown(place.client, place.workspaceSid, options);
  if (!json) {
    const kept = keep > 0 ? `, ${keep} to keep` : '';
    io.stderr.write(
      nothing ? 'Nothing is stuck.\n' : `${complete} to complete, ${cancel} to cancel${kept}. Use --yes to do it.\n`,
    );
    if (keep > 0) io.stderr.write(`${ifKept}\n`);
  }
  return keep > 0 ? exitCodes.alone : exitCodes.done;
}

/** One that is stuck as `--json` shows it, and whether its customer would be left alone. */
type ShownStuck = Omit<Stuck, 'attributes' | 'action'> & {
  readonly action: Ending | 'keep';
  readonly customer?: Stranded;
};

function cells({ sid, status, forSeconds, action, why, customer }: ShownStuck): string[] {
  const would = customer !== undefined && action !== 'keep' ? `end call, ${action}` : action;
  return [sid, status, showAge(forSeconds), would, customer === undefined ? why : `${why}, ${whyKept[customer]}`];
}
