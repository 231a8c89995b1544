import { Neutral } from '../../../scripts/parity/neutral';

const account = `AC${'1'.repeat(32)}`;
const sid = (prefix: string, digit: string): string => prefix + digit.repeat(32);

const neutral = (): Neutral =>
  new Neutral({ accountSid: account, struck: [['hush', '<secret>']], origins: ['https://taskrouter.twilio.com'] });

it('counts SIDs by first appearance, each kind for itself, wherever they are', () => {
  const made = neutral();
  expect(
    made.of({ b: sid('WK', 'a'), a: sid('WK', 'b'), url: `https://taskrouter.twilio.com/v1/${sid('WS', 'c')}` }),
  ).toEqual({
    a: 'WK2',
    b: 'WK1',
    url: '<origin>/v1/WS1',
  });
  expect(made.of([`{"worker":"${sid('WK', 'b')}"}`])).toEqual(['{"worker":"WK2"}']);
});

it('strikes out whose it was', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJTSyJ9.c2lnbmF0dXJl';
  expect(neutral().of([account, `Bearer ${token}`, 'hush, hush'])).toEqual([
    '<account>',
    'Bearer <token>',
    '<secret>, <secret>',
  ]);
});

it('says nothing of the tester’s network', () => {
  expect(neutral().of({ source_ip_address: '203.0.113.7' })).toEqual({ source_ip_address: '<IP address>' });
  expect(neutral().of({ source_ip_address: null })).toEqual({ source_ip_address: null });
});

it('takes the moment away, and leaves the type', () => {
  expect(
    neutral().of({
      ...{ iso: '2026-11-20T12:00:00Z', mail: 'Fri, 20 Nov 2026 12:00:00 +0000', seconds: 1_795_000_000 },
      ...{ milliseconds: 1_795_000_000_123, text: '1795000000', age: 7, task_age: '7', timeout: 120, priority: 7 },
      ...{ wait_duration_until_accepted: { avg: 30 }, longest_task_waiting_age: 3, avg: 30 },
      next_page_url: '/v1?Page=1&PageToken=PTabc&PageSize=5',
    }),
  ).toEqual({
    ...{ iso: '<time>', mail: '<time by mail’s rules>', seconds: '<seconds since 1970>' },
    ...{ milliseconds: '<milliseconds since 1970>', text: '<seconds since 1970, as text>' },
    ...{ age: '<seconds>', task_age: '<seconds, as text>', timeout: 120, priority: 7 },
    ...{ wait_duration_until_accepted: { avg: '<seconds>' }, longest_task_waiting_age: '<seconds>', avg: 30 },
    next_page_url: '/v1?Page=1&PageToken=<page>&PageSize=5',
  });
});

it('puts fields in alphabetical order', () => {
  expect(JSON.stringify(neutral().of({ b: 1, a: { d: null, c: true } }))).toBe('{"a":{"c":true,"d":null},"b":1}');
});
