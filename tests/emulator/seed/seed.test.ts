import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applySeed } from '../../../emulator/seed/apply-seed';
import { readSeed } from '../../../emulator/seed/read-seed';
import { SeedError } from '../../../emulator/seed/seed-error';
import { TestFloor } from '../floor';

const writers = readFileSync(join(__dirname, '../../../emulator/seed/writers.yaml'), 'utf8');
const variables = { DESK_ORIGIN: 'http://localhost:3000' };

describe('the desk’s own seed', () => {
  it('makes the floor it describes', () => {
    const { engine } = new TestFloor();
    const { workspace, phoneNumbers } = engine.transact(() =>
      applySeed(engine, readSeed(writers, 'writers.yaml'), variables),
    );
    const names = (rows: Iterable<{ friendlyName: string }>): string[] => [...rows].map((row) => row.friendlyName);
    const { store } = engine;
    expect(workspace.friendlyName).toBe('writers');
    expect(names(store.activitiesOf.of(workspace.sid))).toEqual(['Offline', 'Available', 'Unavailable']);
    expect(names(store.workersOf.of(workspace.sid))).toEqual(['charles', 'alice', 'bob']);
    expect(names(store.workflowsOf.of(workspace.sid))).toEqual(['support', 'Incoming Customer Care Requests']);
    expect(store.activities.require(workspace.timeoutActivitySid).friendlyName).toBe('Unavailable');
    const [, care] = store.workflowsOf.of(workspace.sid);
    expect(care?.assignmentCallbackUrl).toBe('http://localhost:3000/assignment?instruction=accept');
    expect([...phoneNumbers]).toEqual([
      ['+15550100', 'http://localhost:3000/incoming-call'],
      ['+15550200', `http://localhost:3000/incoming-call?workflowSid=${care?.sid}&selected_language=es`],
    ]);
  });

  it('changes nothing when applied again', () => {
    const { engine } = new TestFloor();
    const plant = (): unknown => {
      const { workspace } = engine.transact(() => applySeed(engine, readSeed(writers, 'writers.yaml'), variables));
      const { store } = engine;
      return [store.activitiesOf, store.workersOf, store.workflowsOf, store.taskQueuesOf].map((index) =>
        [...index.of(workspace.sid)].map((row) => row.sid),
      );
    };
    expect(plant()).toEqual(plant());
  });
});

describe('readSeed', () => {
  it('takes JSON as well', () => {
    expect(readSeed('{"workspace": "floor"}', 'floor.json')).toMatchObject({ workspace: 'floor', workers: [] });
  });

  it.each([
    ['workers: []', /seed\.yaml.*workspace/],
    ['workspace: floor\nworkers:\n  - name: ada\n  - nam: ben', /seed\.yaml:4: workers\.1/],
    ['workspace: floor\nworkers:\n  - name: ""', /seed\.yaml:3: workers\.0\.name: must not be empty/],
    ['workspace: floor\ntaskQueues:\n  - name: q\n    taskOrder: random', /seed\.yaml:4: taskQueues\.0\.taskOrder/],
    ['workspace: [floor', /seed\.yaml/],
    ['workspace: floor\ncolour: red', /seed\.yaml:2: colour/],
    ['- floor', /seed\.yaml/],
  ])('refuses %j', (text, message) => {
    expect(() => readSeed(text, 'seed.yaml')).toThrow(SeedError);
    expect(() => readSeed(text, 'seed.yaml')).toThrow(message);
  });
});

describe('applySeed', () => {
  it.each([
    ['workspace: w\ntimeoutActivity: Lunch', /names activity Lunch/],
    [
      'workspace: w\nworkflows: [{name: f, configuration: {task_routing: {default_filter: {queue: q}}}}]',
      /task queue q/,
    ],
    ['workspace: w\nphoneNumbers: [{number: "+1", voiceUrl: "${NOWHERE}/x"}]', /\$\{NOWHERE\}.*known are DESK_ORIGIN/],
    ['workspace: w\nphoneNumbers: [{number: "+1", voiceUrl: "${workflow:none}"}]', /\$\{workflow:none\}/],
    ['workspace: w\nworkers: [{name: a, channels: {fax: 1}}]', /no task channel fax/],
    ['workspace: w\nactivities: [{name: Offline, available: true}]', /availability is fixed/],
    ['workspace: w\ntaskQueues: [{name: q, targetWorkers: "a b"}]', /TargetWorkers is not valid/],
  ])('refuses %j', (text, message) => {
    const { engine } = new TestFloor();
    expect(() => engine.transact(() => applySeed(engine, readSeed(text, 's'), variables))).toThrow(message);
  });
});
