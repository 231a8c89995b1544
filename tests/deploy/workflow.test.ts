import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { PROJECT_FOLDER } from '../../scripts/project';
import { account, agentsPassword, number, openAccount, type NewAccount } from './new-account';
import { deployedDomain } from './serverless-stub';

const step = v.object({
  name: v.optional(v.string()),
  uses: v.optional(v.string()),
  if: v.optional(v.string()),
  env: v.optional(v.record(v.string(), v.string()), {}),
  run: v.optional(v.string()),
});
const workflow = v.parse(
  v.object({
    on: v.object({ workflow_dispatch: v.object({ inputs: v.record(v.string(), v.unknown()) }) }),
    permissions: v.unknown(),
    env: v.record(v.string(), v.string()),
    jobs: v.object({ desk: v.object({ steps: v.array(step) }) }),
  }),
  parse(readFileSync(join(PROJECT_FOLDER, '.github', 'workflows', 'deploy.yml'), 'utf8')),
);
const { steps } = workflow.jobs.desk;

type What = 'plan' | 'deploy' | 'remove';

interface Press {
  readonly what: What;
  readonly number?: string;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
}

interface Pressed {
  /** Each step that ran, with what it ended with. */
  readonly ran: readonly { readonly name: string; readonly code: number; readonly output: string }[];
  readonly summary: string;
}

const secrets = {
  ACCOUNT_SID: account.accountSid,
  API_KEY: account.apiKey,
  API_SECRET: account.apiSecret,
};

let there: NewAccount;
let presses = 0;
beforeAll(async () => (there = await openAccount()));
afterAll(() => there.close());

/** What a runner makes of an expression; an expression of another kind is a mistake of this test. */
function expand(text: string, { what, number: given = '', secrets: known = secrets, vars = {} }: Press): string {
  return text.replaceAll(/\$\{\{ (\w+)\.(\w+) \}\}/g, (whole, source: string, name: string) => {
    if (source === 'secrets') return (known as Record<string, string>)[name] ?? '';
    if (source === 'vars') return vars[name] ?? '';
    if (source === 'inputs' && name === 'what') return what;
    if (source === 'inputs' && name === 'number') return given;
    throw new Error(`The test does not know ${whole}.`);
  });
}

function applies(condition: string | undefined, { what }: Press): boolean {
  if (condition === undefined) return true;
  const [, sign, one] = /^inputs\.what (==|!=) '(\w+)'$/.exec(condition) ?? [];
  if (one === undefined) throw new Error(`The test does not know the condition ${condition}.`);
  return (what === one) === (sign === '==');
}

/** Runs the steps as GitHub's runner does: each in a shell of its own, in a fresh clone, until one fails. */
async function press(pressed: Press): Promise<Pressed> {
  const clone = join(there.folder, `run-${++presses}`);
  const [environmentFile, summaryFile] = [`${clone}.env`, `${clone}.summary`];
  await writeFile(environmentFile, '');
  await writeFile(summaryFile, '');
  await there.type(`git clone REPOSITORY '${clone}'`, there.folder);
  const ran: { name: string; code: number; output: string }[] = [];
  for (const { name = '', env, run, if: condition } of steps) {
    if (run === undefined || !applies(condition, pressed)) continue;
    // Only a value that goes by the environment cannot become a part of the script.
    expect(run).not.toContain('${{');
    const kept = (await readFile(environmentFile, 'utf8')).trim().split('\n').filter(Boolean);
    const values = Object.entries({ ...workflow.env, ...env }).map(([key, text]) => [key, expand(text, pressed)]);
    const result = await new Promise<{ code: number; output: string }>((resolve) => {
      const child = execFile(
        'bash',
        ['--noprofile', '--norc', '-eo', 'pipefail', '-c', `exec 2>&1\n${run}`],
        {
          cwd: clone,
          env: {
            ...there.env,
            ...Object.fromEntries(values),
            ...Object.fromEntries(kept.map((line) => line.split(/=(.*)/s).slice(0, 2))),
            GITHUB_ENV: environmentFile,
            GITHUB_STEP_SUMMARY: summaryFile,
            CI: 'true',
          },
        },
        (_error, output) => resolve({ code: child.exitCode ?? 1, output }),
      );
    });
    ran.push({ name, ...result });
    if (result.code !== 0) break;
  }
  return { ran, summary: await readFile(summaryFile, 'utf8') };
}

