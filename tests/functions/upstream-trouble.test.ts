import { withUpstream } from './every-function';
import { failure } from './fixtures';
import { messageOf } from './refusal';
import { invoke, TestPlatform } from './runtime';
import { type Answer, Upstream } from './upstream';

let upstream: Upstream;
beforeEach(async () => void (upstream = await new Upstream().listen()));
afterEach(() => upstream.close());

/** What each Function makes of a 404 to its first request: that the thing is not there, or that the workspace is not. */
const notFound: Readonly<Record<string, [number, string]>> = {
  token: [500, 'misconfigured'],
  activities: [500, 'misconfigured'],
  'conference-end': [404, 'not_found'],
  'task-fix': [404, 'not_found'],
  colleagues: [500, 'misconfigured'],
  participants: [403, 'forbidden'],
  'participant-add': [403, 'forbidden'],
  'participant-drop': [403, 'forbidden'],
  'participant-digits': [403, 'forbidden'],
  'conference-leave': [403, 'forbidden'],
  'conference-return': [403, 'forbidden'],
  'offer-again': [403, 'forbidden'],
  'outbound-call': [500, 'misconfigured'],
  'wrap-up': [404, 'not_found'],
  recording: [403, 'forbidden'],
  history: [403, 'forbidden'],
  floor: [500, 'misconfigured'],
  team: [500, 'misconfigured'],
  'floor-task': [404, 'not_found'],
  'floor-worker': [404, 'not_found'],
  'floor-listen': [404, 'not_found'],
  help: [403, 'forbidden'],
  'wrap-up-sweep': [500, 'misconfigured'],
  'conference-events': [500, 'misconfigured'],
};

/** Those that look after customers look twice, a moment later: the next event may be long in coming. */
const looksTwice: readonly string[] = ['wrap-up-sweep', 'conference-events'];
const atOnceBelowMs = 1_000;

describe.each(withUpstream)('$name', (sample) => {
  const answered = async (answer: Answer, platform = new TestPlatform({ atOnceBelowMs })) =>
    invoke(sample.create(platform), sample.request(upstream.always(answer).origin));

  it('sends its requests to the origin, signed in as the account', async () => {
    sample.prepare(upstream);
    await invoke(sample.create(new TestPlatform()), sample.request(upstream.origin));
    const { ACCOUNT_SID, AUTH_TOKEN } = sample.request('').env;
    const basic = `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}`;
    expect(upstream.requests.length).toBeGreaterThan(0);
    expect(new Set(upstream.requests.map((request) => request.authorization))).toEqual(new Set([basic]));
  });

  it('says that Twilio cannot be reached when it cuts every connection', async () => {
    expect(await answered('cut')).toBeRefusal(502, 'upstream_unreachable');
  });

  // A day of which Sync has nothing is one without calls.
  if (sample.name !== 'floor-history')
    it('says what a 404 means', async () => {
      const [status = 0, code = ''] = notFound[sample.name] ?? [];
      expect(await answered(failure(404))).toBeRefusal(status, code);
    });

  it.each([401, 403])('says which variables to check after a %i', async (status) => {
    const platform = new TestPlatform();
    const received = await answered(failure(status), platform);
    expect(received).toBeRefusal(500, 'misconfigured');
    expect(messageOf(received)).toContain('ACCOUNT_SID and AUTH_TOKEN');
    expect(platform.logged.join('\n')).toContain('words-of-twilio');
  });

  it('passes a 429 on after asking again, with the time to wait', async () => {
    const received = await answered(failure(429, { 'Retry-After': '7' }));
    expect(received).toBeRefusal(503, 'upstream_busy');
    expect(received.headers).toMatchObject({ 'Retry-After': '7' });
    const [first] = upstream.requests;
    expect(upstream.requests.filter((request) => request.path === first?.path)).toHaveLength(3);
  });

  it('makes up no time to wait where Twilio names none', async () => {
    expect((await answered(failure(429))).headers).not.toHaveProperty('Retry-After');
  });

  it('says that Twilio refused a request as it stands', async () => {
    expect(await answered(failure(400))).toBeRefusal(502, 'upstream_refused');
  });

  it.each([500, 503])('says that Twilio failed after a %i, and asks no more often than it should', async (status) => {
    expect(await answered(failure(status))).toBeRefusal(502, 'upstream_failed');
    const paths = upstream.requests.map((request) => request.path);
    const times = paths.map((path) => paths.filter((one) => one === path).length);
    expect(Math.max(...times)).toBe(looksTwice.includes(sample.name) ? 2 : 1);
  });

  it.each([
    ['a web page', { body: '<html>welcome</html>' }],
    ['a web page and an error', { status: 502, body: '<html>bad gateway</html>' }],
    ['nothing', { body: '' }],
    ['a text in JSON', { body: '"welcome"' }],
    ['broken JSON', { body: '{"workers":' }],
    ['a redirection', { status: 302, headers: { Location: 'http://127.0.0.1:1/' }, body: '' }],
  ])('says that Twilio failed when it sends %s', async (_, answer) => {
    expect(await answered(answer)).toBeRefusal(502, 'upstream_failed');
  });

  it('survives JSON of another shape', async () => {
    const received = await answered({ body: { hello: 'there' } });
    expect(received.status).toBeGreaterThanOrEqual(400);
    expect(received).toBeRefusal(received.status, JSON.parse(received.text).error.code);
  });

  it('gives up on Twilio after a while', async () => {
    expect(await answered('hang', new TestPlatform({ upstreamTimeoutMs: 40 }))).toBeRefusal(504, 'upstream_timeout');
  });

  it('says that Twilio cannot be reached when it refuses the connection', async () => {
    const platform = new TestPlatform({ atOnceBelowMs });
    await upstream.close();
    expect(await answered('hang', platform)).toBeRefusal(502, 'upstream_unreachable');
    expect(platform.logged.join('\n')).toContain('ECONNREFUSED');
  });

  it('logs what went wrong without a secret', async () => {
    const platform = new TestPlatform({ upstreamTimeoutMs: 40, atOnceBelowMs });
    await answered('hang', platform);
    await answered(failure(500), platform);
    expect(platform.logged).toHaveLength(2);
    expect(platform.logged.join(' ')).not.toMatch(/that-nobody-may-see|Basic|Bearer|eyJ|\n/);
  });
});
