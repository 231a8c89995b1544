import { createWrapUpHandler } from '../../src/functions/wrap-up';
import { mostFieldCharacters, type WrapUpField } from '../../src/lib/wrap-up/wrap-up-fields';
import { charles, environment, failure, otherSid, page, paths, session, taskSid } from './fixtures';
import { messageOf } from './refusal';
import { invoke, noon, TestPlatform } from './runtime';
import { Upstream } from './upstream';

const limits = { limitSeconds: 120, moreTimeSeconds: 60 };
const since = noon - 30_000;
/** The worker's reservation, where there is one. */
const held1 = otherSid('WR', 0);

let upstream: Upstream;
beforeEach(async () => {
  upstream = await new Upstream().listen();
  held('wrapping');
  upstream.on('GET', paths.task, task({ from: '+15550100' })).on('POST', paths.task, task({}));
});
afterEach(() => upstream.close());

const held = (...statuses: string[]) =>
  upstream.on(
    'GET',
    paths.reservations,
    page(
      'reservations',
      statuses.map((status, index) => ({
        sid: `WR${String(index).padStart(32, '0')}`,
        worker_sid: charles.sid,
        reservation_status: status,
        date_updated: new Date(since).toISOString(),
      })),
    ),
  );

const task = (attributes: object, version = '7') => written(JSON.stringify(attributes), version);
const written = (attributes: string | null, version = '7') => ({
  headers: { ETag: version },
  body: { sid: taskSid, assignment_status: 'wrapping', attributes },
});

const asked: readonly WrapUpField[] = [
  { key: 'amount', label: 'Amount', type: 'number' },
  { key: 'day', label: 'Day', type: 'date' },
  { key: 'why', label: 'Why', type: 'choice', choices: ['Price', 'Time'] },
  { key: 'ref', label: 'Reference', type: 'text' },
];

const write = (fields: object) =>
  invoke(createWrapUpHandler(new TestPlatform(), limits, asked), {
    env: environment(upstream.origin),
    headers: session(),
    body: { taskSid, ...fields },
  });

const writes = () => upstream.requests.filter(({ method }) => method === 'POST');
const sent = () => writes().at(-1)?.form.get('Attributes') ?? 'null';
const saved = (): unknown => JSON.parse(sent());

it('writes notes, disposition and deadline beside the attributes of others', async () => {
  const received = await write({ notes: 'Wants a receipt', disposition: 'sale' });
  const deadline = new Date(since + 120_000).toISOString();
  expect(received.status).toBe(200);
  expect(received.body).toEqual({ taskSid, notes: 'Wants a receipt', disposition: 'sale', deadline });
  expect(saved()).toEqual({
    from: '+15550100',
    wrap_up: { notes: 'Wants a receipt', disposition: 'sale', deadline, reservation: held1 },
    conversations: { outcome: 'sale' },
  });
});

describe('further fields', () => {
  it('are written beside the notes as what they are, what was filled in before stays, and empty text takes one back', async () => {
    held('accepted');
    upstream.on('GET', paths.task, written('{"wrap_up":{"fields":{"amount":1.10,"ref":"A 1","theirs":1e400}}}'));
    expect((await write({ notes: 'x', fields: { day: '2026-02-28', why: 'Time', ref: '' } })).status).toBe(200);
    expect(sent()).toBe(
      '{"wrap_up":{"fields":{"amount":1.10,"ref":"","theirs":1e400,"day":"2026-02-28","why":"Time"},"notes":"x"}}',
    );
    expect((await write({ fields: { amount: ' -12,50 ' } })).status).toBe(200);
    expect(saved()).toMatchObject({ wrap_up: { fields: { amount: -12.5 } } });
  });

  it.each([
    ['amount', 'twelve', 'expected a number'],
    ['amount', '1234567890123456', 'expected a number'],
    ['amount', '1,234', 'expected a number'],
    ['day', '2026-02-30', 'expected a day'],
    ['why', 'Other', 'expected one of the configured choices'],
    ['ref', 'x'.repeat(mostFieldCharacters + 1), `at most ${mostFieldCharacters} characters`],
    ['colour', 'red', 'has no such key'],
  ])('refuse %s: %s, and nothing is written', async (key, typed, expected) => {
    const received = await write({ notes: 'x', fields: { [key]: typed } });
    expect(received).toBeRefusal(400, 'invalid_request');
    expect(messageOf(received)).toContain(`\`fields.${key}\` is not usable`);
    expect(messageOf(received)).toContain(expected);
    expect(writes()).toEqual([]);
  });
});

