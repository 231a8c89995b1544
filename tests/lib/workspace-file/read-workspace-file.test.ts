import { readWorkspaceFile } from '../../../src/lib/workspace-file/read-workspace-file';
import { WorkspaceFileError } from '../../../src/lib/workspace-file/workspace-file-error';

it('takes JSON as well as YAML', () => {
  expect(readWorkspaceFile('{"workspace": "floor"}', 'floor.json').content).toEqual({ workspace: 'floor' });
});

it('says where things stand, or at least what they stand in', () => {
  const { where } = readWorkspaceFile('workspace: floor\nworkers:\n  - name: ada\n  - name: ben', 'seed.yaml');
  expect(where(['workers', 1, 'name'])).toBe('seed.yaml:4');
  expect(where(['workers', 1, 'attributes'])).toBe('seed.yaml:4');
  expect(where(['phoneNumbers'])).toBe('seed.yaml:1');
});

it.each([
  ['workers: []', /seed\.yaml.*workspace/],
  [
    'workspace: floor\nworkers:\n  - name: ada\n  - nam: ben',
    /seed\.yaml:4: workers\.1\.name: is missing, and there is no field "nam"$/,
  ],
  ['workspace: floor\nworkers:\n  - name: 4711', /seed\.yaml:3: workers\.0\.name: expected a text .*, not 4711$/],
  ['workspace: floor\nworkers: ada', /seed\.yaml:2: workers: expected a list, not "ada"$/],
  ['workspace: floor\nworkers:\n  - name: a\n    attributes: {a: [}', /^seed\.yaml:4: [^\n]+\]$/],
  ['workspace: floor\nworkers:\n  - name: ""', /seed\.yaml:3: workers\.0\.name: must not be empty/],
  ['workspace: floor\ntaskQueues:\n  - name: q\n    taskOrder: random', /seed\.yaml:4: taskQueues\.0\.taskOrder/],
  ['workspace: floor\nworkers:\n  - name: Ada\n  - name: ada', /seed\.yaml:4: workers\.1: "ada" stands here a second/],
  ['workspace: floor\ntaskQueues: [{ name: q }, { name: q }]', /taskQueues\.1: "q" stands here a second time/],
  ['workspace: [floor', /seed\.yaml/],
  ['workspace: floor\ncolour: red', /seed\.yaml:2: colour: there is no such field$/],
  ['- floor', /seed\.yaml/],
])('refuses %j', (text, message) => {
  expect(() => readWorkspaceFile(text, 'seed.yaml')).toThrow(WorkspaceFileError);
  expect(() => readWorkspaceFile(text, 'seed.yaml')).toThrow(message);
});

/** Each level names the one before it so often. */
const bomb = (levels: number, times: number): string =>
  ['workspace: w', 'workers:', '- name: a', '  attributes:', '    a0: &a0 [x, x]']
    .concat(
      Array.from(
        { length: levels },
        (_, level) => `    a${level + 1}: &a${level + 1} [${Array(times).fill(`*a${level}`).join(', ')}]`,
      ),
    )
    .join('\n');

it.each([
  [bomb(9, 9), /^w\.yaml:6: \*a0 and others refer to each other so often that the file would become too large/],
  [bomb(30, 2), /^w\.yaml:6: \*a0 and others/],
  [bomb(3, 200), /^w\.yaml:6: \*a0 and others/],
  ['workspace: *w', /^w\.yaml:1: \*w refers to nothing: there is no &w before it$/],
  [
    'workspace: w\nworkers:\n- name: a\n  attributes: &a {b: [*a]}',
    /^w\.yaml:4: \*a refers to what it stands in itself$/,
  ],
  ['['.repeat(20_000), /^w\.yaml: lists and fields stand in each other too deep/],
  ['- '.repeat(1_000), /^w\.yaml: lists and fields stand in each other too deep/],
  [`workspace: w\nworkers: [{name: a, attributes: ${'{a: '.repeat(300)}1${'}'.repeat(300)}}]`, /too deep/],
  ['workspace: !Sub w', /^w\.yaml:1: Unresolved tag: !Sub$/],
  ['workspace: w\n---\nworkspace: v', /^w\.yaml:2: a second workspace begins here: give each a file of its own$/],
])('refuses a file that is not what it looks like, %#', (text, message) => {
  expect(() => readWorkspaceFile(text, 'w.yaml')).toThrow(WorkspaceFileError);
  expect(() => readWorkspaceFile(text, 'w.yaml')).toThrow(message);
});

it('takes as many aliases as people write', () => {
  const workers = Array.from({ length: 3_000 }, (_, nth) => `  - {name: w${nth}, activity: *on, attributes: *usual}`);
  const text = [
    'workspace: w',
    'defaultActivity: &on Available',
    'workers:',
    '  - {name: a, attributes: &usual {a: [1]}}',
  ];
  expect(readWorkspaceFile([...text, ...workers].join('\n'), 'w.yaml').content.workers).toHaveLength(3_001);
});
