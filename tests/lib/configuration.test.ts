import { neededNames, readConfiguration, signInMode, type Environment } from '../../src/lib/configuration';

const complete: Environment = {
  API_KEY: `SK${'0'.repeat(32)}`,
  API_SECRET: 'x',
  SIGN_IN: 'shared',
  TOKEN_PASSWORD: 'twelve chars',
};
const needed = ['API_KEY', 'TOKEN_PASSWORD'] as const;
const read = (change: Environment) => () => readConfiguration({ ...complete, ...change }, needed);

it('gives what was asked for and nothing else', () => {
  expect(read({})()).toEqual({
    API_KEY: complete.API_KEY,
    TOKEN_PASSWORD: complete.TOKEN_PASSWORD,
    origin: undefined,
    region: 'us1',
  });
});

it.each([
  ['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
  ['http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
  ['https://desk.example.com', 'https://desk.example.com'],
  ['', undefined],
])('reads the origin %j', (given, origin) => {
  expect(read({ TASKROUTER_ORIGIN: given })().origin).toBe(origin);
});

it.each([
  'localhost:4010',
  'ws://127.0.0.1:4010',
  'http://127.0.0.1:4010/v1',
  'http://',
  'http://user:pass@host',
  'yes',
])('refuses the origin %j', (given) => {
  expect(read({ TASKROUTER_ORIGIN: given })).toThrow('TASKROUTER_ORIGIN is not usable');
});

it.each([
  ['API_KEY', 'SKxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'SK and 32 hexadecimal digits'],
  ['API_KEY', `AC${'0'.repeat(32)}`, 'SK and 32 hexadecimal digits'],
  ['API_KEY', ` SK${'0'.repeat(32)}`, 'SK and 32 hexadecimal digits'],
  ['TOKEN_PASSWORD', 'eleven char', 'at least 12 characters'],
])('says what %s should be, and not what it is', (name, value, expected) => {
  const attempt = read({ [name]: value });
  expect(attempt).toThrow(`${name} is not usable: expected`);
  expect(attempt).toThrow(expected);
  expect(attempt).not.toThrow(value.trim());
});

it('tells all that is missing and all that is unusable at once', () => {
  const attempt = () =>
    readConfiguration({ API_KEY: 'x', SIGN_IN: 'shared', TASKROUTER_ORIGIN: 'x' }, [...needed, 'API_SECRET']);
  expect(attempt).toThrow(/Not set: .*API_SECRET.*TOKEN_PASSWORD.*API_KEY is not usable.*TASKROUTER_ORIGIN is not/);
});

describe('the way to sign in', () => {
  it.each([
    [{}, 'people'],
    [{ SIGN_IN: '', TOKEN_PASSWORD: '' }, 'people'],
    [{ SIGN_IN: ' ' }, 'people'],
    [{ SIGN_IN: 'people', TOKEN_PASSWORD: 'twelve chars' }, 'people'],
    [{ SIGN_IN: 'oidc', TOKEN_PASSWORD: 'twelve chars' }, 'oidc'],
    [{ SIGN_IN: 'shared', TOKEN_PASSWORD: 'twelve chars' }, 'shared'],
  ])('is read from %j as %s', (environment, mode) => {
    expect(signInMode(environment)).toBe(mode);
  });

  it('is nobody’s guess where a desk has a password of all, and nobody says that it counts', () => {
    const attempt = () => signInMode({ SIGN_IN: '', TOKEN_PASSWORD: 'twelve chars' });
    expect(attempt).toThrow(/TOKEN_PASSWORD is set, and SIGN_IN is not\. Set SIGN_IN=shared to keep .* SIGN_IN=people/);
    expect(attempt).not.toThrow('twelve chars');
  });

  it('may not be mistyped', () => {
    expect(() => signInMode({ SIGN_IN: 'Shared' })).toThrow(
      'SIGN_IN is not usable: expected people or oidc or shared; empty is people.',
    );
  });

  it.each([
    ['', false],
    ['people', false],
    ['oidc', false],
    ['shared', true],
  ])('“%s” needs a password of all: %s', (SIGN_IN, needs) => {
    expect(neededNames({ SIGN_IN }).includes('TOKEN_PASSWORD')).toBe(needs);
  });
});

describe('the region', () => {
  it.each([
    [undefined, 'us1'],
    ['', 'us1'],
    [' ', 'us1'],
    ['us1', 'us1'],
    ['ie1', 'ie1'],
  ])('is read from %j as %s', (said, region) => {
    expect(read({ TWILIO_REGION: said })().region).toBe(region);
  });

  it.each(['au1', 'IE1', 'ie1 ', 'stranger.example/', 'constructor'])('may not be %j', (said) => {
    expect(read({ TWILIO_REGION: said })).toThrow(
      /TWILIO_REGION is not usable: expected us1 or ie1, the regions in which Twilio offers TaskRouter/,
    );
  });

  it.each([
    [undefined, 'desk-1234.dublin.ie1.twil.io', 'TWILIO_REGION says us1, but this desk is deployed to ie1.'],
    ['us1', 'desk-1234.dublin.ie1.twil.io', 'TWILIO_REGION says us1, but this desk is deployed to ie1.'],
    ['ie1', 'desk-1234.sydney.au1.twil.io', 'TWILIO_REGION says ie1, but this desk is deployed to au1.'],
  ])('may not be %j at %s', (said, domain, complaint) => {
    expect(read({ TWILIO_REGION: said, DOMAIN_NAME: domain })).toThrow(complaint);
  });

  it.each([
    ['ie1', 'desk-1234.dublin.ie1.twil.io'],
    ['ie1', 'desk-1234.twil.io'],
    ['ie1', 'localhost:3000'],
    ['us1', 'desk.example.com'],
  ])('may be %j at %s', (said, domain) => {
    expect(read({ TWILIO_REGION: said, DOMAIN_NAME: domain })().region).toBe(said);
  });

  it('has an edge that anybody may use, or none', () => {
    for (const edge of [undefined, '', 'frankfurt', 'roaming']) expect(read({ TWILIO_EDGE: edge })).not.toThrow();
    for (const edge of ['london-ix', 'stranger.example', 'ie1'])
      expect(read({ TWILIO_EDGE: edge })).toThrow(
        "TWILIO_EDGE is not usable: expected an edge for the agents' browsers",
      );
  });
});
