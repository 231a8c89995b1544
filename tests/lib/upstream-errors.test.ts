import { judgeAnswer, judgeSilence } from '../../src/lib/upstream-errors';

it.each([
  [200, {}],
  [201, { sid: 'WT1' }],
  [204, ''],
])('takes %i for a success', (statusCode, body) => {
  expect(judgeAnswer({ statusCode, body })).toBeUndefined();
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
  expect(judgeAnswer({ statusCode, body: { message: 'no' } })).toMatchObject({ code, status });
});

it.each([
  ['7', { 'Retry-After': '7' }],
  ['Fri, 20 Nov 2026 12:00:00 GMT', {}],
  ['-1', {}],
  ['99999999999', {}],
])('passes on a Retry-After of %j as %j', (given, headers) => {
  expect(judgeAnswer({ statusCode: 429, headers: { 'retry-after': given }, body: {} })?.headers).toEqual(headers);
});

it.each([
  ['ECONNABORTED', 'upstream_timeout'],
  ['ETIMEDOUT', 'upstream_timeout'],
  ['ECONNREFUSED', 'upstream_unreachable'],
  ['ECONNRESET', 'upstream_unreachable'],
  ['ENOTFOUND', 'upstream_unreachable'],
])('takes %s for %s', (code, expected) => {
  expect(judgeSilence(Object.assign(new Error('no'), { code })).code).toBe(expected);
});

it('keeps nothing of the request that failed', () => {
  const error = Object.assign(new Error('no'), {
    code: 'ECONNRESET',
    config: { headers: { Authorization: 'Basic x' } },
  });
  expect(judgeSilence(error).cause).toEqual(new Error('ECONNRESET no'));
});

it('survives what is not an error', () => {
  expect(judgeSilence(undefined).code).toBe('upstream_unreachable');
  expect(judgeSilence('gone').code).toBe('upstream_unreachable');
});