it('tells reports the outcome, beside what others tell them, and not where something else stands', async () => {
  upstream.on('GET', paths.task, task({ conversations: { campaign: 'spring' } }));
  await write({ disposition: 'sale' });
  expect(saved()).toMatchObject({ conversations: { campaign: 'spring', outcome: 'sale' } });
  upstream.on('GET', paths.task, task({ conversations: 'theirs' }));
  await write({ disposition: 'sale' });
  expect(saved()).toMatchObject({ conversations: 'theirs' });
});

it('takes no deadline of the colleague’s wrap-up who handed the task over', async () => {
  const theirs = { deadline: new Date(since - 60_000).toISOString(), reservation: otherSid('WR', 7) };
  upstream.on('GET', paths.task, task({ wrap_up: { notes: 'Of the first agent', ...theirs } }));
  const deadline = new Date(since + 120_000).toISOString();
  expect((await write({ disposition: 'sale' })).body).toMatchObject({ notes: 'Of the first agent', deadline });
  expect(saved()).toMatchObject({ wrap_up: { deadline, reservation: held1 } });
});

it('leaves the colleague’s deadline where it is while the call goes on', async () => {
  const theirs = { deadline: new Date(noon + 60_000).toISOString(), reservation: otherSid('WR', 7) };
  upstream.on('GET', paths.task, task({ wrap_up: theirs }));
  held('accepted');
  expect((await write({ notes: 'mine' })).body).toMatchObject({ deadline: null });
  expect(saved()).toMatchObject({ wrap_up: { notes: 'mine', ...theirs } });
});

it('leaves what was written before and is not sent now', async () => {
  upstream.on('GET', paths.task, task({ wrap_up: { notes: 'before', disposition: 'sale' } }));
  expect((await write({ notes: 'after' })).body).toMatchObject({ notes: 'after', disposition: 'sale' });
});

it('takes notes while the call goes on, which has no deadline yet', async () => {
  held('accepted');
  expect((await write({ notes: 'Calls about the invoice' })).body).toMatchObject({ deadline: null });
  expect(saved()).toEqual({ from: '+15550100', wrap_up: { notes: 'Calls about the invoice' } });
});

it('reads, merges and writes again when somebody else was quicker', async () => {
  upstream
    .on('GET', paths.task, task({ from: '+15550100' }, '7'), task({ from: '+15550100', theirs: true }, '8'))
    .on('POST', paths.task, failure(412), task({}));
  expect((await write({ notes: 'mine' })).status).toBe(200);
  expect(saved()).toMatchObject({ from: '+15550100', theirs: true, wrap_up: { notes: 'mine' } });
  expect(writes()).toHaveLength(2);
});

it('gives up when others are quicker time and again, and says so', async () => {
  upstream.on('POST', paths.task, failure(412));
  expect(await write({ notes: 'mine' })).toBeRefusal(409, 'conflict');
  expect(writes()).toHaveLength(4);
});

it('does not write over what it cannot tell from a change of somebody else', async () => {
  upstream.on('GET', paths.task, { body: { sid: taskSid, attributes: '{}' } });
  expect(await write({ notes: 'mine' })).toBeRefusal(502, 'upstream_failed');
  expect(writes()).toEqual([]);
});

