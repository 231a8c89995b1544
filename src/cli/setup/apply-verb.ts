import { stringify } from 'lossless-json';
import { CliError } from '../cli-error';
import type { Variables } from '../credentials/environment';
import { confirm } from '../confirm';
import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { palette } from '../output/colour';
import { plain } from '../output/plain';
import { carryOut, type Outcome } from './apply/carry-out';
import { deskSettings, requireWorkflows, type ChosenWorkflows } from './desk-settings';
import { readEnvFile, writeEnvFile } from '../files/env-file';
import { prepare, type PlanningOptions } from './prepare';
import { printPlan } from './print/print-plan';
import { jsonLine } from '../output/json-line';

export interface ApplyOptions extends PlanningOptions, ChosenWorkflows {
  readonly yes?: boolean;
  /** A file to write the desk's settings to. */
  readonly writeEnv?: string;
}

const nothing: Outcome = { done: 0, already: 0, failed: [], notBegun: 0 };

/** `desk setup apply` */
export async function runApply(invocation: Invocation, path: string, options: ApplyOptions): Promise<ExitCode> {
  const { io, json } = invocation;
  const { place } = await invocation.connect();
  const { account, file, plan, surroundings } = await prepare(invocation, path, options);
  if (!json) printPlan(io, plan);
  const [problem] = plan.problems;
  if (problem) {
    const more = json ? ` ${problem.where}: ${problem.message}.` : '';
    throw new CliError(
      'refused',
      `Nothing was changed: there are ${plan.problems.length} problems with the file.${more}`,
    );
  }
  requireWorkflows(account, file, options);
  if (options.writeEnv !== undefined) await readEnvFile(io, options.writeEnv);
  const isPending = plan.operations.length > 0;
  if (isPending) await confirm(io, `Apply this to ${place}?`, { yes: options.yes === true });
  const outcome = isPending ? await carryOut(invocation, account, plan) : nothing;
  const isWhole = outcome.fatal === undefined && outcome.failed.length === 0;
  const settings = isWhole ? deskSettings(account, file, options, surroundings.all) : undefined;
  const { fatal, ...told } = outcome;
  if (json) io.stdout.write(jsonLine({ verb: 'setup apply', plan, ...told, settings }, stringify));
  else tell(invocation, outcome, settings && { ...settings }, { envFile: options.writeEnv, before: surroundings.all });
  // What was done is told by now, whatever becomes of the file.
  if (settings && options.writeEnv !== undefined) {
    await writeEnvFile(io, options.writeEnv, { ...settings });
    if (!json) io.stderr.write(`Written to ${plain(options.writeEnv)}: ${Object.keys(settings).join(', ')}\n`);
  }
  if (fatal !== undefined) throw fatal;
  return isWhole ? exitCodes.done : exitCodes.failed;
}

function tell(
  { io }: Invocation,
  { done, already, failed, unanswered = 0, notBegun }: Outcome,
  settings: Readonly<Record<string, string>> | undefined,
  { envFile, before }: { readonly envFile: string | undefined; readonly before: Variables },
): void {
  const colour = palette(io, io.stderr);
  for (const { operation, error } of failed)
    io.stderr.write(`${colour.red(`Failed to ${plain(operation)}: ${plain(error)}`)}\n`);
  const numbers = [`${done} done`, `${already} unchanged`, `${failed.length} failed`, `${notBegun} not started`];
  if (unanswered > 0) numbers.push(`${unanswered} without a reply, so possibly done`);
  if (done + already + failed.length + unanswered + notBegun > 0) io.stderr.write(`${numbers.join(', ')}\n`);
  if (failed.length > 0)
    io.stderr.write('What was done is kept. Fix what failed and apply again; only the rest will be done.\n');
  if (!settings) return;
  const lines = Object.entries(settings).map(([name, value]) => `${plain(`${name}=${value}`)}\n`);
  const isKnown = Object.entries(settings).every(([name, value]) => before[name] === value);
  if (envFile === undefined && !isKnown) io.stdout.write(`\nFor the desk's .env:\n${lines.join('')}`);
}
