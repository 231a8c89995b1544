import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stamped } from '../../../src/cli/build-stamp';
import type { Check } from '../../../src/cli/doctor/check';
import { deployed } from '../../../src/cli/doctor/checks/deployed';
import { agentConference } from '../../../src/cli/doctor/checks/agent-conference';
import { password } from '../../../src/cli/doctor/checks/password';
import { region } from '../../../src/cli/doctor/checks/region';
import { variables } from '../../../src/cli/doctor/checks/variables';
import { readAddress } from '../../../src/cli/doctor/addresses';
import { makeContext } from '../../../src/cli/doctor/make-context';
import { runChecks, type Examined } from '../../../src/cli/doctor/run-checks';
import { testIo } from '../test-io';
import { invocationOf } from './invocation-of';
import { temporaryFolder } from '../../temporary-folder';

/** Makes checks that ask nobody, as for a real account, with a `.env` of these lines. */
async function examine(checks: readonly Check[], dotEnv: string): Promise<readonly Examined[]> {
  const io = await testIo();
  await writeFile(join(io.cwd, '.env'), dotEnv);
  return runChecks(checks, await makeContext(invocationOf(io, true)));
}

const zeros = '0123456789abcdef0123456789abcdef';
const complete = `ACCOUNT_SID=AC${zeros}
AUTH_TOKEN=${zeros}
API_KEY=SK${zeros}
API_SECRET=whatever
WORKSPACE_SID=WS${zeros}
WORKFLOW_SID=WW${zeros}
SIGN_IN=shared
TOKEN_PASSWORD=violet harbour thimble quartz
`;

it('takes a complete .env', async () => {
  const examined = await examine([variables, password], complete);
  expect(examined.map(({ status }) => status)).toEqual(['valid', 'valid']);
});

it('does without the auth token where a key signs in, since the cloud gives it to every Function', async () => {
  const [examined] = await examine([variables], complete.replace(/^AUTH_TOKEN=.*\n/m, ''));
  expect(examined).toMatchObject({ weight: 'know', found: [expect.stringContaining('AUTH_TOKEN is not set')] });
  const [keyless] = await examine([variables], complete.replace(/^(AUTH_TOKEN|API_SECRET)=.*\n/gm, ''));
  expect(keyless).toMatchObject({ status: 'invalid' });
  expect(keyless?.found).toHaveLength(2);
});

it('names every variable that is missing, what it is and where to get it', async () => {
  const [examined] = await examine([variables], '');
  const missing = ['ACCOUNT_SID', 'AUTH_TOKEN', 'API_KEY', 'API_SECRET', 'WORKSPACE_SID', 'WORKFLOW_SID'];
  expect(examined?.status).toBe('invalid');
  expect(examined?.found.map((sentence) => /^(\w+) is not set: expected .+\.$/.exec(sentence)?.[1])).toEqual(missing);
  for (const name of missing)
    expect(examined?.actions.some((action) => action.startsWith(`Set ${name} in .env: `))).toBe(true);
});

it('asks for a password that all share where SIGN_IN says so alone', async () => {
  const without = complete.replace(/^TOKEN_PASSWORD=.*\n/m, '');
  const [missing] = await examine([variables], without);
  expect(missing).toMatchObject({ status: 'invalid', found: [expect.stringContaining('TOKEN_PASSWORD is not set')] });
  const fine = await examine([variables, password], without.replace('SIGN_IN=shared', 'SIGN_IN='));
  expect(fine.map(({ status }) => status)).toEqual(['valid', 'valid']);
});

it('holds up the deployment of an older desk until somebody says whether its password counts', async () => {
  const [examined] = await examine([variables], complete.replace('SIGN_IN=shared\n', ''));
  expect(examined).toMatchObject({
    status: 'invalid',
    weight: 'stops',
    found: ['TOKEN_PASSWORD is set, and SIGN_IN is not.'],
    actions: [expect.stringContaining('Set SIGN_IN=shared to keep that password, or SIGN_IN=people')],
  });
});

it('calls the documented password what it is', async () => {
  const [examined] = await examine(
    [password],
    complete.replace(/TOKEN_PASSWORD=.*/, 'TOKEN_PASSWORD=local-desk-password'),
  );
  expect(examined).toMatchObject({ status: 'invalid', found: ['TOKEN_PASSWORD is the one from the documentation.'] });
});

it('leaves to a person what no API tells, with the page to look at', async () => {
  const [examined] = await examine([agentConference], complete);
  expect(examined).toMatchObject({ status: 'manual', valid: true });
  expect(examined?.actions[0]).toContain('https://console.twilio.com/us1/develop/voice/settings/general');
});

