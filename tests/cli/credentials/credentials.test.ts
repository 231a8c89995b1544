import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localCredentials as emulatorsOwn } from '../../../emulator/credentials';
import { chooseCredentials, type AccountOptions, type Credentials } from '../../../src/cli/credentials/credentials';
import { readSurroundings } from '../../../src/cli/credentials/environment';
import { localCredentials } from '../../../src/cli/credentials/local';
import { readTwilioCliProfile } from '../../../src/cli/credentials/twilio-cli-profile';
import { temporaryFolder } from '../../temporary-folder';

const account = 'AC000000000000000000000000000000aa';
const other = 'AC000000000000000000000000000000bb';
const secrets = [
  'token-of-the-environment',
  'token-of-the-file',
  'secret-of-the-key',
  'secret-of-the-profile',
] as const;
const [token, fileToken, keySecret, profileSecret] = secrets;

interface Given {
  readonly options?: AccountOptions;
  readonly env?: Record<string, string>;
  readonly dotEnv?: string;
  readonly twilioCli?: object | string;
}

async function choose({ options = {}, env = {}, dotEnv, twilioCli }: Given): Promise<Credentials> {
  const home = await temporaryFolder('credentials');
  if (dotEnv !== undefined) await writeFile(join(home, '.env'), dotEnv);
  if (twilioCli !== undefined) {
    await mkdir(join(home, '.twilio-cli'));
    const text = typeof twilioCli === 'string' ? twilioCli : JSON.stringify(twilioCli);
    await writeFile(join(home, '.twilio-cli', 'config.json'), text);
  }
  const surroundings = await readSurroundings({ env, cwd: home });
  return chooseCredentials(options, surroundings, (name) => readTwilioCliProfile(home, name));
}

async function refusal(given: Given): Promise<{ code: string; message: string }> {
  const refused = await choose(given).then(
    () => undefined,
    (error: { code: string; message: string }) => error,
  );
  if (!refused) throw new Error('It was not refused');
  for (const secret of secrets) expect(refused.message).not.toContain(secret);
  return refused;
}

const profiles = {
  activeProject: 'work',
  profiles: {
    work: { accountSid: account, apiKey: 'SKwork', apiSecret: profileSecret, region: 'ie1' },
    play: { accountSid: other, apiKey: 'SKplay', apiSecret: profileSecret },
  },
};

