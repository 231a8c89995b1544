import { readConfiguration } from '../../../../emulator/taskrouter/routing/workflow-configuration';

const queue = 'WQ00000000000000000000000000000001';
const read = (routing: unknown): ReturnType<typeof readConfiguration> =>
  readConfiguration(JSON.stringify({ task_routing: routing }));

describe('readConfiguration', () => {
  it('reads filters, targets that inherit their queue, and numbers written as text', () => {
    const { filters, defaultTarget } = read({
      filters: [
        {
          filter_friendly_name: 'gold',
          expression: 'tier == "gold"',
          targets: [
            { queue, timeout: '30', priority: '5', order_by: 'worker.level DESC, age' },
            { timeout: 60, skip_if: 'workers.available == 0', known_worker_sid: 'task.agent.sid' },
          ],
        },
      ],
      default_filter: { queue },
    });
    expect(filters[0]?.friendlyName).toBe('gold');
    expect(filters[0]?.targets[0]).toMatchObject({
      queueSid: queue,
      timeoutSeconds: 30,
      priority: 5,
      orderBy: [
        { path: ['level'], descending: true },
        { path: ['age'], descending: false },
      ],
    });
    expect(filters[0]?.targets[1]).toMatchObject({
      queueSid: queue,
      timeoutSeconds: 60,
      knownWorkerSid: ['agent', 'sid'],
    });
    expect(defaultTarget?.queueSid).toBe(queue);
  });

  it.each([
    ['{', /is not JSON/],
    ['[]', /task_routing is missing/],
    ['{"task_routing":{"filters":{}}}', /filters must be a list/],
    ['{"task_routing":{"filters":[{"targets":[{"queue":"WQ1"}]}]}}', /filters\[0\]\.expression is missing/],
    ['{"task_routing":{"filters":[{"expression":"1==1"}]}}', /filters\[0\]\.targets must list/],
    ['{"task_routing":{"filters":[{"expression":"1==1","targets":[{}]}]}}', /targets\[0\]\.queue is missing/],
    ['{"task_routing":{"filters":[{"expression":"1==","targets":[{"queue":"WQ1"}]}]}}', /expression: .*line 1:3/],
    ['{"task_routing":{"default_filter":{"queue":"WQ1","timeout":-1}}}', /timeout must be a whole number/],
    [
      '{"task_routing":{"default_filter":{"queue":"WQ1","priority":2147483648}}}',
      /priority must be .* 0 to 2147483647/,
    ],
    ['{"task_routing":{"default_filter":{"queue":"WQ1","priority":"1e3"}}}', /priority must be a whole number/],
    ['{"task_routing":{"default_filter":{"queue":"WQ1","order_by":"a b c"}}}', /order_by has "a b c"/],
    ['{"task_routing":{"default_filter":{"queue":7}}}', /queue must be a string/],
  ])('refuses %s', (json, problem) => {
    expect(() => readConfiguration(json)).toThrow(problem);
  });
});
