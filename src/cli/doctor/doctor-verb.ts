import { confirm } from '../confirm';
import { exitCodes, type ExitCode } from '../exit-codes';
import { CliError } from '../cli-error';
import { isFatal, explain } from '../explain';
import type { Invocation } from '../invocation';
import { counted } from '../output/count';
import { palette } from '../output/colour';
import { plain } from '../output/plain';
import { Progress } from '../output/progress';
import type { Check, Fix } from './check';
import { allChecks } from './checks';
import { makeContext } from './make-context';
import type { Machine } from './machine';
import { printReport, summary } from './print-report';
import { runChecks, type Examined } from './run-checks';
import { redactor } from './secrets';
import { readWaivers } from './waivers';
import type { Waivers } from '../waive-option';
import { jsonLine } from '../output/json-line';

export interface DoctorOptions {
  /** The IDs of the checks to make. */
  readonly only?: readonly string[];
  /** Where the desk is. */
  readonly desk?: string;
  readonly waive?: Waivers;
  /** Ends with 1 also where somebody should look at something. */
  readonly strict?: boolean;
  readonly fix?: boolean;
  readonly yes?: boolean;
}

/** A repair that was tried. */
interface Repair {
  readonly check: string;
  readonly what: string;
  readonly done: boolean;
  readonly error?: string;
}

/** An examination, and how to show what came of it. */
export interface Examination {
  readonly examined: readonly Examined[];
  /** Takes secrets out of a text. */
  readonly shown: (text: string) => string;
}

/** What repaired makes possible to see is repaired, too; so often at most. */
const mostRounds = 3;

/** Looks at everything, or at what is asked for. Changes nothing. */
export async function examine(
  invocation: Invocation,
  checks: readonly Check[],
  { only, desk, waive, machine }: Pick<DoctorOptions, 'only' | 'desk' | 'waive'> & { readonly machine?: Machine } = {},
): Promise<Examination> {
  const waivers = await readWaivers(invocation.io, waive, allChecks);
  const context = await makeContext(invocation, { desk, ...(machine && { machine }) });
  const progress = new Progress(invocation.io, 'Looking');
  let handled = 0;
  try {
    const examined = await runChecks(checks, context, {
      only,
      waivers,
      onEnd: () => progress.show({ handled: (handled += 1), total: only ? undefined : checks.length, failed: 0 }),
    });
    return { examined, shown: redactor(context.variables) };
  } finally {
    progress.clear();
  }
}

/** Whether nothing stops a deployment that is not waived. What was not checked waits for something that does, or is no matter yet. */
export const isHealthy = (examined: readonly Examined[], strict = false): boolean =>
  examined.every(
    ({ status, waived }) => waived !== undefined || (status !== 'invalid' && !(strict && status === 'warning')),
  );

/** `desk doctor` */
export async function runDoctor(invocation: Invocation, options: DoctorOptions, machine?: Machine): Promise<ExitCode> {
  const { io, json } = invocation;
  const look = (): Promise<Examination> => examine(invocation, allChecks, { ...options, ...(machine && { machine }) });
  let { examined, shown } = await look();
  if (!json) tell(invocation, examined, shown);
  const repairs: Repair[] = [];
  for (let round = 0; options.fix && round < mostRounds; round += 1) {
    const done = await repair(invocation, examined, shown, options.yes === true);
    if (done.length === 0) break;
    repairs.push(...done);
    const before = examined;
    ({ examined, shown } = await look());
    const changed = examined.filter(
      ({ check }) => !before.some((earlier) => earlier.check === check && isDone(earlier)),
    );
    if (!json) tell(invocation, changed, shown);
    if (done.every((one) => !one.done)) break;
  }
  if (json) io.stdout.write(jsonLine(reportOf(examined, repairs, shown)));
  return isHealthy(examined, options.strict) ? exitCodes.done : exitCodes.failed;
}

const isDone = ({ status }: Examined): boolean => status === 'valid' || status === 'manual';

function tell({ io }: Invocation, examined: readonly Examined[], shown: (text: string) => string): void {
  printReport(io, io.stdout, examined, shown);
  io.stdout.write(`\n${summary(examined)}\n`);
}

/** Does what can be done by itself, after a question. */
async function repair(
  { io, json }: Invocation,
  examined: readonly Examined[],
  shown: (text: string) => string,
  yes: boolean,
): Promise<Repair[]> {
  const todo = examined.flatMap(({ check, waived, fixes = [] }) =>
    // Somebody has decided that it stays as it is.
    (waived === undefined ? fixes : []).map((fix): readonly [string, Fix] => [check.id, fix]),
  );
  if (todo.length === 0) return [];
  const say = (text: string): void => {
    if (!json) io.stderr.write(`${plain(shown(text))}\n`);
  };
  const isAsked = !yes;
  if (isAsked) for (const [, { what }] of todo) io.stderr.write(`  ${plain(shown(what))}\n`);
  await confirm(io, `Apply ${todo.length === 1 ? 'this' : `these ${counted(todo.length, 'fix')}`}?`, { yes });
  const repairs: Repair[] = [];
  const colour = palette(io, io.stderr);
  for (const [check, fix] of todo) {
    const { what } = fix;
    if (io.signal.aborted) throw new CliError('interrupted', `Stopped after ${counted(repairs.length, 'fix')}.`);
    try {
      await fix.apply();
      repairs.push({ check, what: shown(what), done: true });
      say(`Done: ${what}`);
    } catch (error) {
      if (isFatal(error)) throw error;
      const { message } = explain(error);
      repairs.push({ check, what: shown(what), done: false, error: shown(message) });
      if (!json) io.stderr.write(`${colour.red(plain(shown(`Failed: ${what}: ${message}`)))}\n`);
    }
  }
  return repairs;
}

/** What `--json` prints; docs/cli.md has its fields. */
function reportOf(examined: readonly Examined[], repairs: readonly Repair[], shown: (text: string) => string): object {
  return {
    verb: 'doctor',
    valid: isHealthy(examined),
    checks: examined.map(({ check, status, weight, waived, valid, found, wanted, actions, fixes = [] }) => ({
      id: check.id,
      title: check.title,
      status,
      weight,
      waived: waived === undefined ? null : shown(waived),
      valid,
      found: found.map(shown),
      wanted: shown(wanted),
      actions: actions.map(shown),
      fixes: fixes.map(({ what }) => shown(what)),
    })),
    repairs,
  };
}
