import { limits, runtimeHandler } from '../../src/cli/serverless-platform';
import { whatTwilioRefuses, type Deployment } from '../../src/cli/deploy/before-sending';
import { judgeBuild, judgeEnvironment, judgeUpload, judgeVariable } from './serverless-rules';

const now = Date.UTC(2026, 11, 1);
const good: Deployment = {
  dependencies: { [runtimeHandler]: '2.0.1', twilio: '6.2.0' },
  runtime: 'node22',
  environment: 'dev',
  variables: { TOKEN_PASSWORD: 'a password of the agents' },
  files: [
    { path: '/token', kind: 'function', bytes: 1 },
    { path: '/index.html', kind: 'asset', bytes: 1 },
  ],
};

/** What the stub answers to such a deployment, in the order in which it would be told. */
function answers({ dependencies, runtime, environment, variables, files }: Deployment): readonly string[] {
  const versions = Object.entries(dependencies).map(([name, version]) => ({ name, version }));
  return [
    judgeBuild({ versions: files.length, dependencies: versions, runtime }),
    ...Object.entries(variables).map(([key, value]) => judgeVariable(key, value)),
    ...files.map(({ path, kind, bytes }) =>
      judgeUpload(kind === 'asset' ? 'assets' : 'functions', { path, bytes, visibility: 'public' }),
    ),
    judgeEnvironment(environment),
  ].flatMap((answer) => (answer && 'message' in answer ? [answer.message] : []));
}

const withHandler = (version: string): Deployment => ({ ...good, dependencies: { [runtimeHandler]: version } });

it('a good deployment is taken, and nothing is said of it', () => {
  expect(answers(good)).toEqual([]);
  expect(whatTwilioRefuses(good, now)).toEqual([]);
});

const refused: readonly {
  readonly what: string;
  readonly given: Deployment;
  readonly answer: string;
  readonly said: string;
}[] = [
  ...['2.1.0', '2.0.2', '1.2.6', '3.0.0', '^2.0.1', '~2.0.1', '2.x', 'latest', '*', '', ' 2.0.1'].map((version) => ({
    what: `the handler “${version}”`,
    given: withHandler(version),
    answer: `No matching version found for ${runtimeHandler}@${version}.`,
    said: `Twilio does not accept ${runtimeHandler} ${version}`,
  })),
  ...['node18', 'node26', 'node10', 'nodejs22', 'NODE22'].map((runtime) => ({
    what: `the runtime ${runtime}`,
    given: { ...good, runtime },
    answer: `unsupported runtime: ${runtime}`,
    said: `Twilio offers no runtime ${runtime}`,
  })),
  {
    what: 'a build of nothing',
    given: { ...good, files: [] },
    answer: 'At least one function version or asset version is required.',
    said: 'Nothing was built',
  },
  ...[
    ['ASCII', 'x'.repeat(limits.variableValueBytes + 1)],
    ['two bytes each', 'é'.repeat(limits.variableValueBytes / 2 + 1)],
    ['four bytes each', '🙂'.repeat(limits.variableValueBytes / 4 + 1)],
  ].map(([kind = '', value = '']) => ({
    what: `a variable over the limit, ${kind}`,
    given: { ...good, variables: { TOKEN_PASSWORD: value } },
    answer: `the maximum is ${limits.variableValueBytes}`,
    said: `TOKEN_PASSWORD has ${Buffer.byteLength(value)} bytes`,
  })),
  {
    what: 'an asset over the limit',
    given: { ...good, files: [{ path: '/film.mp4', kind: 'asset', bytes: limits.assetBytes + 1 }] },
    answer: `the maximum is ${limits.assetBytes}`,
    said: '/film.mp4 has 25.0 MiB',
  },
  {
    what: 'a path over the limit',
    given: { ...good, files: [{ path: `/${'x'.repeat(limits.pathCharacters)}`, kind: 'asset', bytes: 1 }] },
    answer: 'Invalid Path',
    said: 'longer than 255 characters',
  },
  {
    what: 'an environment over the limit',
    given: { ...good, environment: 'x'.repeat(limits.environmentCharacters + 1) },
    answer: 'Invalid DomainSuffix',
    said: 'longer than 16 characters',
  },
];

it.each(refused)('$what is refused, and the desk says so before', ({ given, answer, said }) => {
  expect(answers(given)).toEqual([expect.stringContaining(answer)]);
  const told = whatTwilioRefuses(given, now);
  expect(told).toEqual([expect.stringContaining(said)]);
  for (const value of Object.values(given.variables)) expect(told.join('\n')).not.toContain(value);
});

it('takes each of them to the very limit', () => {
  const full: Deployment = {
    ...good,
    environment: 'x'.repeat(limits.environmentCharacters),
    variables: { A: 'é'.repeat(limits.variableValueBytes / 2) },
    files: [{ path: '/'.padEnd(limits.pathCharacters, 'x'), kind: 'asset', bytes: limits.assetBytes }],
  };
  expect(answers(full)).toEqual([]);
  expect(whatTwilioRefuses(full, now)).toEqual([]);
});

it('says what only fails once a Function is called: more variables than the context holds', () => {
  const variables = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`NAME_${at}`, 'x'.repeat(400)]));
  expect(whatTwilioRefuses({ ...good, variables }, now)).toEqual([
    expect.stringContaining('Functions fail above 3072'),
  ]);
});

it('says everything at once, and how old the list is', () => {
  const told = whatTwilioRefuses({ ...withHandler('2.1.0'), runtime: 'node18', files: [] }, now);
  expect(told).toHaveLength(3);
  expect(told[0]).toContain('read 2 days ago, on 2026-11-29');
});

describe('a runtime', () => {
  const build = { versions: 1, dependencies: [{ name: runtimeHandler, version: '2.0.1' }], runtime: '' };

  it('that is not said is the one of the last build, else the default', () => {
    expect(judgeBuild(build)).toMatchObject({ runtime: 'node22' });
    expect(judgeBuild({ ...build, lastRuntime: 'node20' })).toMatchObject({ runtime: 'node20' });
    expect(judgeBuild({ ...build, lastRuntime: 'node18' })).toMatchObject({ code: 82007 });
  });

  it('of Node 24 raises the handler, but no old one and no unknown one', () => {
    const on24 = { ...build, runtime: 'node24' };
    expect(judgeBuild(on24)).toMatchObject({ dependencies: [{ name: runtimeHandler, version: '2.1.2' }] });
    for (const version of ['1.1.3', '2.1.0'])
      expect(judgeBuild({ ...on24, dependencies: [{ name: runtimeHandler, version }] })).toMatchObject({ code: 20001 });
  });
});