describe('attributes as their owners wrote them', () => {
  const theirs =
    '{ "id": 12345678901234567890,\t"price" : 1.10, "zero": -0, "far": 1e400, "name": "J\\u00fcrgen\\/", "id2": 1, "id2": 2.0, "1": [1E5], "__proto__": {"a": 1.0} }';

  it('stay so to the letter, beside the desk’s own', async () => {
    held('accepted');
    upstream.on('GET', paths.task, written(theirs));
    expect((await write({ notes: 'Paid' })).status).toBe(200);
    expect(sent()).toBe(`${theirs.slice(0, -2)},"wrap_up":{"notes":"Paid"} }`);
  });

  it('stay so where somebody else was quicker, with what they made of them', async () => {
    held('accepted');
    upstream
      .on('GET', paths.task, written(theirs, '7'), written(theirs.replace('1.10', '1.20'), '8'))
      .on('POST', paths.task, failure(412), task({}));
    expect((await write({ notes: 'Paid' })).status).toBe(200);
    expect(sent()).toBe(`${theirs.slice(0, -2).replace('1.10', '1.20')},"wrap_up":{"notes":"Paid"} }`);
    expect(writes()).toHaveLength(2);
  });

  it('are the same once more where the answer was lost and the request is made again', async () => {
    held('accepted');
    upstream.on('GET', paths.task, written(theirs)).on('POST', paths.task, failure(500), task({}));
    const request = { notes: 'Mine', notesBefore: '', disposition: 'sale' };
    expect((await write(request)).status).toBe(502);
    const first = sent();
    upstream.on('GET', paths.task, written(first, '8'));
    expect((await write(request)).body).toMatchObject({ notes: 'Mine', disposition: 'sale' });
    expect(sent()).toBe(first);
  });

  it.each(['', 'null', '{}', null])('count as none where they are %j', async (nothing) => {
    held('accepted');
    upstream.on('GET', paths.task, written(nothing));
    expect((await write({ notes: 'n' })).status).toBe(200);
    expect(sent()).toBe('{"wrap_up":{"notes":"n"}}');
  });

  it.each(['[1]', '"text"', '12345678901234567890', 'true', '{"a":1', 'no JSON'])(
    'are not written over where they are %s, to which nothing can be added',
    async (strange) => {
      upstream.on('GET', paths.task, written(strange));
      const received = await write({ notes: 'n' });
      expect(received).toBeRefusal(502, 'upstream_refused');
      expect(messageOf(received)).toContain('no JSON object');
      expect(writes()).toEqual([]);
    },
  );

  it('fill the task to the last character, blanks included, and no further', async () => {
    held('accepted');
    const room = (blanks: number) => written(`{"a":1.10${' '.repeat(blanks)}}`);
    const added = ',"wrap_up":{"notes":"n"}'.length;
    upstream.on('GET', paths.task, room(4_096 - 10 - added));
    expect((await write({ notes: 'n' })).status).toBe(200);
    expect(sent()).toHaveLength(4_096);
    upstream.on('GET', paths.task, room(4_096 - 10 - added + 1));
    expect(messageOf(await write({ notes: 'n' }))).toContain('Shorten the notes by 1.');
  });

  it('that leave no room are said to, where no shortening would help', async () => {
    upstream.on('GET', paths.task, task({ other: 'x'.repeat(4_070) }));
    const received = await write({ disposition: 'sale' });
    expect(received).toBeRefusal(400, 'invalid_request');
    expect(messageOf(received)).toContain('has no room');
    expect(writes()).toEqual([]);
  });
});

