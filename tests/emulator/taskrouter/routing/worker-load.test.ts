import type { TaskRow, WorkerRow } from '../../../../emulator/account/taskrouter-rows';
import { Alerts } from '../../../../emulator/callbacks/alerts';
import { startExpressionAlerts } from '../../../../emulator/callbacks/expression-alerts';
import {
  acceptReservation,
  rejectReservation,
  wrapReservation,
} from '../../../../emulator/taskrouter/commands/reservation-commands';
import { deleteTaskChannel } from '../../../../emulator/taskrouter/commands/task-channel-commands';
import { updateTaskQueue } from '../../../../emulator/taskrouter/commands/task-queue-commands';
import { completeTask } from '../../../../emulator/taskrouter/commands/task-status';
import { updateWorkerChannel } from '../../../../emulator/taskrouter/commands/worker-commands';
import { updateWorkflow } from '../../../../emulator/taskrouter/commands/workflow-commands';
import { TestFloor } from '../../floor';

let floor: TestFloor;
let queue: string;
beforeEach(() => {
  floor = new TestFloor();
  queue = floor.queue('all').sid;
});

const channelOf = (worker: WorkerRow, uniqueName: string): string => {
  const { taskChannelsOf, workerChannelBy } = floor.engine.store;
  const channel = [...taskChannelsOf.of(floor.workspaceSid)].find((row) => row.uniqueName === uniqueName);
  return workerChannelBy.first(`${worker.sid}/${channel?.sid}`)?.sid ?? '';
};

function worker(name: string, capacity = 10, attributes: object = {}): WorkerRow {
  const row = floor.worker(name, attributes);
  for (const channel of ['voice', 'chat'])
    floor.do((engine) => updateWorkerChannel(engine, channelOf(row, channel), { capacity }));
  return row;
}

/** A workflow whose tasks with `asks` wait for a worker whom the target wants; the others go to anybody. */
const asking = (target: object): void => {
  floor.workflow({
    filters: [{ expression: 'asks == true', targets: [{ queue, ...target }] }],
    default_filter: { queue },
  });
};
const reservationOf = (task: TaskRow): string => floor.reservationsOf(task).at(-1)?.sid ?? '';
const accept = (task: TaskRow): unknown => floor.do((engine) => acceptReservation(engine, reservationOf(task)));

describe('a target that asks for a worker’s load', () => {
  it.each([
    ['assigned_tasks >= 1', (task: TaskRow): unknown => accept(task)],
    ['available_capacity_percentage <= 50', (): unknown => floor.task({}, { taskChannel: 'chat' })],
  ])('is judged anew once it is met: %s', (asked, meet) => {
    asking({ expression: `worker.channel.chat.${asked}` });
    worker('ada', 4);
    const chat = floor.task({}, { taskChannel: 'chat' });
    const call = floor.task({ asks: true }, { taskChannel: 'voice' });
    expect(floor.holders(call)).toEqual([]);
    meet(chat);
    expect(floor.holders(call)).toEqual(['ada']);
  });

  it('counts accepted reservations alone as assigned: wrap-up ends it', () => {
    asking({ expression: 'worker.channel.chat.assigned_tasks == 0' });
    worker('ada');
    const chat = floor.task({}, { taskChannel: 'chat' });
    accept(chat);
    const call = floor.task({ asks: true }, { taskChannel: 'voice' });
    expect(floor.holders(call)).toEqual([]);
    floor.do((engine) => wrapReservation(engine, reservationOf(chat)));
    expect(floor.holders(call)).toEqual(['ada']);
  });

  it('counts pending, accepted and wrapping ones against the capacity', () => {
    asking({ expression: 'worker.channel.chat.available_capacity_percentage == 100' });
    worker('ada');
    const chat = floor.task({}, { taskChannel: 'chat' });
    const call = floor.task({ asks: true }, { taskChannel: 'voice' });
    const seen = [floor.holders(call)];
    accept(chat);
    seen.push(floor.holders(call));
    floor.do((engine) => wrapReservation(engine, reservationOf(chat)));
    seen.push(floor.holders(call));
    floor.do((engine) => completeTask(engine, chat.sid, 'done'));
    expect([...seen, floor.holders(call)]).toEqual([[], [], [], ['ada']]);
  });

  it('hears of a capacity that is changed', () => {
    asking({ expression: 'worker.channel.chat.configured_capacity == 3' });
    const ada = worker('ada');
    const call = floor.task({ asks: true }, { taskChannel: 'voice' });
    expect(floor.holders(call)).toEqual([]);
    floor.do((engine) => updateWorkerChannel(engine, channelOf(ada, 'chat'), { capacity: 3 }));
    expect(floor.holders(call)).toEqual(['ada']);
  });

  it('leaves an attribute of that name to the worker', () => {
    asking({ expression: 'worker.channel == "telephone"' });
    worker('ada', 1, { channel: 'telephone' });
    expect(floor.holders(floor.task({ asks: true }, { taskChannel: 'voice' }))).toEqual(['ada']);
  });
});

