import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { isUpToDate } from '../src/cli/build-stamp';
import { readSurroundings } from '../src/cli/credentials/environment';
import { whatTwilioRefuses } from '../src/cli/deploy/before-sending';
import { chooseVariables, describeVariables, type DeploymentVariables } from '../src/cli/deploy/deployment-variables';
import type { OptionalName } from '../src/lib/configuration';
import { DEPLOY_FOLDER, make } from './build';
import { builtFiles } from './deploy/built-files';
import { forgetGoneService, removeGone } from './deploy/earlier-deployments';
import { readOptions, type DeployOptions } from './deploy/deploy-options';
import { placeOf, type Place } from './deploy/deploy-place';
import { PROJECT_FOLDER } from './project';

const manifest = v.object({ dependencies: v.record(v.string(), v.string()) });

/** What twilio-run tells of a deployment. */
const deployed = v.object({ domain: v.string(), serviceSid: v.string(), environmentSid: v.string() });

/**
 * `npm run deploy`: builds the desk where it has changed, and gives it to `twilio-run deploy`, options passed on as they are.
 *
 * twilio-run would send every variable of `.env` to Twilio. It gets a list of names instead, the ones the Functions
 * need, and their values from its environment, so that nothing else is sent and no secret is written to a file.
 */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const cwd = resolve(options.envFolder ?? PROJECT_FOLDER);
  const surroundings = await readSurroundings({ env: process.env, cwd });
  const variables = chooseVariables(surroundings);
  const place = placeOf(variables);
  if (!isUpToDate(PROJECT_FOLDER, 'deploy')) await make(['deploy']);
  await requireTaken(variables, options);
  console.error(describeVariables(variables, surroundings, join(cwd, '.env')).join('\n'));
  const account = { ...variables.signIn, ...place };
  // Where it cannot be found out, twilio-run says why.
  const forgotten = await forgetGoneService(join(PROJECT_FOLDER, '.twiliodeployinfo'), account).catch(() => undefined);
  if (forgotten !== undefined)
    console.error(`The service ${forgotten} of an earlier deployment is gone: deploying anew.`);
  const printed = await send(variables, place, options);
  if (printed === undefined) {
    process.exitCode = 1;
    return;
  }
  const { domain, ...service } = v.parse(v.pipe(v.string(), v.parseJson(), deployed), printed);
  console.log(options.json ? printed.trim() : `The desk: https://${domain}/`);
  const removed = await removeGone(account, service, variables.gone).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The desk is deployed, but Twilio may still have an earlier ${variables.gone.join(', ')} (${why}): deploy again.`,
    );
  });
  if (removed.length > 0) console.error(`Taken away at Twilio: ${removed.join(', ')}.`);
}

/** @throws Error where Twilio would refuse it, with everything that it would refuse */
async function requireTaken({ sent }: DeploymentVariables, { runtime, environment }: DeployOptions): Promise<void> {
  const text = await readFile(join(PROJECT_FOLDER, 'package.json'), 'utf8');
  const { dependencies } = v.parse(v.pipe(v.string(), v.parseJson(), manifest), text);
  const files = await builtFiles(join(PROJECT_FOLDER, DEPLOY_FOLDER));
  const refused = whatTwilioRefuses({ dependencies, runtime, environment, variables: sent, files }, Date.now());
  if (refused.length > 0) throw new Error(`Nothing was sent, since Twilio would refuse it.\n${refused.join('\n')}`);
}

/** twilio-run would take them from its environment for an answer to where the API is; they are no secrets. */
const placeNames: ReadonlySet<string> = new Set<OptionalName>(['TWILIO_REGION', 'TWILIO_EDGE']);

/** @returns what twilio-run printed, which is JSON; undefined where it failed, and has said why */
async function send(
  { sent, signIn }: DeploymentVariables,
  { region, edge }: Place,
  { runtime, rest }: DeployOptions,
): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'taskrouter-desk-deploy-'));
  try {
    const names = join(folder, 'names.env');
    const lines = Object.entries(sent).map(([name, value]) => `${name}=${placeNames.has(name) ? value : ''}\n`);
    await writeFile(names, ['ACCOUNT_SID=\n', 'AUTH_TOKEN=\n', ...lines].join(''));
    const ours = ['--env', names, '--load-system-env', '--output-format', 'json', '--runtime', runtime];
    const there = region === '' ? [] : ['--region', region, '--edge', edge];
    return await twilioRun(['deploy', ...ours, ...there, ...rest], {
      ...process.env,
      ...sent,
      ACCOUNT_SID: signIn.username,
      AUTH_TOKEN: signIn.password,
      TWILIO_REGION: undefined,
      TWILIO_EDGE: undefined,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function twilioRun(args: string[], env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const program = require.resolve('twilio-run/bin/twilio-run');
  const child = spawn(process.execPath, [program, ...args], {
    cwd: PROJECT_FOLDER,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  return new Promise((done, reject) => {
    child.on('error', reject);
    child.on('close', (code) => done(code === 0 ? printed : undefined));
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