describe('notes that a colleague writes into as well', () => {
  const noted = (notes: string, version: string) => task({ wrap_up: { notes } }, version);

  it('are put together with what the colleague saved since', async () => {
    upstream.on('GET', paths.task, noted('Wants a receipt\nOf the colleague', '7'));
    const received = await write({ notes: 'Wants a receipt\nMine', notesBefore: 'Wants a receipt' });
    const notes = 'Wants a receipt\nOf the colleague\nMine';
    expect(received.body).toMatchObject({ notes });
    expect(saved()).toMatchObject({ wrap_up: { notes } });
  });

  it('are put together anew where the colleague is quicker once more', async () => {
    upstream
      .on('GET', paths.task, noted('First', '7'), noted('First\nSecond', '8'))
      .on('POST', paths.task, failure(412), task({}));
    const received = await write({ notes: 'Mine', notesBefore: '' });
    expect(received.body).toMatchObject({ notes: 'First\nSecond\nMine' });
    expect(saved()).toMatchObject({ wrap_up: { notes: 'First\nSecond\nMine' } });
    expect(writes()).toHaveLength(2);
  });

  it('are the writer’s alone where nobody else wrote, and where a page does not say what was there', async () => {
    upstream.on('GET', paths.task, noted('before', '7'));
    expect((await write({ notes: 'after', notesBefore: 'before' })).body).toMatchObject({ notes: 'after' });
    expect((await write({ notes: 'old page' })).body).toMatchObject({ notes: 'old page' });
  });

  it('are refused where they are too long together', async () => {
    upstream.on('GET', paths.task, noted('x'.repeat(2_500), '7'));
    const received = await write({ notes: 'y'.repeat(1_501), notesBefore: '' });
    expect(received).toBeRefusal(400, 'invalid_request');
    expect(messageOf(received)).toContain('Shorten the notes by 2.');
    expect(writes()).toEqual([]);
  });
});

describe('more time', () => {
  it('moves the deadline', async () => {
    const deadline = new Date(since + 180_000).toISOString();
    expect((await write({ moreTime: true })).body).toMatchObject({ deadline });
    expect(saved()).toMatchObject({ wrap_up: { deadline } });
  });

  it('can be said in a form', async () => {
    expect((await write({ moreTime: 'true' })).status).toBe(200);
  });

  it('is refused when there is no more to be had', async () => {
    upstream.on('GET', paths.task, task({ wrap_up: { deadline: new Date(since + 300_000).toISOString() } }));
    const received = await write({ moreTime: true });
    expect(received).toBeRefusal(400, 'invalid_request');
    expect(messageOf(received)).toContain('no more time');
    expect(writes()).toEqual([]);
  });

  it('is refused before the wrap-up', async () => {
    held('accepted');
    expect(messageOf(await write({ moreTime: true }))).toContain('has not begun');
  });
});

it.each(['pending', 'rejected', 'timeout', 'canceled', 'rescinded', 'completed'])(
  'is not for the worker whose reservation is %s',
  async (status) => {
    held(status);
    expect(await write({ notes: 'x' })).toBeRefusal(403, 'forbidden');
    expect(upstream.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  },
);

it('says that the task is gone', async () => {
  upstream.on('GET', paths.reservations, failure(404));
  expect(await write({ notes: 'x' })).toBeRefusal(404, 'not_found');
});

it('says by how much the notes are too long for the task', async () => {
  upstream.on('GET', paths.task, task({ other: 'x'.repeat(3_000) }));
  const received = await write({ notes: 'y'.repeat(2_000) });
  expect(received).toBeRefusal(400, 'invalid_request');
  expect(messageOf(received)).toMatch(/Shorten the notes by \d+\./);
  expect(writes()).toEqual([]);
});

it.each([
  ['taskSid', { taskSid: 'x' }],
  ['notes', { notes: 7 }],
  ['notes', { notes: 'x'.repeat(4_001) }],
  ['notesBefore', { notesBefore: 7 }],
  ['notesBefore', { notesBefore: 'x'.repeat(4_097) }],
  ['disposition', { disposition: 'x'.repeat(65) }],
  ['moreTime', { moreTime: 'yes' }],
])('refuses an unusable %s', async (name, fields) => {
  const received = await write(fields);
  expect(received).toBeRefusal(400, 'invalid_request');
  expect(messageOf(received)).toContain(`\`${name}\``);
  expect(upstream.requests).toEqual([]);
});
