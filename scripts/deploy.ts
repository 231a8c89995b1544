import { parse } from 'dotenv';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const variables = readVariables();
  await buildDesk({ outFolder: DEPLOY_FOLDER, connectOrigins: [], minify: true });
  const folder = await mkdtemp(join(tmpdir(), 'taskrouter-desk-deploy-'));
  try {
    const names = join(folder, 'names.env');
    const sent = [...REQUIRED_VARIABLES, ...OPTIONAL_VARIABLES.filter((name) => variables[name] !== undefined)];
    await writeFile(names, sent.map((name) => `${name}=\n`).join(''));
    process.exitCode = await twilioRun(['deploy', '--env', names, '--load-system-env', ...process.argv.slice(2)], {
      ...process.env,
      ...variables,
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
