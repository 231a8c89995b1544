import { readConfiguration } from '../../../emulator/taskrouter/routing/workflow-configuration';
import { routesOf } from '../../../src/lib/workflow-routes';
import { asExpressionsSee, suitedToQueue, suitedToTarget } from '../../../src/cli/doctor/suited-workers';
import { Clinic, type Told } from './clinic';
import { people, published, type Published } from './published-workflows';

const workers = asExpressionsSee(
  people.map(({ name, attributes }, at) => ({
    sid: `WK${String(at + 1).padStart(32, '0')}`,
    friendlyName: name,
    attributes: JSON.stringify(attributes),
  })),
);

describe('in a target', () => {
  it.each([
    // The vendor's own spelling, which a queue would understand otherwise.
    ['worker.routing.skills HAS "billing"', 'somebody'],
    ['worker.routing.skills HAS "nursing"', 'nobody'],
    ['"466" IN worker.routing.skills', 'somebody'],
    ['worker.sid == "WK00000000000000000000000000000002" AND worker.extension < 20', 'somebody'],
    ['worker.friendly_name CONTAINS "@"', 'somebody'],
    // Two who have one half each are not one who has both.
    ['worker.routing.skills HAS "IT" AND worker.languages HAS "pt"', 'nobody'],
    ['worker.routing.skills HAS "IT" OR worker.languages HAS "xx"', 'somebody'],
    // What depends on the task may be so, unless the worker rules it out.
    ['task.language IN worker.languages', 'somebody'],
    ['task.language IN worker.langauges', 'nobody'],
    ['worker.products HAS task.product AND worker.extension > 1', 'nobody'],
    ['worker.level >= task.level', 'nobody'],
    ['worker.english_level >= task.level', 'somebody'],
    ['worker.nothing == task.nothing', 'somebody'],
    ['task.vip == true AND worker.team == "south"', 'nobody'],
    ['NOT (task.vip == true)', 'somebody'],
    ['NOT (worker.id != null)', 'nobody'],
    ['isSurvey == true', 'somebody'],
    // And so does what depends on the moment.
    ['worker.channel.voice.assigned_tasks == 0', 'somebody'],
    ['worker.activity_name == "Available"', 'somebody'],
    ['worker.activity_name == "Available" AND worker.team == "south"', 'nobody'],
    // No attribute at all: somebody means it.
    ['1==1', 'somebody'],
    ['1==0', 'meant'],
    ['"a" == "b" OR 1 > 2', 'meant'],
    // TaskRouter has taken it.
    ['worker.a LIKE "x%"', 'unreadable'],
  ])('%s suits %s', (expression, expected) => {
    expect(suitedToTarget(expression, '1==1', workers)).toBe(expected);
  });

  it('asks the workers of its queue, and no others', () => {
    const german = 'languages HAS "de"';
    expect(suitedToTarget('worker.routing.skills HAS "IT"', german, workers)).toBe('somebody');
    expect(suitedToTarget('worker.routing.skills HAS "billing"', german, workers)).toBe('nobody');
    expect(suitedToTarget('worker.routing.skills HAS "billing"', 'a LIKE "b"', workers)).toBe('somebody');
  });
});

describe('in a queue', () => {
  it.each([
    ['routing.skills HAS "billing"', 'somebody'],
    ['worker.routing.skills HAS "billing"', 'nobody'],
    ['on_shift == false', 'somebody'],
    ['on_shift == true', 'nobody'],
    ['activity_name == "Nowhere"', 'somebody'],
    ['sid == "WK00000000000000000000000000000001"', 'somebody'],
    ['1=1', 'somebody'],
    ['1==2', 'meant'],
    ['', 'meant'],
    ['  ', 'meant'],
    ['a-b == 1', 'unreadable'],
  ])('%j suits %s', (targetWorkers, expected) => {
    expect(suitedToQueue(targetWorkers, workers)).toBe(expected);
  });

  it('takes attributes that are no object for none', () => {
    const odd = asExpressionsSee(
      ['[]', 'null', '"skills"', '{', ''].map((attributes) => ({ sid: 'WK1', friendlyName: 'odd', attributes })),
    );
    expect(suitedToQueue('skills HAS "support"', odd)).toBe('nobody');
    expect(suitedToQueue('friendly_name == "odd"', odd)).toBe('somebody');
  });
});