it.each([
  ['https://desk-1234-dev.twil.io/assignment', false, true],
  ['http://127.0.0.1:3000/assignment', true, true],
  ['http://127.0.0.1:3000/assignment', false, false],
  ['http://desk.example.com/assignment', true, false],
  ['http://127.0.0.1.example.com/assignment', true, false],
  ['/assignment', false, false],
  ['', true, false],
])('an address such as %s, local %s, is one that can be called: %s', (text, local, expected) => {
  expect(typeof readAddress(text, local) !== 'string').toBe(expected);
});

describe('the region', () => {
  const at = (said: string, address: string): string =>
    `${complete}TWILIO_REGION=${said}\nDESK_ORIGIN=https://${address}\n`;

  it('is the usual one where nobody says another', async () => {
    const [examined] = await examine([region], `${complete}DESK_ORIGIN=https://desk-1234-dev.twil.io\n`);
    expect(examined).toMatchObject({ status: 'valid', found: ['us1.'] });
  });

  it('elsewhere leaves to a person where the calls are routed', async () => {
    const [examined] = await examine([region], at('ie1', 'desk-1234-dev.dublin.ie1.twil.io'));
    expect(examined).toMatchObject({ status: 'manual', valid: true });
    expect(examined?.actions[0]).toContain('each number of the desk is routed to ie1');
  });

  it('is the same in TWILIO_REGION and in the address', async () => {
    const [examined] = await examine([region], at('us1', 'desk-1234-dev.dublin.ie1.twil.io'));
    expect(examined?.found).toEqual([
      'The desk is at https://desk-1234-dev.dublin.ie1.twil.io, which is in ie1; TWILIO_REGION says us1.',
    ]);
  });

  it('is the same in TWILIO_REGION and in a profile of the Twilio CLI, which would look at another account', async () => {
    const home = await temporaryFolder('region');
    const keys = { accountSid: `AC${zeros}`, apiKey: `SK${zeros}`, apiSecret: 'whatever', region: 'ie1' };
    await mkdir(join(home, '.twilio-cli'));
    await writeFile(join(home, '.twilio-cli', 'config.json'), JSON.stringify({ profiles: { eu: keys } }));
    const io = await testIo({ home });
    await writeFile(join(io.cwd, '.env'), 'DESK_ORIGIN=https://desk-1234-dev.twil.io\n');
    const [examined] = await runChecks([region], await makeContext(invocationOf(io, true)));
    expect(examined).toMatchObject({
      status: 'invalid',
      found: ["The credentials of the Twilio CLI's profile eu are of ie1; the desk would be told us1."],
      actions: ['Set TWILIO_REGION=ie1 in .env, or use credentials of us1.'],
    });
  });

  it('is one in which a desk works', async () => {
    const [first, second] = await examine([variables, region], at('au1', 'desk-1234.sydney.au1.twil.io'));
    expect(first).toMatchObject({
      status: 'invalid',
      found: [expect.stringMatching(/^TWILIO_REGION has 3 characters: expected us1 or ie1/)],
    });
    expect(second).toMatchObject({ status: 'skipped' });
  });
});

it('says that the sources have changed since what is deployed was built, by whatever tool', async () => {
  const projectFolder = await mkdtemp(join(tmpdir(), 'desk-doctor-'));
  const version = { version: '0.1.0', build: '0123456789abcdef' };
  const write = async (file: string, content: unknown): Promise<void> => {
    await mkdir(join(projectFolder, file, '..'), { recursive: true });
    await writeFile(join(projectFolder, file), JSON.stringify(content));
  };
  await write('package.json', { version: '0.1.0' });
  await write('src/lib/errors.ts', 'one');
  await stamped(projectFolder, 'deploy', async () => {
    await write('dist/functions/token.js', '');
    await write('dist/assets/version.json', version);
  });
  const io = await testIo();
  const origin = 'https://desk-1234-dev.twil.io';
  const context = await makeContext(invocationOf(io, true), { machine: { nodeVersion: '22.11.0', projectFolder } });
  const desk = {
    origin: () => Promise.resolve(origin),
    get: () => Promise.resolve({ status: 200, body: version }),
    post: () => Promise.resolve({ status: 400, body: {} }),
  };
  const examine = () => deployed.run({ ...context, desk });
  expect(await examine()).toMatchObject({ valid: true });
  await write('src/lib/errors.ts', 'another');
  expect(await examine()).toMatchObject({
    valid: false,
    found: [
      `${origin}: version 0.1.0, build 0123456789abcdef, and the sources here have changed since that was built.`,
    ],
    actions: ['“desk deploy” deploys what is here.'],
  });
  await rm(projectFolder, { recursive: true });
});
