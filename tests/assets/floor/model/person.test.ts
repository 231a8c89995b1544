import { changesOf, jsonOf, readPerson } from '../../../../src/assets/floor/model/person';
import { answer, onFloor, problem } from '../given';

const told = {
  attributes: [
    { key: 'skills', value: '["support", "sales"]' },
    { key: 'rate', value: '1.10' },
    { key: 'night', value: 'true' },
    { key: 'team', value: '"a, b"' },
    { key: 'crm', value: '{"id":12345678901234567890}' },
    { key: 'odd', value: '["with, comma"]' },
  ],
  channels: [{ channel: 'voice', capacity: 1 }],
};
const read = readPerson(told);

describe('the form about a person', () => {
  it('has a field for what fits in one, and always one for skills', () => {
    expect(read.fields.map(({ key, text }) => [key, text])).toEqual([
      ['skills', 'support, sales'],
      ['rate', '1.10'],
      ['night', 'true'],
      ['team', 'a, b'],
    ]);
    expect(readPerson({ attributes: [] }).fields).toEqual([{ key: 'skills', text: '' }]);
  });

  it.each([
    ['["a"]', ' b ,, c،d', '["b","c","d"]'],
    ['["a"]', '', '[]'],
    [undefined, 'b', '["b"]'],
    ['1.10', '2.50', '2.50'],
    ['1.10', 'two', '"two"'],
    ['true', 'false', 'false'],
    ['"a"', '5', '"5"'],
  ])('has %s become, by %j, %s', (before, typed, value) => {
    expect(jsonOf(before === undefined ? {} : { before }, typed)).toBe(value);
  });

  it('sends what was changed, with what it was, and nothing else', () => {
    const typed: Record<string, string> = { skills: 'support, sales ', rate: '2.20', night: 'true', team: 'a, b' };
    const of = (capacity: number) => changesOf(read, { attribute: (key) => typed[key], capacity: () => capacity });
    expect(of(1)).toEqual({ attributes: [{ key: 'rate', before: '1.10', value: '2.20' }], capacities: [] });
    expect(of(3).capacities).toEqual([{ channel: 'voice', before: 1, capacity: 3 }]);
    expect(of(Number.NaN).capacities).toEqual([]);
  });
});

const changes = { attributes: [{ key: 'rate', before: '1.10', value: '2.20' }], capacities: [] };
const asked = { type: 'person-asked', workerSid: 'WK1' } as const;
const saved = { type: 'person-saved', workerSid: 'WK1', changes } as const;

it('reads a person, saves what was changed, and closes the form; without a change nothing is sent', () => {
  const page = onFloor();
  expect(page.hear(asked)).toEqual([{ type: 'read-person', workerSid: 'WK1' }]);
  page.hear({ type: 'person-read', workerSid: 'WK2', read });
  expect(page.state.person).toEqual({ workerSid: 'WK1' });
  page.hear({ type: 'person-read', workerSid: 'WK1', read });
  expect(page.hear({ ...saved, changes: { attributes: [], capacities: [] } })).toEqual([]);
  expect(page.state.person).toBeUndefined();
  page.hear(asked, { type: 'person-read', workerSid: 'WK1', read });
  expect(page.hear(saved)).toEqual([{ type: 'change-person', id: 1, workerSid: 'WK1', ...changes }]);
  page.hear({ type: 'act-done', id: 1 });
  expect(page.state.person).toBeUndefined();
});

it('shows how a person stands now where a change failed', () => {
  const page = onFloor();
  page.hear(asked, { type: 'person-read', workerSid: 'WK1', read }, saved);
  expect(page.hear({ type: 'act-failed', id: 1, problem })).toContainEqual({ type: 'read-person', workerSid: 'WK1' });
  expect(page.state.person).toMatchObject({ workerSid: 'WK1' });
  page.hear({ type: 'person-unread', workerSid: 'WK1', problem });
  expect(page.state.person).toMatchObject({ problem });
  page.hear(asked);
  expect(page.state.person).toBeUndefined();
});

it('signs somebody out, and sets a priority, only when that was asked', () => {
  const page = onFloor();
  const [waiting, held] = answer.tasks;
  page.read({ tasks: [{ ...waiting, priority: 3 }, held] });
  expect(page.hear({ type: 'sign-out-confirmed', workerSid: 'WK1' })).toEqual([]);
  page.hear({ type: 'question-asked', question: { kind: 'sign-out', sid: 'WK1' } });
  expect(page.hear({ type: 'sign-out-confirmed', workerSid: 'WK1' })).toEqual([
    { type: 'sign-out-person', id: 1, workerSid: 'WK1' },
  ]);
  const chosen = { type: 'priority-chosen', taskSid: 'WT2', priority: 9 } as const;
  expect(page.hear(chosen)).toEqual([]);
  page.hear({ type: 'question-asked', question: { kind: 'priority', sid: 'WT2' } });
  expect(page.hear({ ...chosen, priority: -1 })).toEqual([]);
  expect(page.hear(chosen)).toEqual([{ type: 'set-priority', id: 2, taskSid: 'WT2', before: 3, priority: 9 }]);
  // Accepted meanwhile, it is withdrawn.
  page.hear(
    { type: 'act-failed', id: 2, problem },
    { type: 'question-asked', question: { kind: 'priority', sid: 'WT2' } },
  );
  page.read({ tasks: [held] });
  expect(page.state.question).toBeUndefined();
});
