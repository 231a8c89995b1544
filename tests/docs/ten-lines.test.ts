import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmulator, type Emulator } from '../../emulator';
import { PROJECT_FOLDER } from '../../scripts/project';
import { deployedDomain, startServerlessStub, type ServerlessStub } from '../deploy/serverless-stub';
import { runDeployed, type DeployedDesk } from '../deploy/deployed-desk';

const readme = readFileSync(join(PROJECT_FOLDER, 'README.md'), 'utf8');

/** The lines to type, and how many words there are about them. */
function tenLines(): { readonly lines: readonly string[]; readonly words: number } {
  const section = /## On your own account\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
  const block = /```sh\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
  return { lines: block.trim().split('\n'), words: [...section.matchAll(/^\d+\. /gm)].length };
}

/** Of an account as Twilio would have made it; nobody else's. */
const account = {
  accountSid: 'AC3f0a51c2d4e6978810bb2233445566aa',
  authToken: '7c1e9a0b44d2f6835a9b0c1d2e3f4a5b',
  apiKey: 'SK5b6c7d8e9fa0b1c2d3e4f5061728394a',
  apiSecret: 'qT7xW2mN9vB4kL6pR1sD8fG3hJ5zC0yU',
} as const;
const typed = {
  ACCOUNT_SID: account.accountSid,
  AUTH_TOKEN: account.authToken,
  API_KEY: account.apiKey,
  API_SECRET: account.apiSecret,
  TOKEN_PASSWORD: 'violet harbour thimble quartz',
};
/** The number that the account has, and the one that stands in the file to be changed. */
const [number, documentedNumber] = ['+15557654321', '+15550100'];

/** Stands in for what a test must not or cannot do: the network, and a person at an editor. */
const programs: Readonly<Record<string, string>> = {
  // Clones the work tree as it is, so that what is not committed yet is tried as well.
  git: `const { cpSync } = require('node:fs');
const [verb, from, to] = process.argv.slice(2);
if (verb !== 'clone' || from !== 'REPOSITORY') throw new Error('Expected git clone REPOSITORY.');
const left = /(^|\\/)(node_modules|dist|\\.git|test-results|\\.env|\\.twiliodeployinfo|workspace\\.yaml)$/;
cpSync(process.env.WORK_TREE, to, { recursive: true, filter: (path) => !left.test(path) });`,
  npm: `const { symlinkSync } = require('node:fs');
if (process.argv.slice(2).join(' ') !== 'ci') throw new Error('Expected npm ci.');
symlinkSync(process.env.WORK_TREE + '/node_modules', 'node_modules', 'junction');`,
  editor: `const { readFileSync, writeFileSync } = require('node:fs');
const [file] = process.argv.slice(2);
let text = readFileSync(file, 'utf8');
for (const [line, instead] of JSON.parse(process.env.CHANGES)) text = text.replace(line, instead);
writeFileSync(file, text);`,
};

interface Line {
  readonly typed: string;
  readonly exitCode: number;
  readonly output: string;
}

let folder: string;
let taskRouter: Emulator;
let serverless: ServerlessStub;
let desk: DeployedDesk;
let done: readonly Line[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ten-lines-'));
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!${process.execPath}\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }
  // What a new account has: a number that answers with a demonstration, and somebody else's workspace.
  const seed = join(folder, 'account.yaml');
  await writeFile(
    seed,
    `workspace: another\nphoneNumbers: [{ number: '${number}', voiceUrl: 'https://demo.twilio.com/welcome/voice/' }]\n`,
  );
  [taskRouter, serverless] = await Promise.all([createEmulator({ seed, credentials: account }), startServerlessStub()]);
  const { ACCOUNT_SID, AUTH_TOKEN } = typed;
  desk = await runDeployed(serverless, { ACCOUNT_SID, AUTH_TOKEN, TASKROUTER_ORIGIN: taskRouter.origin });
  done = await type(tenLines().lines, bin);
}, 300_000);

afterAll(async () => {
  serverless.close();
  await Promise.all([taskRouter.close(), desk.close(), rm(folder, { recursive: true })]);
});

/** Types lines in one shell, and tells what each of them said and ended with. */
async function type(lines: readonly string[], bin: string): Promise<Line[]> {
  const mark = 'ended with';
  const script = lines.map((line) => `${line}\nprintf '\\n${mark} %s\\n' "$?"`).join('\n');
  const twilioPort = new URL(taskRouter.origin).port;
  const changes = [
    ...Object.entries(typed).map(([name, value]) => [`\n${name}=\n`, `\n${name}=${value}\n`]),
    [documentedNumber, number],
  ];
  const env = {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    EDITOR: 'editor',
    CHANGES: JSON.stringify(changes),
    WORK_TREE: PROJECT_FOLDER,
    NODE_OPTIONS: `--require ${join(PROJECT_FOLDER, 'tests', 'deploy', 'redirect.cjs')}`,
    SERVERLESS_STUB_PORT: String(serverless.port),
    OTHER_HOSTS: `api.twilio.com=${twilioPort} taskrouter.twilio.com=${twilioPort} ${deployedDomain}=${desk.port}`,
    npm_config_update_notifier: 'false',
  };
  const output = await new Promise<string>((resolve) => {
    execFile('bash', ['-c', `exec 2>&1\n${script}`], { cwd: folder, env }, (_error, stdout) => resolve(stdout));
  });
  const parts = output.split(new RegExp(`\n${mark} (\\d+)\n`));
  return lines.map((line, at) => ({ typed: line, output: parts[2 * at] ?? '', exitCode: Number(parts[2 * at + 1]) }));
}

const saidBy = (command: string): readonly string[] =>
  done.flatMap((line) => (line.typed.startsWith(command) ? [line.output] : []));

it('are ten, with a few words for each', () => {
  expect(done).toHaveLength(10);
  expect(tenLines().words).toBe(10);
});

it('end well, typed as they stand; the plan ends with what says that there is something to do', () => {
  const expected = done.map(({ typed: line }) => ({ typed: line, exitCode: line.includes('setup plan') ? 6 : 0 }));
  expect(done).toMatchObject(expected);
});

it('say before what will be made, and afterwards that everything is well', () => {
  const [plan] = saidBy('npx desk setup plan');
  expect(plan).toContain('+ worker alice');
  const [before, after] = saidBy('npx desk doctor');
  expect(before).not.toMatch(/^[✗!] /m);
  expect(after).not.toMatch(/^[✗!-] /m);
  expect(after).toContain('1 to look at yourself');
});

it('say of a deployment what the operators’ guide shows', () => {
  const guide = readFileSync(join(PROJECT_FOLDER, 'docs', 'operators.md'), 'utf8');
  const shown = /```text\n\$ desk deploy [^\n]*\n([^]*?)```/.exec(guide)?.[1]?.trimEnd().split('\n') ?? [];
  const [said = ''] = saidBy('npx desk deploy');
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter((line) => !said.includes(line))).toEqual([]);
});

it('show no secret', () => {
  const output = done.map((line) => line.output).join('\n');
  for (const secret of ['AUTH_TOKEN', 'API_SECRET', 'TOKEN_PASSWORD'] as const)
    expect(output).not.toContain(typed[secret]);
});

it('leave a .env that only its owner may read', async () => {
  const { mode } = await stat(join(folder, 'taskrouter-desk', '.env'));
  expect(mode & 0o777).toBe(0o600);
});

it('leave a desk at which an agent of the file signs in, and a number that calls it', async () => {
  const response = await fetch(`http://127.0.0.1:${desk.port}/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ worker: 'alice', password: typed.TOKEN_PASSWORD }),
  });
  expect(await response.json()).toMatchObject({ worker: { friendlyName: 'alice' } });
  const numbers = await fetch(
    `${taskRouter.origin}/2010-04-01/Accounts/${account.accountSid}/IncomingPhoneNumbers.json`,
    {
      headers: { Authorization: `Basic ${btoa(`${account.accountSid}:${account.authToken}`)}` },
    },
  );
  expect(await numbers.json()).toMatchObject({
    incoming_phone_numbers: [{ phone_number: number, voice_url: `https://${deployedDomain}/incoming-call` }],
  });
  expect(await readFile(join(folder, 'taskrouter-desk', '.env'), 'utf8')).toContain(
    `DESK_ORIGIN=https://${deployedDomain}`,
  );
});