describe('credentials', () => {
  it('come from the environment, which wins over .env', async () => {
    const dotEnv = `ACCOUNT_SID=${account}\nAUTH_TOKEN=${fileToken}\n`;
    expect(await choose({ dotEnv })).toMatchObject({ accountSid: account, username: account, password: fileToken });
    expect(await choose({ dotEnv, env: { AUTH_TOKEN: token } })).toMatchObject({ password: token, origin: undefined });
    expect(await choose({ dotEnv, env: { AUTH_TOKEN: '' } })).toMatchObject({ password: fileToken });
  });

  it('may be an API key, and have the names of the Twilio CLI', async () => {
    const env = { ACCOUNT_SID: account, API_KEY: 'SK1', API_SECRET: keySecret };
    expect(await choose({ env })).toMatchObject({ accountSid: account, username: 'SK1', password: keySecret });
    const twilios = { TWILIO_ACCOUNT_SID: account, TWILIO_API_KEY: 'SK2', TWILIO_API_SECRET: keySecret };
    expect(await choose({ env: twilios })).toMatchObject({ accountSid: account, username: 'SK2' });
  });

  it('are of the region that is said, and of the usual one otherwise', async () => {
    const env = { ACCOUNT_SID: account, AUTH_TOKEN: token };
    expect(await choose({ env })).toMatchObject({ region: 'us1' });
    expect(await choose({ env: { ...env, TWILIO_REGION: '' } })).toMatchObject({ region: 'us1' });
    expect(await choose({ env, dotEnv: 'TWILIO_REGION=ie1' })).toMatchObject({ region: 'ie1' });
    const sydney = { activeProject: 'au', profiles: { au: { ...profiles.profiles.work, region: 'au1' } } };
    const { message } = await refusal({ twilioCli: sydney });
    expect(message).toMatch(/^The region in the Twilio CLI's profile au is not usable: expected us1 or ie1/);
  });

  it('take the account from a flag', async () => {
    const env = { ACCOUNT_SID: other, AUTH_TOKEN: token };
    expect(await choose({ env, options: { accountSid: account } })).toMatchObject({
      accountSid: account,
      username: account,
    });
  });

  it("come from the Twilio CLI's active profile where nothing else is said", async () => {
    expect(await choose({ twilioCli: profiles })).toEqual({
      accountSid: account,
      username: 'SKwork',
      password: profileSecret,
      region: 'ie1',
      origin: undefined,
      source: "the Twilio CLI's profile work",
    });
  });

  it('come from the profile that is named, whatever else there is', async () => {
    const env = { ACCOUNT_SID: account, AUTH_TOKEN: token };
    expect(await choose({ env, twilioCli: profiles, options: { profile: 'play' } })).toMatchObject({
      accountSid: other,
      username: 'SKplay',
    });
    const { message } = await refusal({ env, twilioCli: profiles, options: { profile: 'gone' } });
    expect(message).toContain('no profile named gone');
  });

  it('are not mixed from two accounts', async () => {
    const { message } = await refusal({ env: { ACCOUNT_SID: other }, twilioCli: profiles });
    expect(message).toContain('active profile work is of another account');
    expect(await choose({ env: { ACCOUNT_SID: account }, twilioCli: profiles })).toMatchObject({ username: 'SKwork' });
  });

  it.each([
    { activeProject: 'old', projects: [{ id: 'old', accountSid: account }] },
    { activeProject: 'gone', profiles: { old: { accountSid: account } }, projects: null },
  ])('say so where a profile keeps them in the keychain: %j', async (twilioCli) => {
    const { code, message } = await refusal({ twilioCli });
    expect(code).toBe('not_configured');
    expect(message).toContain("profile old keeps its key in the system's keychain");
    expect(message).toContain('Not set: ACCOUNT_SID, AUTH_TOKEN (or API_KEY and API_SECRET).');
  });

  it.each([undefined, 'no JSON', '{"profiles": 7}', '{}'])('name everything that is missing: %j', async (twilioCli) => {
    const given = twilioCli === undefined ? {} : { twilioCli };
    expect((await refusal(given)).message).toMatch(/^Not set: ACCOUNT_SID, AUTH_TOKEN \(or API_KEY and API_SECRET\)\./);
    expect((await refusal({ ...given, env: { AUTH_TOKEN: token } })).message).toMatch(/^Not set: ACCOUNT_SID\. /);
    expect((await refusal({ ...given, env: { ACCOUNT_SID: account, API_KEY: 'SK1' } })).message).toMatch(
      /^Not set: API_SECRET \(or AUTH_TOKEN\)\./,
    );
  });
});

describe('credentials of the local TaskRouter', () => {
  it('are its own', () => {
    const { accountSid, authToken } = emulatorsOwn;
    expect(localCredentials).toEqual({ accountSid, authToken });
  });

  it.each([
    [{ options: { local: true } }, 'http://127.0.0.1:4010'],
    [{ options: { origin: 'http://localhost:5000/' } }, 'http://localhost:5000'],
    [{ env: { TASKROUTER_ORIGIN: 'http://127.0.0.1:7' } }, 'http://127.0.0.1:7'],
    [{ env: { TASKROUTER_ORIGIN: 'http://127.0.0.1:7' }, options: { local: true } }, 'http://127.0.0.1:7'],
  ])('%j', async (given, origin) => {
    expect(await choose({ ...given, dotEnv: `ACCOUNT_SID=${account}\nAUTH_TOKEN=${fileToken}` })).toMatchObject({
      origin,
      username: localCredentials.accountSid,
      password: localCredentials.authToken,
    });
  });

  const env = { ACCOUNT_SID: account, AUTH_TOKEN: token };
  const own = { username: account, password: token };
  const documented = { username: localCredentials.accountSid, password: localCredentials.authToken };

  it.each([
    'http://127.0.0.1:4010',
    'http://localhost:4010',
    'http://[::1]:4010',
    'http://127.1:4010',
    'https://local-taskrouter.example',
    'http://stranger.example:4010',
    'http://localhost.stranger.example',
    'http://127.0.0.1.stranger.example',
  ])('go to %s alone of what there is, as long as nobody says otherwise', async (there) => {
    expect(await choose({ env, dotEnv: `TASKROUTER_ORIGIN=${there}` })).toMatchObject(documented);
    expect(await choose({ env: { ...env, TASKROUTER_ORIGIN: there } })).toMatchObject(documented);
    expect(await choose({ env, options: { origin: there } })).toMatchObject(documented);
    const all = `ACCOUNT_SID=${other}\nAUTH_TOKEN=${fileToken}\nTASKROUTER_ORIGIN=${there}`;
    expect(await choose({ dotEnv: all })).toMatchObject(documented);
  });

  it.each([
    'http://127.0.0.1:4010',
    'http://localhost:4010',
    'http://[::1]:4010',
    'http://127.0.0.2',
    'http://2130706433',
  ])('give way to those of the environment at %s where the person says so', async (here) => {
    const options = { ownCredentials: true };
    expect(await choose({ env, options, dotEnv: `TASKROUTER_ORIGIN=${here}` })).toMatchObject(own);
    expect(await choose({ env, options: { ...options, origin: here } })).toMatchObject(own);
    expect(await choose({ env, options: { ...options, local: true } })).toMatchObject(own);
  });

  it.each([
    'http://stranger.example:4010',
    'http://localhost.stranger.example',
    'http://127.0.0.1.stranger.example',
    'http://127.0.0.1@stranger.example',
    'http://0.0.0.0:4010',
    'http://192.168.1.7:4010',
    'http://[::ffff:192.168.1.7]:4010',
    'http://local-taskrouter:4010',
  ])('never give way in clear to another machine: %s', async (there) => {
    const options = { ownCredentials: true };
    for (const given of [
      { env, options: { ...options, origin: there } },
      { env: { ...env, TASKROUTER_ORIGIN: there }, options },
      { env, options, dotEnv: `TASKROUTER_ORIGIN=${there}` },
    ]) {
      expect(await refusal(given)).toMatchObject({ code: 'usage', message: expect.stringContaining('in clear') });
    }
  });

  it('give way over TLS to another machine, but not where .env alone names it', async () => {
    const options = { ownCredentials: true };
    const there = 'https://local-taskrouter.example';
    expect(await choose({ env, options: { ...options, origin: there } })).toMatchObject(own);
    expect(await choose({ env: { ...env, TASKROUTER_ORIGIN: there }, options })).toMatchObject(own);
    const { code, message } = await refusal({ env, options, dotEnv: `TASKROUTER_ORIGIN=${there}` });
    expect(code).toBe('usage');
    expect(message).toContain('Only .env says');
  });

  it('give way to nothing that is not there', async () => {
    const given = {
      options: { local: true, ownCredentials: true },
      dotEnv: `ACCOUNT_SID=${account}\nAUTH_TOKEN=${fileToken}`,
    };
    expect(await refusal(given)).toMatchObject({ code: 'not_configured' });
    expect(await refusal({ ...given, env: { ACCOUNT_SID: account } })).toMatchObject({ code: 'not_configured' });
  });

  it.each([
    ['TWILIO_REGION', 'stranger.example/'],
    ['TWILIO_REGION', 'stranger.example:443#'],
    ['TWILIO_REGION', 'au1'],
    ['TWILIO_REGION', 'IE1'],
    ['TWILIO_REGION', 'constructor'],
  ])('do not go where %s=%s would lead', async (name, value) => {
    const given = { env: { ACCOUNT_SID: account, AUTH_TOKEN: token }, dotEnv: `${name}="${value}"` };
    expect(await refusal(given)).toMatchObject({ code: 'not_configured', message: expect.stringContaining(name) });
  });

  it('need an address', async () => {
    expect(await refusal({ options: { origin: 'localhost' } })).toMatchObject({ code: 'usage' });
    expect(await refusal({ env: { TASKROUTER_ORIGIN: 'ftp://x' } })).toMatchObject({ code: 'not_configured' });
  });
});