const routes = (task_routing: unknown) =>
  routesOf({ friendlyName: 'w', configuration: JSON.stringify({ task_routing }) }).map(({ queueSid, expression }) => [
    queueSid,
    expression,
  ]);

describe('the ways of a workflow', () => {
  it('inherit a queue from the target before, within a filter', () => {
    expect(
      routes({
        filters: [
          {
            expression: 'queue == "WQ9"',
            targets: [{ queue: 'WQ1', expression: 'a == 1' }, { expression: 'b == 2' }, {}],
          },
          { targets: [{ queue: 'WQ2' }, { queue: null, timeout: 3 }, { queue: 'WQ3', expression: ' ' }] },
        ],
        default_filter: { queue: 'WQ4' },
      }),
    ).toEqual([
      ['WQ1', 'a == 1'],
      ['WQ1', 'b == 2'],
      ['WQ1', undefined],
      ['WQ2', undefined],
      ['WQ2', undefined],
      ['WQ3', undefined],
      ['WQ4', undefined],
    ]);
  });

  it.each([
    [undefined],
    [null],
    [{}],
    [{ filters: {} }],
    [{ filters: [null, 7, { targets: 'x' }, { targets: [{}] }] }],
  ])('are none in %j', (routing) => {
    expect(routes(routing)).toEqual([]);
  });

  it.each(['', '{', '[]', '7'])('are none in the configuration %j', (configuration) => {
    expect(routesOf({ friendlyName: 'w', configuration })).toEqual([]);
  });
});

/** Queues' names are SIDs once they are made. */
function configurationOf({ queues, routing }: Published, sidOf: (name: string) => string): string {
  return Object.keys(queues).reduce(
    (json, name) => json.replaceAll(`"queue":"${name}"`, `"queue":"${sidOf(name)}"`),
    JSON.stringify({ task_routing: routing }),
  );
}

it.each(published)('the local TaskRouter takes $name', (one) => {
  expect(() => readConfiguration(configurationOf(one, (name) => name))).not.toThrow();
});

describe('a published workflow', () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await Clinic.open();
    for (const { name, attributes } of people)
      await clinic.workspace.workers.create({ friendlyName: name, attributes: JSON.stringify(attributes) });
  });
  afterAll(() => clinic.close());

  it.each(published)('stops no deployment: $name', async (one) => {
    const made = await Promise.all(
      Object.entries(one.queues).map(([name, targetWorkers]) =>
        clinic.workspace.taskQueues.create({ friendlyName: name, targetWorkers }),
      ),
    );
    const sids = new Map(made.map(({ friendlyName, sid }) => [friendlyName, sid]));
    const workflow = await clinic.workspace.workflows.create({
      friendlyName: 'published',
      configuration: configurationOf(one, (name) => sids.get(name) ?? ''),
      assignmentCallbackUrl: 'https://shop.example.com/assignment',
    });
    const { exitCode, checks } = await clinic.examine();
    const strict = await clinic.examine({ strict: true });
    await clinic.workspace.workflows(workflow.sid).remove();
    for (const { sid } of made) await clinic.workspace.taskQueues(sid).remove();
    expect({ exitCode, strict: strict.exitCode }).toEqual({ exitCode: 0, strict: 0 });
    const found = checks.filter(({ id }) => id.endsWith('expressions')).flatMap(said);
    expect(found).toEqual((one.said ?? []).map((sentence) => expect.stringMatching(sentence)));
  });
});

const said = ({ status, found }: Told): readonly string[] => {
  expect(status).toMatch(/^(valid|note)$/);
  return status === 'valid' ? [] : found;
};
