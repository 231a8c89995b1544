import manifest from '../../package.json';
import { isOlder, listedHandlers, oldestForTheDesk, saidToDeploy } from '../../src/cli/serverless-platform';
import { everyFunction, withSession } from './every-function';
import { sessionToken } from './fixtures';
import './refusal';
import { invoke, runtimeOf, TestPlatform } from './runtime';
import { Upstream } from './upstream';

/** The runtime handlers besides the pinned one that package.json installs for this test, as `runtime-handler-2.0.0`. */
const others = Object.keys(manifest.devDependencies).filter((name) => name.startsWith('runtime-handler-'));
const handlers = ['@twilio/runtime-handler', ...others].map((name) => ({ name, runtime: runtimeOf(name) }));

/**
 * Up to here npm's handlers put an event together by the same code as 1.3.1 does, to the letter.
 *
 * @see docs/decisions/0012-a-deployment-that-twilio-takes.md
 */
const sameAs131: ReadonlySet<string> = new Set(['1.2.0', '1.2.1', '1.2.2', '1.2.3', '1.2.4', '1.2.5', '1.3.0']);

it('is done under every version that the cloud takes, npm has, and the desk can work with', () => {
  const taken = listedHandlers.flatMap(({ version, isOnNpm }) =>
    isOnNpm && !isOlder(version, oldestForTheDesk) && !sameAs131.has(version) ? [version] : [],
  );
  const tried = [manifest.dependencies['@twilio/runtime-handler'], ...others.map((name) => name.slice(-5))];
  expect(tried.toSorted()).toEqual([...taken, ...saidToDeploy].toSorted());
});

let upstream: Upstream;
const pinnedTwilio = globalThis.Twilio;
beforeEach(async () => (upstream = await new Upstream().listen()));
afterEach(async () => {
  globalThis.Twilio = pinnedTwilio;
  await upstream.close();
});

/** Bodies that say something other than they seem to, as they come out of `JSON.parse`. */
const hostile: readonly string[] = [
  '{"__proto__": {"request": "x", "instruction": "explode", "workflowSid": "x"}}',
  '{"__proto__": {"instruction": "reject", "strange": "x", "digits": "9", "taskSid": "x", "conference": "x"}}',
  '{"__proto__": null}',
  '{"__proto__": "text"}',
  '{"__proto__": ["a", "b"]}',
  '{"__proto__": {"__proto__": {"instruction": "explode"}}}',
];

describe.each(handlers)('$name', ({ runtime }) => {
  beforeEach(() => (globalThis.Twilio = { ...pinnedTwilio, Response: runtime.Response }));

  describe.each(everyFunction)('$name', (sample) => {
    beforeEach(() => sample.prepare(upstream));

    it('answers a good request', async () => {
      const received = await invoke(sample.create(new TestPlatform()), sample.request(upstream.origin), runtime);
      expect(received).toMatchObject({ status: 200, headers: { 'Cache-Control': 'no-store' } });
    });

    it('is fooled by no field named `__proto__`', async () => {
      const good = sample.request(upstream.origin);
      for (const text of hostile) {
        const body: object = { ...good.body, ...JSON.parse(text) };
        const received = await invoke(sample.create(new TestPlatform()), { ...good, body }, runtime);
        expect({ text, status: received.status }).toEqual({ text, status: 200 });
      }
    });

    it('refuses a body whose `request` is not a request', async () => {
      const good = sample.request(upstream.origin);
      for (const request of ['x', '', 7, null, [{ headers: {} }], {}, { headers: 'authorization: Bearer x' }]) {
        const given = { ...good, body: { ...good.body, request } };
        expect(await invoke(sample.create(new TestPlatform()), given, runtime)).toBeRefusal(400, 'invalid_request');
      }
      expect(upstream.requests).toEqual([]);
    });
  });

  it.each(withSession)('has $name take no session that the event inherits', async (sample) => {
    const { grant } = sample;
    const inherited = { request: { headers: { authorization: `Bearer ${sessionToken(grant ? { grant } : {})}` } } };
    const good = sample.request(upstream.origin);
    const body: object = JSON.parse(`{"__proto__": ${JSON.stringify(inherited)}}`);
    const received = await invoke(sample.create(new TestPlatform()), { env: good.env, body }, runtime);
    expect(received).toBeRefusal(401, 'unauthorized');
    expect(upstream.requests).toEqual([]);
  });
});