describe('an order by load', () => {
  it('takes whoever has fewest accepted tasks, and again after each', () => {
    asking({ order_by: 'worker.channel.voice.assigned_tasks ASC' });
    worker('ada');
    worker('bob');
    const got: string[] = [];
    for (let number = 0; number < 4; number += 1) {
      const call = floor.task({ asks: true }, { taskChannel: 'voice' });
      got.push(...floor.holders(call));
      accept(call);
    }
    expect(got).toEqual(['ada', 'bob', 'ada', 'bob']);
  });

  it('goes by the free share of the capacity, pending ones too', async () => {
    asking({ order_by: 'worker.channel.voice.available_capacity_percentage DESC' });
    worker('ada', 2);
    await floor.advance(1);
    worker('bob', 10);
    const [first, second, third] = [1, 2, 3].map(() => floor.task({ asks: true }, { taskChannel: 'voice' }));
    // Ada is free longer; then she is half full, and bob at nine and eight tenths.
    expect([first, second, third].map((one) => one && floor.holders(one)[0])).toEqual(['ada', 'bob', 'bob']);
    floor.do((engine) => rejectReservation(engine, reservationOf(first as TaskRow), floor.activity('Offline').sid));
    expect(floor.holders(first as TaskRow)).toEqual(['bob']);
  });
});

describe('names that only the platform could define', () => {
  let alerts: Alerts;
  beforeEach(() => {
    alerts = new Alerts(floor.engine);
    startExpressionAlerts(floor.engine, alerts);
  });
  const named = (): (string | undefined)[] =>
    alerts.all.map(({ message }) => /names (\S+), which nothing here defines/.exec(message)?.[1]);

  it.each([
    [{ expression: 'worker.channel.voice.idle_tasks == 0' }, 'worker.channel.voice.idle_tasks'],
    [{ expression: 'worker.channel.fax.assigned_tasks == 0' }, 'worker.channel.fax.assigned_tasks'],
    [{ order_by: 'worker.level DESC, worker.channel.fax.assigned_tasks' }, 'worker.channel.fax.assigned_tasks'],
    [{ skip_if: 'workers.busy > 0' }, 'workers.busy'],
    [{ skip_if: 'workers.WA00000000000000000000000000000099 == 0' }, 'workers.WA00000000000000000000000000000099'],
    [{ skip_if: 'task.urgent == true' }, 'task.urgent'],
    [{ expression: 'workers.available > 0' }, 'workers.available'],
  ])('raise an alert in a target: %j', (target, name) => {
    asking(target);
    expect(named()).toEqual([name]);
    expect(alerts.all[0]).toMatchObject({
      code: 20501,
      level: 'warning',
      resourceSid: expect.stringMatching(/^WW/) as unknown,
    });
  });

  it('raise one when a workflow is changed, in its default filter and in a filter too', () => {
    const { sid } = floor.workflow({ default_filter: { queue } });
    const configuration = JSON.stringify({
      task_routing: {
        filters: [{ expression: 'workers.available > 0 AND type == "a"', targets: [{ queue }] }],
        default_filter: { queue, order_by: 'worker.channel.voice.load' },
      },
    });
    expect(named()).toEqual([]);
    floor.do((engine) => updateWorkflow(engine, sid, { configuration }));
    expect(named()).toEqual(['workers.available', 'worker.channel.voice.load']);
  });

  it('raise one in a task queue, which knows a worker’s attributes alone', () => {
    const { sid } = floor.queue('some', { targetWorkers: 'worker.channel.voice.assigned_tasks == 0' });
    expect(named()).toEqual(['worker.channel.voice.assigned_tasks']);
    floor.do((engine) => updateTaskQueue(engine, sid, { targetWorkers: 'workers.available > 0' }));
    expect(named()).toEqual(['worker.channel.voice.assigned_tasks', 'workers.available']);
  });

  it('raise one when the channel they name is deleted', () => {
    asking({ expression: 'worker.channel.video.assigned_tasks == 0' });
    expect(named()).toEqual([]);
    const video = [...floor.engine.store.taskChannelsOf.of(floor.workspaceSid)].find(
      (row) => row.uniqueName === 'video',
    );
    floor.do((engine) => deleteTaskChannel(engine, video?.sid ?? ''));
    expect(named()).toEqual(['worker.channel.video.assigned_tasks']);
  });

  it.each([
    {
      expression: 'worker.channel.voice.assigned_tasks < worker.channel.voice.configured_capacity AND worker.level > 3',
    },
    { expression: 'worker.channel == "voice" AND task.channel.voice.load == 1' },
    { order_by: 'worker.channel.chat.available_capacity_percentage DESC, worker.channel' },
    { skip_if: 'workers.available == 0 OR workers.unavailable > 3' },
  ])('that are known raise none: %j', (target) => {
    asking(target);
    floor.queue('some', { targetWorkers: 'channel == "voice" AND workers == 3' });
    expect(named()).toEqual([]);
  });
});
