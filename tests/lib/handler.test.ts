import { DeskError } from '../../src/lib/errors';
import { anyone, createHandler } from '../../src/lib/handler';
import { json, type Reply } from '../../src/lib/reply';
import '../functions/refusal';
import { invoke, TestPlatform } from '../functions/runtime';

let platform: TestPlatform;
beforeEach(() => void (platform = new TestPlatform()));

const answer = (run: () => Reply | Promise<Reply>) =>
  invoke(createHandler(platform, { needs: [], authorise: anyone, input: {}, run }), { env: {} });

it.each([
  ['an error', new Error('inside')],
  ['a text', 'inside'],
  ['nothing', undefined],
  ['null', null],
])('answers when %s is thrown', async (_, thrown: unknown) => {
  const received = await answer(() => {
    throw thrown;
  });
  expect(received).toBeRefusal(500, 'internal');
  expect(received.text).not.toContain('inside');
  expect(platform.errors).toHaveLength(1);
});

it('answers a refusal with its own status and headers, and does not log it', async () => {
  const refused = new DeskError('too_many_attempts', 'Wait.', { headers: { 'Retry-After': '9' } });
  const received = await answer(() => Promise.reject(refused));
  expect(received).toBeRefusal(429, 'too_many_attempts');
  expect(received.headers).toMatchObject({ 'Retry-After': '9' });
  expect(platform.logged).toEqual([]);
});

it('answers what never ends, and takes no notice of what comes after', async () => {
  let finish = (): void => undefined;
  const pending = answer(() => new Promise<Reply>((_, reject) => void (finish = () => reject(new Error('late')))));
  await new Promise(setImmediate);
  for (const giveUp of platform.waiting) giveUp();
  expect(await pending).toBeRefusal(504, 'upstream_timeout');
  finish();
  await new Promise(setImmediate);
  expect(platform.logged).toHaveLength(1);
});

it('leaves no deadline behind', async () => {
  expect((await answer(() => json({}))).status).toBe(200);
  await expect(answer(() => Promise.reject(new Error('no')))).resolves.toMatchObject({ status: 500 });
  expect(platform.waiting.size).toBe(0);
});

it.each([
  ['unauthorized', 1],
  ['forbidden', 1],
  ['session_expired', 0],
] as const)(
  'leaves a line in the log for who may not call, and none for a session that is over: %s',
  async (code, lines) => {
    const authorise = (): never => {
      throw new DeskError(code, 'No.\n\u2028');
    };
    const received = await invoke(createHandler(platform, { needs: [], authorise, input: {}, run: () => json({}) }), {
      env: {},
    });
    expect(received.status).toBeGreaterThanOrEqual(401);
    expect(platform.logged).toHaveLength(lines);
    expect(platform.errors).toEqual([]);
    for (const line of platform.logged) {
      expect(line).toMatch(/^[\x20-\x7e]+$/);
      expect(JSON.parse(line)).toMatchObject({ refused: { code, path: expect.any(String), at: expect.any(String) } });
    }
  },
);
