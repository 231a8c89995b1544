import { readFile } from 'node:fs/promises';
import { CliError, interrupted } from '../cli-error';
import { exitCodes, type ExitCode } from '../exit-codes';
import type { Waivers } from '../waive-option';
import type { Invocation } from '../invocation';
import { palette } from '../output/colour';
import { plain } from '../output/plain';
import { onRecordOf } from '../people/on-record';
import { writeEnvFile } from '../files/env-file';
import { ask } from './ask';
import { checkService, type Check } from './check-service';
import { builtVersionFile, send, type DeploymentOptions } from './send-deployment';
import { chooseVariables } from './deployment-variables';
import { jsonLine } from '../output/json-line';

export interface DeployOptions extends DeploymentOptions {
  /** False to deploy whatever the doctor says. */
  readonly doctor?: boolean;
  /** Checks that it is not to be held up by. */
  readonly waive?: Waivers;
  /** A file to write DESK_ORIGIN to. */
  readonly writeEnv?: string;
}

/** `desk deploy` */
export async function runDeploy(invocation: Invocation, options: DeployOptions): Promise<ExitCode> {
  const { io, json } = invocation;
  const { origin: local, place, accountSid, surroundings } = await invocation.connect();
  if (local !== undefined) {
    throw new CliError(
      'usage',
      'A desk is deployed to a real account: leave out --local and --origin, and TASKROUTER_ORIGIN. "npm start" runs one here.',
    );
  }
  requireSameAccount(accountSid, surroundings.all['ACCOUNT_SID']);
  await consult(invocation, options);
  chooseVariables(surroundings);
  io.stderr.write(`Building the desk and deploying it to ${place}.\n`);
  const onRecord = await onRecordOf(invocation);
  const domain = await onRecord({ what: 'deploy' }, () => send(io, options));
  if (io.signal.aborted) throw interrupted();
  const origin = `https://${domain}`;
  const version = await readFile(builtVersionFile, 'utf8').catch(() => undefined);
  const checks = await checkService(origin, { ask, io, version: version?.trim() });
  if (options.writeEnv !== undefined) await writeEnvFile(io, options.writeEnv, { DESK_ORIGIN: origin });
  if (json) io.stdout.write(jsonLine({ verb: 'deploy', origin, checks }));
  else print(invocation, origin, checks, options.writeEnv);
  return checks.every(({ ok }) => ok) ? exitCodes.done : exitCodes.failed;
}

/** A profile or a flag may name another account than the variables do, which would get the desk of the other. */
function requireSameAccount(chosen: string, ofVariables: string | undefined): void {
  if (ofVariables === undefined || ofVariables === chosen) return;
  throw new CliError(
    'usage',
    `A desk is deployed to the account of its variables, ${ofVariables}, and not to ${chosen}: leave out --profile and --account-sid, ` +
      'or deploy from a folder whose .env is of that account.',
  );
}

async function consult(invocation: Invocation, { doctor = true, waive }: DeployOptions): Promise<void> {
  if (!doctor) return;
  const { examineBeforeDeployment } = await import('../examine-before-deployment');
  if ((await examineBeforeDeployment(invocation, waive)) === exitCodes.done) return;
  throw new CliError(
    'refused',
    'Nothing was deployed: fix what stops it (✗), or, if the doctor is mistaken, waive the check with --waive CHECK="reason".',
  );
}

function print({ io }: Invocation, origin: string, checks: readonly Check[], envFile: string | undefined): void {
  const colour = palette(io, io.stdout);
  for (const { title, ok, found, wanted } of checks) {
    const mark = ok ? colour.green('✓') : colour.red('✗');
    io.stdout.write(`${mark} ${title}${ok ? '' : `: found ${plain(found)}, wanted ${wanted}`}\n`);
  }
  io.stdout.write(`\nThe desk: ${origin}/\n`);
  if (envFile === undefined) io.stdout.write(`\nFor "desk setup":\nDESK_ORIGIN=${origin}\n`);
  else io.stderr.write(`Written to ${envFile}: DESK_ORIGIN\n`);
  io.stderr.write('Next: "desk setup apply" with a workspace file points Twilio to it; "desk doctor" checks that.\n');
}
