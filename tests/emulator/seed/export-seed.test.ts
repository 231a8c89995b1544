import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createActivity } from '../../../emulator/taskrouter/commands/workspace-commands';
import { applySeed } from '../../../emulator/seed/apply-seed';
import { exportSeed } from '../../../emulator/seed/export-seed';
import { readWorkspaceFile } from '../../../src/lib/workspace-file/read-workspace-file';
import { completed } from '../../../src/lib/workspace-file/whole';
import { TestFloor } from '../floor';

const variables = { DESK_ORIGIN: 'http://localhost:3000' };
const writers = readFileSync(join(__dirname, '../../../emulator/seed/writers.yaml'), 'utf8');

/** One that uses every part of the format. */
const everything = `
workspace: everything
multiTaskEnabled: false
prioritizeQueueOrder: LIFO
eventCallbackUrl: \${DESK_ORIGIN}/events?of=\${workflow:all}
eventsFilter: task.created,task.completed
activities:
  - { name: Offline }
  - { name: Available, available: true }
  - { name: Unavailable }
  - { name: Reserved }
  - { name: 'On: a break' }
defaultActivity: 'On: a break'
timeoutActivity: Unavailable
taskChannels:
  - { name: Letters, uniqueName: letters, channelOptimizedRouting: true }
  - { name: Telephone, uniqueName: voice }
taskQueues:
  - { name: first, targetWorkers: 'languages HAS "es"', maxReservedWorkers: 3, taskOrder: LIFO, reservationActivity: Reserved }
  - { name: 'second: "quoted"', assignmentActivity: Unavailable }
workflows:
  - name: all
    assignmentCallbackUrl: https://example.com/assignment?of=\${workflow:all}
    fallbackAssignmentCallbackUrl: \${DESK_ORIGIN}/fallback
    taskReservationTimeout: 30
    configuration:
      task_routing:
        filters:
          - expression: urgent == true
            targets: [{ queue: first, timeout: 10, priority: 5 }, { queue: 'second: "quoted"' }]
        default_filter: { queue: first }
workers:
  - { name: ada, activity: Available, attributes: { languages: [es], deep: { a: [1, null, 'yes'] } }, channels: { letters: 4 } }
  - { name: ben, attributes: {}, channels: { voice: { capacity: 2, available: false }, chat: 0 } }
phoneNumbers:
  - { number: '+15550100', voiceUrl: '\${DESK_ORIGIN}/voice?workflowSid=\${workflow:all}' }
`;

function planted(seed: string): { floor: TestFloor; yaml: string } {
  const floor = new TestFloor();
  const whole = completed(readWorkspaceFile(seed, 'seed.yaml').content);
  const { friendlyName } = floor.do((engine) => applySeed(engine, whole, variables));
  return { floor, yaml: exportSeed(floor.engine, friendlyName, variables) };
}

/** All rows of configuration, in order. */
function rows({ engine: { store } }: TestFloor): unknown {
  const tables = [
    'workspaces',
    'activities',
    'taskChannels',
    'taskQueues',
    'workflows',
    'workers',
    'workerChannels',
    'phoneNumbers',
  ] as const;
  return tables.map((name) => [...store[name].values()].map((row) => ({ ...row, version: 0, idleOrder: 0 })));
}

it.each([
  ['the desk’s own seed', writers],
  ['a seed that uses everything', everything],
])('brings %s back as the same workspace', (_, seed) => {
  const first = planted(seed);
  const second = planted(first.yaml);
  expect(rows(second.floor)).toEqual(rows(first.floor));
  expect(second.yaml).toBe(first.yaml);
});

it('names things rather than giving their SIDs, and puts placeholders back', () => {
  const { yaml } = planted(everything);
  expect(yaml).not.toMatch(/W[A-Z][0-9a-f]{32}/);
  expect(yaml).toContain('${DESK_ORIGIN}/voice?workflowSid=${workflow:all}');
});

it('refuses what a seed could not say', () => {
  const { floor } = planted(writers);
  expect(() => exportSeed(floor.engine, 'nobody', variables)).toThrow(/not found/);
  floor.do((engine) => {
    const { sid: workspaceSid = '' } =
      [...engine.store.workspaces.values()].find((row) => row.friendlyName === 'writers') ?? {};
    createActivity(engine, { workspaceSid, friendlyName: 'Offline' });
  });
  expect(() => exportSeed(floor.engine, 'writers', variables)).toThrow('Two activities are named "Offline"');
});
