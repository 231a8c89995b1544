import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from '../../../scripts/deploy/deploy-options';
import { placeOf } from '../../../scripts/deploy/deploy-place';
import { readSurroundings, type Surroundings } from '../../../src/cli/credentials/environment';
import { chooseVariables, describeVariables } from '../../../src/cli/deploy/deployment-variables';

const [account, other] = ['AC000000000000000000000000000000aa', 'AC000000000000000000000000000000bb'];
const whole = {
  ACCOUNT_SID: account,
  AUTH_TOKEN: 'a token',
  API_KEY: 'SK1',
  API_SECRET: 'a secret',
  WORKSPACE_SID: 'WS1',
  WORKFLOW_SID: 'WW1',
  SIGN_IN: 'shared',
  TOKEN_PASSWORD: 'a password',
};
const { ACCOUNT_SID: _sid, AUTH_TOKEN: _token, ...needed } = whole;

let cwd: string;
beforeEach(async () => (cwd = await mkdtemp(join(tmpdir(), 'desk-variables-'))));
afterEach(() => rm(cwd, { recursive: true }));

async function given(dotEnv: object | undefined, env: Record<string, string> = {}): Promise<Surroundings> {
  if (dotEnv !== undefined) {
    const lines = Object.entries(dotEnv).map(([name, value]) => `${name}=${value}\n`);
    await writeFile(join(cwd, '.env'), lines.join(''));
  }
  return readSurroundings({ env, cwd });
}

const refusalOf = (surroundings: Surroundings): string => {
  try {
    chooseVariables(surroundings);
  } catch (error) {
    expect(error).toMatchObject({ code: 'not_configured' });
    return error instanceof Error ? error.message : '';
  }
  throw new Error('It was not refused');
};

const ofSigningIn = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_SCOPE',
  'OIDC_WORKER_CLAIM',
  'OIDC_GROUPS_CLAIM',
  'OIDC_WORKER_GROUP',
  'OIDC_SUPERVISOR_GROUP',
  'OIDC_CREATE_WORKERS',
  'SESSION_HOURS',
  'SESSION_IDLE_MINUTES',
  'TOKEN_MINUTES',
  'CALLS_PER_HOUR',
  'REQUESTS_PER_MINUTE',
  'CALL_PREFIXES',
  'SUPERVISOR_CALL_PREFIXES',
  'HISTORY_SECRET',
  'RECORDING',
  'PAUSE_SECONDS',
  'EMBED_ORIGINS',
];

it.each([
  ['.env', whole, {}],
  ['the environment', undefined, whole],
  ['the environment, for what is empty in .env', { ...whole, API_SECRET: '' }, { API_SECRET: whole.API_SECRET }],
  ['.env, for what is empty in the environment', whole, { API_SECRET: '', ACCOUNT_SID: '' }],
])('are taken from %s', async (_, dotEnv, env) => {
  expect(chooseVariables(await given(dotEnv, env))).toEqual({
    accountSid: account,
    signIn: { username: account, password: whole.AUTH_TOKEN },
    sent: needed,
    gone: [
      'CALLER_ID',
      'CALLER_IDS',
      'OUTBOUND_WORKFLOW_SID',
      'DEADLINE_WORKFLOW_SID',
      'SUPERVISOR_PASSWORD',
      'TWILIO_REGION',
      'TWILIO_EDGE',
      ...ofSigningIn,
      'TASKROUTER_ORIGIN',
    ],
  });
});

it('never hold what a local run or another tool needs, and let the environment win', async () => {
  const strange = { TASKROUTER_ORIGIN: 'http://127.0.0.1:4010', PORT: '3000', DESK_ORIGIN: 'https://x', OTHER: 'x' };
  const chosen = chooseVariables(
    await given({ ...whole, ...strange, CALLER_ID: '+1' }, { ...strange, CALLER_ID: '+2' }),
  );
  expect(chosen.sent).toEqual({ ...needed, CALLER_ID: '+2' });
  expect(chosen.gone).toEqual([
    'CALLER_IDS',
    'OUTBOUND_WORKFLOW_SID',
    'DEADLINE_WORKFLOW_SID',
    'SUPERVISOR_PASSWORD',
    'TWILIO_REGION',
    'TWILIO_EDGE',
    ...ofSigningIn,
    'TASKROUTER_ORIGIN',
  ]);
});

it('sign in with the API key where there is no auth token', async () => {
  const { AUTH_TOKEN: _none, ...rest } = whole;
  expect(chooseVariables(await given(rest))).toMatchObject({
    accountSid: account,
    signIn: { username: whole.API_KEY, password: whole.API_SECRET },
  });
});

it.each([...Object.keys(needed).filter((name) => name !== 'SIGN_IN'), 'ACCOUNT_SID'])(
  'are refused without %s',
  async (name) => {
    expect(refusalOf(await given({ ...whole, [name]: '' }))).toContain(`cannot work without ${name}: set`);
  },
);

