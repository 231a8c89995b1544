import { parse } from 'dotenv';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ruleOf, type OptionalName } from '../src/lib/configuration';
import { clientRegion, isPhoneEdge, isRegion, usualRegion } from '../src/lib/region';
import { buildDesk, DEPLOY_FOLDER } from './build';
import { PROJECT_FOLDER } from './project';
import { missing, OPTIONAL_VARIABLES, pick, REQUIRED_VARIABLES } from './start/variables';

/**
 * `npm run deploy`: builds the desk and gives it to `twilio-run deploy`, options passed on as they are.
 *
 * twilio-run would send every variable of `.env` to Twilio. It gets a list of names instead, the ones the Functions
 * need, and their values from its environment, so that nothing else is sent and no secret is written to a file.
 */
async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const { TWILIO_REGION: region, TWILIO_EDGE: edge, ...variables } = readVariables();
  refusePlaceFlags(given);
  const place = placeFlags(region, edge);
  await buildDesk({ outFolder: DEPLOY_FOLDER, connectOrigins: [], minify: true });
  const folder = await mkdtemp(join(tmpdir(), 'taskrouter-desk-deploy-'));
  try {
    const names = join(folder, 'names.env');
    // These two are no secrets, and twilio-run would take them from its environment for an answer to where the API is.
    const places = pick({ TWILIO_REGION: region, TWILIO_EDGE: edge }, ['TWILIO_REGION', 'TWILIO_EDGE']);
    const lines = [
      ...Object.keys(variables).map((name) => `${name}=\n`),
      ...Object.entries(places).map(([name, value]) => `${name}=${value}\n`),
    ];
    await writeFile(names, lines.join(''));
    const args = ['deploy', '--env', names, '--load-system-env', ...place, ...given];
    process.exitCode = await twilioRun(args, {
      ...process.env,
      ...variables,
      TWILIO_REGION: undefined,
      TWILIO_EDGE: undefined,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The needed variables, and those that may be set, from the environment, else from `.env`. */
function readVariables(): Record<string, string> {
  const file = join(PROJECT_FOLDER, '.env');
  const fromFile = existsSync(file) ? parse(readFileSync(file)) : {};
  const wanted = [...REQUIRED_VARIABLES, ...OPTIONAL_VARIABLES];
  const variables = { ...pick(fromFile, wanted), ...pick(process.env, wanted) };
  const names = missing(variables, REQUIRED_VARIABLES);
  if (names.length > 0) {
    throw new Error(
      `A deployed desk cannot work without ${names.join(', ')}: set what is missing in .env or in the environment; ` +
        '.env.example says where each is found.',
    );
  }
  return variables;
}

/** The Functions have to know where they are, too. */
function refusePlaceFlags(args: readonly string[]): void {
  const flag = args.find((arg) => /^--(region|edge)(=|$)/.test(arg));
  if (flag === undefined) return;
  throw new Error(
    `${flag.split('=', 1)[0]} says where to deploy to, and not what the desk is to talk to: set TWILIO_REGION in .env or in the environment, which does both.`,
  );
}

/** Where twilio-run deploys to; `TWILIO_EDGE` is about the agents' telephones. */
function placeFlags(said = usualRegion, phoneEdge?: string): string[] {
  if (!isRegion(said)) throw unusable('TWILIO_REGION');
  if (phoneEdge !== undefined && !isPhoneEdge(phoneEdge)) throw unusable('TWILIO_EDGE');
  const { region, edge } = clientRegion(said);
  return region === '' ? [] : ['--region', region, '--edge', edge];
}

const unusable = (name: OptionalName): Error => new Error(`${name} is not usable: expected ${ruleOf(name).expected}.`);

function twilioRun(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const program = require.resolve('twilio-run/bin/twilio-run');
  const child = spawn(process.execPath, [program, ...args], { cwd: PROJECT_FOLDER, env, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
