import { readWorkspaceFile } from '../../../src/lib/workspace-file/read';
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
