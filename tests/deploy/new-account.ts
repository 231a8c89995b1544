import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createEmulator, type Emulator } from '../../emulator';
import { PROJECT_FOLDER } from '../../scripts/project';
import { outputNames } from '../../src/cli/build-stamp';
import { haveBuilt } from '../have-built';
import { runDeployed, type DeployedDesk } from './deployed-desk';
import { deployedDomain, startServerlessStub, type ServerlessStub } from './serverless-stub';

/** Of an account as Twilio would have made it; nobody else's. */
export const account = {
  accountSid: 'AC3f0a51c2d4e6978810bb2233445566aa',
  authToken: '7c1e9a0b44d2f6835a9b0c1d2e3f4a5b',
  apiKey: 'SK5b6c7d8e9fa0b1c2d3e4f5061728394a',
  apiSecret: 'qT7xW2mN9vB4kL6pR1sD8fG3hJ5zC0yU',
} as const;

/** The number that the account has. */
export const number = '+15557654321';

/** The one that stands in the workspace file to be changed. */
export const documentedNumber = '+15550100';

export const agentsPassword = 'violet harbour thimble quartz';

/** Stands in for what a test must not or cannot do: the network, and a person at an editor. */
const programs: Readonly<Record<string, string>> = {
  // Clones the work tree as it is, so that what is not committed yet is tried as well.
  git: `#!/bin/bash
set -eu
[ "$1 $2" = 'clone REPOSITORY' ] || { echo 'Expected git clone REPOSITORY.' >&2; exit 1; }
mkdir "$3"
for name in $(ls -A "$WORK_TREE"); do
  case $name in
    node_modules | dist | .git | test-results | .env | .twiliodeployinfo | workspace.yaml) ;;
    *) cp -a "$WORK_TREE/$name" "$3" ;;
  esac
done
`,
  // Links the packages, and builds, which is done already: a copy has the same files. The command is linked to the clone's own,
  // as npm does, and would be the work tree's if all were linked at once.
  npm: `#!/bin/bash
set -eu
[ "$*" = ci ] || { echo 'Expected npm ci.' >&2; exit 1; }
mkdir -p node_modules/.bin dist/local
ln -s "$WORK_TREE"/node_modules/* node_modules
rm node_modules/taskrouter-desk-cli
ln -s ../../src/cli/bin.mjs node_modules/.bin/desk
cp -a "$WORK_TREE"/dist/{stamps,functions,assets,cli,start.js} dist
cp -a "$WORK_TREE"/dist/local/{functions,assets} dist/local
`,
  // As npm's own, which takes as long to find a command that is there as the command takes.
  npx: `#!/bin/bash
PATH="$PWD/node_modules/.bin:$PATH" exec "$@"
`,
  editor: `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs');
const [file] = process.argv.slice(2);
let text = readFileSync(file, 'utf8');
for (const [line, instead] of JSON.parse(process.env.CHANGES)) text = text.replace(line, instead);
writeFileSync(file, text);
`,
};

/** A new account at Twilio, and a machine at which somebody deploys to it. */
export interface NewAccount {
  /** Somebody's home, empty but for `bin`. */
  readonly folder: string;
  readonly taskRouter: Emulator;
  readonly serverless: ServerlessStub;
  /** What was deployed, once it is. */
  readonly desk: DeployedDesk;
  /** What a line typed in a shell prints. */
  type(line: string, cwd: string): Promise<string>;
  /** Signs in for the first time as somebody who has this code, and chooses a password. @returns the answer's body */
  signIn(worker: string, code: string): Promise<unknown>;
  /** For a shell: Twilio's hosts lead to the stand-ins, and nothing leads out. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** With what a new account has: a number that answers with a demonstration, and somebody else's workspace. */
export async function openAccount(): Promise<NewAccount> {
  await haveBuilt(...outputNames);
  const folder = await mkdtemp(join(tmpdir(), 'new-account-'));
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(bin, name), script);
    await chmod(join(bin, name), 0o755);
  }
  const seed = join(folder, 'account.yaml');
  await writeFile(
    seed,
    `workspace: another\nphoneNumbers: [{ number: '${number}', voiceUrl: 'https://demo.twilio.com/welcome/voice/' }]\n`,
  );
  const [taskRouter, serverless] = await Promise.all([
    createEmulator({ seed, credentials: account }),
    startServerlessStub(),
  ]);
  const desk = await runDeployed(serverless, {
    ACCOUNT_SID: account.accountSid,
    AUTH_TOKEN: account.authToken,
    TASKROUTER_ORIGIN: taskRouter.origin,
  });
  const twilioPort = new URL(taskRouter.origin).port;
  const hosts = ['api', 'taskrouter', 'sync'].map((name) => `${name}.twilio.com=${twilioPort}`);
  const env = {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    WORK_TREE: PROJECT_FOLDER,
    NODE_OPTIONS: `--require ${join(PROJECT_FOLDER, 'tests', 'deploy', 'redirect.cjs')}`,
    SERVERLESS_STUB_PORT: String(serverless.port),
    OTHER_HOSTS: [...hosts, `${deployedDomain}=${desk.port}`].join(' '),
    npm_config_update_notifier: 'false',
  };
  return {
    folder,
    taskRouter,
    serverless,
    desk,
    env,
    type: async (line, cwd) => (await promisify(execFile)('bash', ['--norc', '-c', line], { cwd, env })).stdout,
    async signIn(worker, code) {
      const response = await fetch(`http://127.0.0.1:${desk.port}/token`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: `https://${deployedDomain}` },
        body: JSON.stringify({ worker, password: code, newPasscode: agentsPassword }),
      });
      return response.json();
    },
    async close() {
      serverless.close();
      await Promise.all([taskRouter.close(), desk.close(), rm(folder, { recursive: true })]);
    },
  };
}
