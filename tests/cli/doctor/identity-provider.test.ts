import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Verdict } from '../../../src/cli/doctor/check';
import { identityProvider } from '../../../src/cli/doctor/checks/identity-provider';
import { makeContext } from '../../../src/cli/doctor/make-context';
import { TestProvider } from '../../oidc/provider';
import { testIo } from '../test-io';
import { invocationOf } from './invocation-of';

const desk = 'https://desk-1234-dev.twil.io';
const client = { OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 'a secret that nobody may see' };
const local = { TASKROUTER_ORIGIN: 'http://127.0.0.1:4010', DESK_ORIGIN: 'http://127.0.0.1:3000' };

async function examine(env: Record<string, string>): Promise<Verdict> {
  const io = await testIo({ env: { DESK_ORIGIN: desk, SIGN_IN: 'oidc', ...env } });
  return identityProvider.run(await makeContext(invocationOf(io, false)));
}

it('has nothing to look at where people sign in otherwise', async () => {
  for (const mode of ['shared', 'people', '']) expect(await examine({ SIGN_IN: mode })).toMatchObject({ valid: true });
});

it('names what is not set', async () => {
  expect(await examine({ OIDC_ISSUER: 'https://login.example.com' })).toMatchObject({
    valid: false,
    found: ['OIDC_CLIENT_ID, OIDC_CLIENT_SECRET are not set.'],
  });
});

it('says which address is to be registered at a provider that is there, and leaves a deployed desk none on this machine', async () => {
  const provider = await TestProvider.start();
  try {
    await provider.configure({ redirectUris: ['http://127.0.0.1:3000/sign-in-callback'], secret: 'a secret' });
    const env = { OIDC_ISSUER: provider.issuer, ...client };
    const callback = 'http://127.0.0.1:3000/sign-in-callback';
    expect(await examine({ ...env, ...local })).toEqual({
      valid: true,
      note: 'manual',
      found: [`${provider.issuer}/ answers. The redirect URI to register there is ${callback}.`],
      wanted: expect.any(String),
      actions: [`Look whether the provider has ${callback}.`],
    });
    expect(await examine(env)).toMatchObject({
      valid: false,
      found: ['OIDC_ISSUER is on this machine, which the deployed desk cannot reach.'],
    });
    expect(await examine({ ...env, ...local, OIDC_ISSUER: `${provider.issuer}/elsewhere` })).toMatchObject({
      valid: false,
      found: [expect.stringContaining('/elsewhere/.well-known/openid-configuration does not describe a provider')],
    });
  } finally {
    await provider.close();
  }
});

describe('what calls itself a provider', () => {
  let server: Server;
  let said: object;
  let issuer: string;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(said));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const ask = () => examine({ ...local, ...client, OIDC_ISSUER: issuer });
  const whole = () => ({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    code_challenge_methods_supported: ['S256'],
  });

  it('is none by another name, as one for all organizations has', async () => {
    said = { ...whole(), issuer: 'https://login.example.com/{tenant}' };
    const verdict = await ask();
    expect(verdict.found).toEqual([expect.stringContaining('calls itself https://login.example.com/{tenant}')]);
    expect([verdict.valid, verdict.weight]).toEqual([false, undefined]);
  });

  it('is none without keys', async () => {
    said = { ...whole(), jwks_uri: undefined };
    expect(await ask()).toMatchObject({ valid: false, found: ['The provider says no jwks_uri.'] });
  });

  it('is good to know of where it says nothing of PKCE', async () => {
    said = { ...whole(), code_challenge_methods_supported: undefined };
    expect(await ask()).toMatchObject({ valid: false, weight: 'know' });
  });
});

it('is to look at where it does not answer', async () => {
  const verdict = await examine({ ...local, ...client, OIDC_ISSUER: 'http://127.0.0.1:1' });
  expect(verdict).toMatchObject({
    valid: false,
    weight: 'look',
    found: [expect.stringContaining('Nothing answers at')],
  });
});
