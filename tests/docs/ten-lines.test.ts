import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../scripts/project';
import { account, documentedNumber, number, openAccount, type NewAccount } from '../deploy/new-account';
import { deployedDomain } from '../deploy/serverless-stub';

const readme = readFileSync(join(PROJECT_FOLDER, 'README.md'), 'utf8');

/** The lines to type, and how many words there are about them. */
function tenLines(): { readonly lines: readonly string[]; readonly words: number } {
  const section = /## On your own account\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
  const block = /```sh\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
  return { lines: block.trim().split('\n'), words: [...section.matchAll(/^\d+\. /gm)].length };
}

const typed = {
  ACCOUNT_SID: account.accountSid,
  AUTH_TOKEN: account.authToken,
  API_KEY: account.apiKey,
  API_SECRET: account.apiSecret,
};

interface Line {
  readonly typed: string;
  readonly exitCode: number;
  readonly output: string;
}

let there: NewAccount;
let done: readonly Line[];

beforeAll(async () => {
  there = await openAccount();
  done = await type(tenLines().lines);
});

afterAll(() => there.close());

/** Types lines in one shell, and tells what each of them said and ended with. */
async function type(lines: readonly string[]): Promise<Line[]> {
  const mark = 'ended with';
  const script = lines.map((line) => `${line}\nprintf '\\n${mark} %s\\n' "$?"`).join('\n');
  const changes = [
    ...Object.entries(typed).map(([name, value]) => [`\n${name}=\n`, `\n${name}=${value}\n`]),
    [documentedNumber, number],
  ];
  const env = { ...there.env, EDITOR: 'editor', CHANGES: JSON.stringify(changes) };
  const output = await new Promise<string>((resolve) => {
    execFile('bash', ['--norc', '-c', `exec 2>&1\n${script}`], { cwd: there.folder, env }, (_error, stdout) =>
      resolve(stdout),
    );
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
  // The Node.js that runs the tests may be past its end.
  expect(before).not.toMatch(/^[✗!] (?!node-version)/m);
  expect(after).not.toMatch(/^[✗!-] (?!node-version)/m);
  expect(after).toContain('1 to check yourself');
});

it('say of a deployment what the operators’ guide shows', () => {
  const guide = readFileSync(join(PROJECT_FOLDER, 'docs', 'cli.md'), 'utf8');
  const shown = /```text\n\$ desk deploy [^\n]*\n([^]*?)```/.exec(guide)?.[1]?.trimEnd().split('\n') ?? [];
  const [said = ''] = saidBy('npx desk deploy');
  expect(shown.length).toBeGreaterThan(10);
  const ofThisNode = /^\d+ checks: /;
  expect(shown.filter((line) => !said.includes(line) && !ofThisNode.test(line))).toEqual([]);
});

it('show no secret', () => {
  const output = done.map((line) => line.output).join('\n');
  for (const secret of ['AUTH_TOKEN', 'API_SECRET'] as const) expect(output).not.toContain(typed[secret]);
});

it('leave a .env that only its owner may read', async () => {
  const { mode } = await stat(join(there.folder, 'taskrouter-desk', '.env'));
  expect(mode & 0o777).toBe(0o600);
});

it('leave a desk at which an agent of the file signs in, and a number that calls it', async () => {
  const [invited = ''] = saidBy('npx desk people invite');
  const [code = ''] = /^[A-Z0-9-]{24,}$/m.exec(invited) ?? [];
  expect(await there.signIn('alice', code)).toMatchObject({ worker: { friendlyName: 'alice' } });
  const numbers = await fetch(
    `${there.taskRouter.origin}/2010-04-01/Accounts/${account.accountSid}/IncomingPhoneNumbers.json`,
    {
      headers: { Authorization: `Basic ${btoa(`${account.accountSid}:${account.authToken}`)}` },
    },
  );
  expect(await numbers.json()).toMatchObject({
    incoming_phone_numbers: [{ phone_number: number, voice_url: `https://${deployedDomain}/incoming-call` }],
  });
  expect(await readFile(join(there.folder, 'taskrouter-desk', '.env'), 'utf8')).toContain(
    `DESK_ORIGIN=https://${deployedDomain}`,
  );
});