const outputOf = ({ ran }: Pressed): string => ran.map(({ name, output }) => `# ${name}\n${output}`).join('\n');
const failures = ({ ran }: Pressed): unknown => ran.filter(({ code }) => code !== 0);

function expectNoSecret(pressed: Pressed): void {
  for (const secret of [account.apiSecret, account.authToken, agentsPassword])
    expect(outputOf(pressed) + pressed.summary).not.toContain(secret);
}

it('asks for nothing but three secrets and those of a way to sign in, and takes no right over the repository', () => {
  const named = [...JSON.stringify(workflow).matchAll(/secrets\.(\w+)/g)].map(([, name]) => name);
  expect(new Set(named)).toEqual(
    new Set([...Object.keys(secrets), 'OIDC_CLIENT_SECRET', 'TOKEN_PASSWORD', 'SUPERVISOR_PASSWORD']),
  );
  expect(workflow.permissions).toEqual({ contents: 'read' });
});

it('names every secret that is missing, before anything else', async () => {
  const { ran } = await press({ what: 'deploy', secrets: { ACCOUNT_SID: account.accountSid } });
  expect(ran).toHaveLength(1);
  expect(ran[0]).toMatchObject({ code: 1 });
  expect(ran[0]?.output).toContain('::error::Not set: API_KEY API_SECRET.');
});

it.each([
  [
    'of an older desk, of which nobody says that it counts',
    { TOKEN_PASSWORD: agentsPassword },
    {},
    'SIGN_IN is not. Set the variable SIGN_IN to shared',
  ],
  ['that all are to share, where it is not there', {}, { SIGN_IN: 'shared' }, 'Not set: TOKEN_PASSWORD'],
])('makes nothing with a password %s', async (_, password, vars, said) => {
  const { ran } = await press({ what: 'deploy', secrets: { ...secrets, ...password }, vars });
  expect(ran.at(-1)).toMatchObject({ name: 'Look at how people sign in', code: 1 });
  expect(ran.at(-1)?.output).toContain(said);
  expect(ran.at(-1)?.output).not.toContain(agentsPassword);
});

it.each(['5557654321', '+1 555 765 4321', "+15557654321'; touch owned; '", '+1/e;date'])(
  'refuses %p for a phone number, and runs nothing of it',
  async (odd) => {
    const { ran } = await press({ what: 'plan', number: odd });
    expect(ran.at(-1)).toMatchObject({ name: 'Choose the workspace file and the phone number', code: 1 });
    expect(ran.at(-1)?.output).toContain('::error::The phone number has to be + and digits');
  },
);

it('plans, and makes nothing', async () => {
  const before = there.serverless.requests.length;
  const pressed = await press({ what: 'plan', number });
  expect(failures(pressed)).toEqual([]);
  expect(outputOf(pressed)).toContain('+ worker alice');
  expect(there.serverless.requests).toHaveLength(before);
  expectNoSecret(pressed);
});

it('deploys, again where it did before, and takes away again', async () => {
  const first = await press({ what: 'deploy', number });
  expect(failures(first)).toEqual([]);
  expect(first.summary).toContain(`[https://${deployedDomain}](https://${deployedDomain}/)`);
  expectNoSecret(first);
  // The auth token was nowhere to be had.
  expect([...there.serverless.deployment.credentials]).toEqual([`${account.apiKey}:${account.apiSecret}`]);
  // Where somebody has cloned the fork; the run itself shows no code.
  const command = /npx desk people invite .*/.exec(first.summary)?.[0] ?? '';
  const home = join(there.folder, `run-${presses}`);
  await writeFile(
    join(home, '.env'),
    Object.entries(secrets)
      .map((pair) => `${pair.join('=')}\n`)
      .join(''),
  );
  const code = await there.type(command, home);
  expect(await there.signIn('alice', code.trim())).toMatchObject({ worker: { friendlyName: 'alice' } });

  const again = await press({ what: 'deploy', number });
  expect(failures(again)).toEqual([]);
  expect(outputOf(again)).not.toContain('+ worker alice');
  expect(Object.keys(there.serverless.services)).toEqual(['taskrouter-desk']);

  const removed = await press({ what: 'remove' });
  expect(failures(removed)).toEqual([]);
  expect(there.serverless.services).toEqual({});
  expect(outputOf(removed)).toContain(`the phone number ${number} calls it`);
  expect(removed.summary).toContain('The desk is gone.');
});
