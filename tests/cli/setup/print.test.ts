import { differencesWithin } from '../../../src/cli/setup/print/print-plan';
import { same } from '../../../src/cli/setup/same';
import { withVariablesSet } from '../../../src/cli/files/env-file';
import { bare, SetUpFloor, fileOf } from './set-up-floor';

describe('a plan as a person sees it', () => {
  it('names what is made, changed and removed, field by field', async () => {
    const floor = await SetUpFloor.open(
      'workspace: w\ntaskQueues:\n  - { name: q }\n  - { name: old }\nworkers:\n  - { name: ada, attributes: { level: 1 } }\n',
    );
    try {
      const file = await fileOf(
        'workspace: w\ntaskQueues:\n  - { name: q, targetWorkers: level > 3 }\nworkers:\n  - { name: ada, attributes: { level: 4, name: "A\\u001b[2Jda" } }\n  - { name: ben }\n',
      );
      const { exitCode, io } = await floor.desk(['setup', 'plan', file, '--prune']);
      expect(exitCode).toBe(6);
      expect(io.stdout.text).toBe(`Workspace w (WS00000000000000000000000000000001)
  ~ task queue q WQ00000000000000000000000000000001
      targetWorkers: 1==1 → level > 3
  + worker ben
  ~ worker ada WK00000000000000000000000000000001
      attributes.level: 1 → 4
      attributes.name: none → A[2Jda
  - task queue old WQ00000000000000000000000000000002
  - activity Available WA00000000000000000000000000000002
  - activity Unavailable WA00000000000000000000000000000003

Not in the file, so left alone:
  activity Offline (the worker "ada" is in it)

1 to create, 2 to change, 3 to remove; 6 are as the file says.
`);
    } finally {
      await floor.close();
    }
  });

  it('shows of a long value only what differs', () => {
    const before = { task_routing: { filters: [{ expression: 'a', targets: [{ queue: 'q' }] }] } };
    const after = { task_routing: { filters: [{ expression: 'b', targets: [{ queue: 'q', timeout: 5 }] }] } };
    expect(differencesWithin('configuration', before, after)).toEqual([
      { path: 'configuration.task_routing.filters[0].expression', from: 'a', to: 'b' },
      { path: 'configuration.task_routing.filters[0].targets[0].timeout', from: undefined, to: 5 },
    ]);
  });
});

it.each([
  [{ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }, true],
  [{ a: 1 }, { a: '1' }, false],
  [{ timeout: '10', priority: 3 }, { priority: '3', timeout: 10 }, true],
  [{ default_filter: null, filters: [] }, {}, true],
  [{ filters: [{ expression: '' }] }, { filters: [{}] }, true],
  [[1, 2], [2, 1], false],
])('configurations %j and %j are the same: %s', (left, right, expected) => {
  expect(same('configuration', left, right)).toBe(expected);
});

it('attributes are compared to the letter', () => {
  expect(same('attributes.timeout', { timeout: '10' }, { timeout: 10 })).toBe(false);
  expect(same('attributes.none', null, undefined)).toBe(false);
});

it.each([
  ['', 'A=1\nB=2\n'],
  ['X=1', 'X=1\nA=1\nB=2\n'],
  ['# c\r\nexport A=old\r\nX="a # b"\r\n', '# c\r\nA=1\r\nX="a # b"\r\nB=2\r\n'],
  ['B=9\nA=8\n\n# end', 'B=2\nA=1\n\n# end'],
])('sets variables in %j and keeps the rest', (text, expected) => {
  expect(withVariablesSet(text, { A: '1', B: '2' })).toBe(expected);
});

it('many workers cost a request for each that changes, and pages for the rest', async () => {
  const workers = Array.from({ length: 120 }, (_, number) => ({ name: `worker ${number}`, attributes: { number } }));
  const floor = await SetUpFloor.open({ ...bare, workspace: 'w', workers });
  try {
    const file = await fileOf({
      workspace: 'w',
      workers: workers.map(({ name, attributes }) => ({ name, attributes: { number: attributes.number % 60 } })),
    });
    const { faults } = floor.emulator.control;
    const { id } = faults.add({ operation: 'rest:*', trigger: { nth: 1_000_000 }, effect: { status: 500 } });
    expect((await floor.plan(file)).operations).toHaveLength(60);
    // The workspaces, and a page of each of its five lists.
    expect(faults.list().find((fault) => fault.id === id)?.calls).toBe(6);
    const writes = floor.countingWrites();
    await floor.apply(file);
    expect(writes()).toEqual({ UpdateWorker: 60 });
  } finally {
    await floor.close();
  }
});
