import fc from 'fast-check';
import { completed } from '../../../src/lib/workspace-file/whole';
import type { WorkspaceFile } from '../../../src/lib/workspace-file/schema';
import { firstTaskChannel } from '../../../src/lib/workspace-file/new-workspace';
import { same } from '../../../src/cli/setup/same';
import type { Operation } from '../../../src/cli/setup/plan/operation';
import { draws } from '../../seed';
import { fileOf, inOrder, SetUpFloor, writesOf } from './set-up-floor';

const isAvailable = (activity: string): boolean => activity === 'Available' || activity === 'Training';
const activityNames = ['Offline', 'Available', 'Unavailable', 'Lunch', 'Training'];
const expressions = ['1==1', 'skills HAS "support"', 'languages HAS "es" AND level > 3'];
const origins = ['https://new.example.com/a', 'https://old.example.com/b?c=d&e=f'];

const sometimes = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const without = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;

/** Files about the same few names, so that one drifts from another in every way there is. */
const files: fc.Arbitrary<WorkspaceFile> = fc
  .record({
    activities: fc.subarray(activityNames, { minLength: 1 }),
    queues: fc.subarray(['q1', 'q2', 'q3'], { minLength: 1 }),
    workflows: fc.subarray(['w1', 'w2']),
    workers: fc.subarray(['ada', 'ben', 'cleo']),
    channels: fc.subarray(['letters', 'voice']),
  })
  .chain(({ activities, queues, workflows, workers, channels }) => {
    const activity = fc.constantFrom(...activities);
    const queue = fc.constantFrom(...queues);
    const url = fc.constantFrom(
      ...origins,
      ...workflows.map((name) => `https://x.example.com/?w=\${workflow:${name}}`),
    );
    const order = fc.constantFrom('FIFO' as const, 'LIFO' as const);
    const ofEach = <T>(names: readonly string[], make: (name: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
      fc.tuple(...names.map(make));
    return fc
      .record({
        workspace: fc.constant('w'),
        multiTaskEnabled: sometimes(fc.boolean()),
        prioritizeQueueOrder: sometimes(order),
        eventCallbackUrl: sometimes(url),
        eventsFilter: sometimes(fc.constantFrom('task.created', 'task.created,task.completed')),
        defaultActivity: sometimes(activity),
        timeoutActivity: sometimes(activity),
        activities: fc.constant(activities.map((name) => ({ name, available: isAvailable(name) }))),
        taskChannels: ofEach(channels, (uniqueName) =>
          fc.record({
            name: fc.constantFrom('One', 'Two'),
            uniqueName: fc.constant(uniqueName),
            channelOptimizedRouting: sometimes(fc.boolean()),
          }),
        ),
        taskQueues: ofEach(queues, (name) =>
          fc.record({
            name: fc.constant(name),
            targetWorkers: sometimes(fc.constantFrom(...expressions)),
            maxReservedWorkers: sometimes(fc.integer({ min: 1, max: 50 })),
            taskOrder: sometimes(order),
            reservationActivity: sometimes(activity),
            assignmentActivity: sometimes(activity),
          }),
        ),
        workflows: ofEach(workflows, (name) =>
          fc.record({
            name: fc.constant(name),
            configuration: fc.record({
              task_routing: fc.record({
                filters: fc.array(
                  fc.record({
                    expression: fc.constantFrom(...expressions),
                    targets: fc.array(
                      fc.record({ queue, timeout: fc.integer({ min: 1, max: 9 }), priority: fc.constantFrom(1, '2') }),
                      { minLength: 1, maxLength: 2 },
                    ),
                  }),
                  { maxLength: 2 },
                ),
                default_filter: fc.record({ queue }),
              }),
            }),
            assignmentCallbackUrl: sometimes(url),
            fallbackAssignmentCallbackUrl: sometimes(url),
            taskReservationTimeout: sometimes(fc.integer({ min: 1, max: 86_400 })),
          }),
        ),
        workers: ofEach(workers, (name) =>
          fc.record({
            name: fc.constant(name),
            activity: sometimes(activity),
            attributes: sometimes(
              fc.dictionary(fc.constantFrom('skills', 'level', 'a.b', 'contact_uri'), fc.jsonValue({ maxDepth: 1 })),
            ),
            channels: sometimes(
              fc.dictionary(
                fc.constantFrom('sms', 'default', ...channels),
                fc.oneof(
                  fc.integer({ min: 0, max: 5 }),
                  fc.record({ capacity: fc.integer({ min: 0, max: 5 }), available: fc.boolean() }),
                ),
              ),
            ),
          }),
        ),
        phoneNumbers: ofEach(['+15550100', '+15550200'], (number) =>
          fc.record({ number: fc.constant(number), voiceUrl: url }),
        ),
      })
      .map((file) => ({
        ...without(file),
        taskChannels: file.taskChannels.map(without),
        taskQueues: file.taskQueues.map(without),
        workflows: file.workflows.map(without),
        workers: file.workers.map(without),
      }));
  });

const lists = ['activities', 'taskChannels', 'taskQueues', 'workflows', 'workers'] as const;
const kindOf = {
  activities: 'activity',
  taskChannels: 'taskChannel',
  taskQueues: 'taskQueue',
  workflows: 'workflow',
  workers: 'worker',
};
type Named = { readonly name: string; readonly uniqueName?: string };
const keyOf = ({ name, uniqueName }: Named): string => uniqueName ?? name;

/** What a field of a thing is in an exported file that has every default written out. */
function fieldOf(file: WorkspaceFile, { kind, name, of }: Operation, field: string): unknown {
  const whole = completed(file);
  if (kind === 'workspace') return field === 'name' ? whole.workspace : { ...whole.settings }[field as 'eventsFilter'];
  if (kind === 'phoneNumber')
    return { ...whole.phoneNumbers.find(({ number }) => number === name), voiceMethod: 'POST' }[field as 'voiceUrl'];
  if (kind === 'workerChannel') {
    const channel = whole.workers.find((worker) => worker.name === of)?.channels[name] ?? {
      capacity: 1,
      available: true,
    };
    return channel[field as 'capacity'];
  }
  const list = lists.find((candidate) => kindOf[candidate] === kind) ?? 'workers';
  const thing = (whole[list] as readonly Named[]).find((candidate) => keyOf(candidate) === name) as unknown;
  // A channel that is as in every workspace goes without saying.
  const usual = firstTaskChannel(name) ?? {};
  const { attributes, ...fields }: Record<string, unknown> = {
    ...usual,
    ...(thing as Record<string, unknown> | undefined),
  };
  const [, attribute] = /^attributes\.(.*)$/s.exec(field) ?? [];
  if (attribute !== undefined) return (attributes as Record<string, unknown> | undefined)?.[attribute];
  // An activity that is the default one goes without saying.
  return field === 'activity' ? (fields['activity'] ?? whole.settings.defaultActivity) : fields[field];
}

const numRuns = 12 * draws.times;

it.each([
  ['as it is', []],
  ['with --prune', ['--prune']],
])(
  'a plan never lies, %s: so many requests of these kinds, what it said came to be, and nothing is left',
  async (_, prune) => {
    await fc.assert(
      fc.asyncProperty(files, files, async (before, wanted) => {
        const floor = await SetUpFloor.open(before);
        try {
          const file = await fileOf(wanted);
          const plan = await floor.plan(file, ...prune);
          expect(plan.problems).toEqual([]);
          const stood = inOrder(floor.written('w'));
          const writes = floor.countingWrites();
          const { exitCode, io } = await floor.apply(file, ...prune);
          expect({ exitCode, complaints: io.stderr.text }).toEqual({ exitCode: 0, complaints: '' });
          expect(writes()).toEqual(writesOf(plan));

          const stands = inOrder(floor.written('w'));
          for (const operation of plan.operations.filter(({ action }) => action !== 'remove'))
            for (const { field, to } of operation.changes)
              expect({
                operation,
                field,
                same: same(field, fieldOf(stands, operation, field) ?? null, to ?? null),
              }).toEqual({
                operation,
                field,
                same: true,
              });
          for (const list of lists) {
            const removed = plan.operations.filter(({ action, kind }) => action === 'remove' && kind === kindOf[list]);
            const touched = new Set(
              plan.operations.filter(({ kind }) => kind === kindOf[list]).map(({ name }) => name),
            );
            const namesOf = (of: WorkspaceFile): string[] => (of[list] ?? []).map(keyOf);
            if (list !== 'taskChannels')
              expect(new Set(namesOf(stands))).toEqual(
                new Set(
                  [...namesOf(stood), ...namesOf(wanted)].filter((name) => !removed.some((gone) => gone.name === name)),
                ),
              );
            // What the plan does not speak of is as it was.
            if (list === 'workers') continue;
            const kept = (of: WorkspaceFile): object[] =>
              ((of[list] ?? []) as readonly Named[]).filter((thing) => !touched.has(keyOf(thing)));
            expect(kept(stands)).toEqual(kept(stood));
          }
          expect((await floor.plan(file, ...prune)).operations).toEqual([]);
        } finally {
          await floor.close();
        }
      }),
      { numRuns },
    );
  },
  300_000,
);

it('an exported file applied elsewhere gives the same workspace', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (file) => {
      const [here, there] = await Promise.all([SetUpFloor.open(file), SetUpFloor.open()]);
      try {
        const { io } = await here.desk(['-w', 'w', 'setup', 'export', '--all-phone-numbers']);
        const { exitCode } = await there.apply(await fileOf(io.stdout.text), '--prune');
        expect(exitCode).toBe(0);
        expect(inOrder(there.written('w'))).toEqual(inOrder(here.written('w')));
      } finally {
        await Promise.all([here.close(), there.close()]);
      }
    }),
    { numRuns },
  );
});
