import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applySeed } from '../../../emulator/seed/apply-seed';
import { readSeed } from '../../../emulator/seed/read-seed';
import { readWorkspaceFile } from '../../../src/lib/workspace-file/read-workspace-file';
import { completed, type WholeWorkspace } from '../../../src/lib/workspace-file/whole';
import { TestFloor } from '../floor';

const writers = readFileSync(join(__dirname, '../../../emulator/seed/writers.yaml'), 'utf8');
const variables = { DESK_ORIGIN: 'http://localhost:3000' };

const whole = (text: string): WholeWorkspace => completed(readWorkspaceFile(text, 'seed.yaml').content);

describe('the desk’s own seed', () => {
  it('makes the floor it describes', () => {
    const { engine } = new TestFloor();
    const workspace = engine.transact(() => applySeed(engine, whole(writers), variables));
    const names = (rows: Iterable<{ friendlyName: string }>): string[] => [...rows].map((row) => row.friendlyName);
    const { store } = engine;
    expect(workspace.friendlyName).toBe('writers');
    expect(names(store.activitiesOf.of(workspace.sid))).toEqual(['Offline', 'Available', 'Unavailable']);
    expect(names(store.workersOf.of(workspace.sid))).toEqual(['charles', 'alice', 'bob']);
    expect(names(store.workflowsOf.of(workspace.sid)).slice(0, 2)).toEqual([
      'support',
      'Incoming Customer Care Requests',
    ]);
    expect(store.activities.require(workspace.timeoutActivitySid).friendlyName).toBe('Unavailable');
    const [, care] = store.workflowsOf.of(workspace.sid);
    expect(care?.assignmentCallbackUrl).toBe('http://localhost:3000/assignment?instruction=accept');
    expect([...store.phoneNumbers.values()].map(({ phoneNumber, voiceUrl }) => [phoneNumber, voiceUrl])).toEqual([
      ['+15550100', 'http://localhost:3000/incoming-call'],
      ['+15550200', `http://localhost:3000/incoming-call?workflowSid=${care?.sid}&selected_language=es`],
    ]);
  });

  it('changes nothing when applied again', () => {
    const { engine } = new TestFloor();
    const plant = (): unknown => {
      const workspace = engine.transact(() => applySeed(engine, whole(writers), variables));
      const { store } = engine;
      return [store.activitiesOf, store.workersOf, store.workflowsOf, store.taskQueuesOf]
        .map((index) => [...index.of(workspace.sid)].map((row) => row.sid))
        .concat([...store.phoneNumbers.values()].map((row) => [row.sid]));
    };
    expect(plant()).toEqual(plant());
  });
});

it.each([
  ['nowhere.yaml', /^The seed nowhere.yaml is not there/],
  [__dirname, /is a folder, and has to be a file$/],
])('says why %s cannot be read', async (file, message) => {
  await expect(readSeed(file)).rejects.toThrow(message);
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
    expect(() => engine.transact(() => applySeed(engine, whole(text), variables))).toThrow(message);
  });
});
