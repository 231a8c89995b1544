import { pausedBy, pausesOf, recordingNoteOf, resumedAt, withNote } from '../../../src/lib/recording/recording-note';
import { policiesIn, policyOf } from '../../../src/lib/recording/recording-policy';

const noon = Date.parse('2026-11-20T12:00:00.000Z');

it.each([
  ['', {}],
  ['on', { '': 'on' }],
  [' asked , Support = on,Payments=off', { '': 'asked', Support: 'on', Payments: 'off' }],
  ['a=b=on', { 'a=b': 'on' }],
  ['yes', undefined],
  ['Support', undefined],
  ['on, off', undefined],
  ['Support=on, Support=off', undefined],
])('%j is read as %j', (text, policies) => {
  expect(policiesIn(text)).toEqual(policies);
});

it.each(['__proto__', 'constructor', 'Other', ''])('workflow %j is one of all others', (name) => {
  expect(policyOf({ '': 'asked', Support: 'on' }, name)).toBe('asked');
  expect(policyOf({ Support: 'on' }, name)).toBe('off');
});

it('keeps the newest ten pauses, and counts the others', () => {
  let note = recordingNoteOf('{"desk_recording": {"sid": "RE1"}}');
  for (let times = 0; note && times < 12; times += 1)
    note = resumedAt(
      pausedBy(note, `agent-${times}`, noon + times * 10_000, noon + 60_000),
      noon + times * 10_000 + 2_000,
    );
  expect(note?.pauses).toHaveLength(10);
  expect(note?.earlier).toEqual({ count: 2, seconds: 4 });
  expect(note && pausesOf(note, noon + 900_000)).toMatchObject({ count: 12, seconds: 24 });
});

it('counts a pause that lasts until the end of the call', () => {
  const note = pausedBy({ sid: 'RE1', pauses: [] }, 'alice', noon, noon + 60_000);
  expect(pausesOf(note, noon + 9_000)).toEqual({ count: 1, seconds: 9, by: ['alice'] });
  // What ended before it was told of is not less than nothing.
  expect(pausesOf(note, noon - 9_000)).toEqual({ count: 1, seconds: 0, by: ['alice'] });
});

it('changes no other byte of the attributes', () => {
  const before = '{ "id": 12345678901234567890, "rate": 1.10,"desk_recording":null , "x":"\\u00e9" }';
  const after = withNote(before, { sid: 'RE1', pauses: [] });
  expect(after).toContain('"id": 12345678901234567890, "rate": 1.10,');
  expect(after).toContain('"x":"\\u00e9"');
  expect(recordingNoteOf(after)).toEqual({ sid: 'RE1', pauses: [] });
});

it.each(['', 'null', '[]', '{"desk_recording": 7}', '{"desk_recording": {"sid": 1}}'])(
  '%s is no note',
  (attributes) => {
    expect(recordingNoteOf(attributes)).toBeUndefined();
  },
);
