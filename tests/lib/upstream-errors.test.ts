import { judgeAnswer, judgeSilence } from '../../src/lib/upstream-errors';

const asked = { method: 'post', uri: 'https://taskrouter.twilio.com/v1/Workspaces/WS1/Tasks/WT1?Attributes=secret' };

it.each([
  [200, {}],
  [201, { sid: 'WT1' }],
  [204, ''],
])('takes %i for a success', (statusCode, body) => {
  expect(judgeAnswer({ statusCode, body }, asked)).toBeUndefined();
});

it.each([
  [400, 'upstream_refused', 502],
  [401, 'misconfigured', 500],
  [403, 'misconfigured', 500],
  [404, 'not_found', 404],
  [412, 'conflict', 409],
  [429, 'upstream_busy', 503],
  [500, 'upstream_failed', 502],
  [503, 'upstream_failed', 502],
  [301, 'upstream_failed', 502],
])('takes %i for %s', (statusCode, code, status) => {
  expect(judgeAnswer({ statusCode, body: { message: 'no' } }, asked)).toMatchObject({ code, status });
});

it.each([
  ['7', { 'Retry-After': '7' }],
  ['Fri, 20 Nov 2026 12:00:00 GMT', {}],
  ['-1', {}],
  ['99999999999', {}],
])('passes on a Retry-After of %j as %j', (given, headers) => {
  expect(judgeAnswer({ statusCode: 429, headers: { 'retry-after': given }, body: {} }, asked)?.headers).toEqual(
    headers,
  );
});

it.each([
  ['ECONNABORTED', 'upstream_timeout'],
  ['ETIMEDOUT', 'upstream_timeout'],
  ['ECONNREFUSED', 'upstream_unreachable'],
  ['ECONNRESET', 'upstream_unreachable'],
  ['ENOTFOUND', 'upstream_unreachable'],
])('takes %s for %s', (code, expected) => {
  expect(judgeSilence(Object.assign(new Error('no'), { code }), asked).code).toBe(expected);
});

it('tells the log which request it was, and nothing of what was sent', () => {
  expect(judgeAnswer({ statusCode: 400, body: { message: 'no' } }, asked)?.cause).toEqual(
    new Error('POST /v1/Workspaces/WS1/Tasks/WT1: HTTP 400 {"message":"no"}'),
  );
  const error = Object.assign(new Error('no'), {
    code: 'ECONNRESET',
    config: { headers: { Authorization: 'Basic x' } },
  });
  expect(judgeSilence(error, asked).cause).toEqual(new Error('POST /v1/Workspaces/WS1/Tasks/WT1: ECONNRESET no'));
});

it('survives what is not an error', () => {
  expect(judgeSilence(undefined, asked).code).toBe('upstream_unreachable');
  expect(judgeSilence('gone', asked).code).toBe('upstream_unreachable');
});