it.each(['', 'people', 'oidc'])(
  'need no shared password where SIGN_IN is “%s”, and take an old one away',
  async (SIGN_IN) => {
    const { sent, gone } = chooseVariables(await given({ ...whole, SIGN_IN, TOKEN_PASSWORD: '' }));
    expect(sent['SIGN_IN'] ?? '').toBe(SIGN_IN);
    expect(gone).toContain('TOKEN_PASSWORD');
  },
);

it('are refused with the password of an older desk while nobody says that it counts', async () => {
  const message = refusalOf(await given({ ...whole, SIGN_IN: '' }));
  expect(message).toContain('TOKEN_PASSWORD is set, and SIGN_IN is not. Set SIGN_IN=shared to keep');
  expect(message).not.toContain(whole.TOKEN_PASSWORD);
  expect(refusalOf(await given({ ...whole, SIGN_IN: 'peple' }))).toContain('SIGN_IN is not usable: expected people or');
});

it('are refused where the environment and .env are of two accounts', async () => {
  const message = refusalOf(await given({ ...whole, ACCOUNT_SID: other }, { ACCOUNT_SID: account, API_KEY: 'SK2' }));
  expect(message).toContain(`names the account ${account}, and .env is of ${other}`);
  expect(message).toContain('Set API_SECRET, WORKSPACE_SID, WORKFLOW_SID, TOKEN_PASSWORD, SIGN_IN in the environment');
  for (const secret of [whole.API_SECRET, whole.TOKEN_PASSWORD, whole.AUTH_TOKEN])
    expect(message).not.toContain(secret);
});

it('are not refused where nothing is taken of the other account', async () => {
  expect(chooseVariables(await given({ ACCOUNT_SID: other, CALLER_ID: '' }, whole)).accountSid).toBe(account);
});

it('are told by name and place, and never by value', async () => {
  const surroundings = await given({ ...whole, TOKEN_PASSWORD: '' }, { TOKEN_PASSWORD: whole.TOKEN_PASSWORD });
  const told = describeVariables(chooseVariables(surroundings), surroundings, '/place/.env');
  expect(told).toEqual([
    'Variables from /place/.env: API_KEY, API_SECRET, WORKSPACE_SID, WORKFLOW_SID, SIGN_IN.',
    'Variables from the environment: TOKEN_PASSWORD.',
    expect.stringContaining(
      `CALLER_ID, CALLER_IDS, OUTBOUND_WORKFLOW_SID, DEADLINE_WORKFLOW_SID, SUPERVISOR_PASSWORD, TWILIO_REGION, TWILIO_EDGE, ${ofSigningIn.join(', ')}, TASKROUTER_ORIGIN.`,
    ),
  ]);
});

describe('the options of npm run deploy', () => {
  it('are twilio-run’s but for a few', () => {
    const argv = [
      '--runtime',
      'node24',
      '--environment=stage',
      '--output-format=json',
      '--force',
      '--env-folder',
      '/x',
    ];
    expect(readOptions(argv)).toEqual({
      envFolder: '/x',
      json: true,
      runtime: 'node24',
      environment: 'stage',
      rest: ['--environment=stage', '--force'],
    });
    expect(readOptions([])).toMatchObject({ runtime: 'node22', environment: 'dev', envFolder: undefined, rest: [] });
    expect(readOptions(['--production'])).toMatchObject({ environment: '', rest: ['--production'] });
  });

  it.each([
    ['--username', 'AC1'],
    ['--username=AC1'],
    ['-u', 'AC1'],
    ['--password', 'x'],
    ['-p', 'x'],
    ['--env', '.env.other'],
    ['--load-system-env'],
    ['--cwd', '/elsewhere'],
  ])('bring in no other account and no other variables: %s', (...argv) => {
    expect(() => readOptions(argv)).toThrow('is not taken');
  });

  it.each([
    [['--region', 'ie1'], /^--region says where to deploy to, .*: set TWILIO_REGION in \.env/],
    [['--edge=dublin'], /^--edge says where to deploy to/],
  ])('say nothing of a place: %j', (argv, complaint) => {
    expect(() => readOptions(argv)).toThrow(complaint);
  });

  it('want a value where one belongs', () => {
    expect(() => readOptions(['--runtime'])).toThrow('--runtime wants a value');
  });
});

describe('the place to deploy to', () => {
  it('is the usual one, or that of TWILIO_REGION', () => {
    expect(placeOf({ sent: {} })).toEqual({ region: '', edge: '' });
    expect(placeOf({ sent: { TWILIO_REGION: 'ie1', TWILIO_EDGE: 'frankfurt' } })).toEqual({
      region: 'ie1',
      edge: 'dublin',
    });
  });

  it.each([
    [{ TWILIO_REGION: 'au1' }, /^TWILIO_REGION is not usable: expected us1 or ie1, the regions in which/],
    [{ TWILIO_EDGE: 'london-ix' }, /^TWILIO_EDGE is not usable: expected an edge for the agents' browsers: /],
  ])('is none that there is not: %j', (sent, complaint) => {
    expect(() => placeOf({ sent })).toThrow(complaint);
  });
});
