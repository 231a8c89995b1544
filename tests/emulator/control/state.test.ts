import { describeState } from '../../../emulator/control/described-state';
import { completeTask } from '../../../emulator/taskrouter/commands/task-status';
import { acceptReservation } from '../../../emulator/taskrouter/commands/reservation-commands';
import { updateWorkerChannel } from '../../../emulator/taskrouter/commands/worker-commands';
import { Calls } from '../../../emulator/voice/calls';
import { TestFloor } from '../floor';

interface Shown {
  readonly counts: object;
  readonly calls: { readonly sid: string; readonly status: string }[];
  readonly events: object[];
  readonly workspaces: {
    readonly counts: object;
    readonly tasks: { readonly sid: string; readonly assignmentStatus: string }[];
    readonly reservations: object[];
  }[];
}

const shownOfAKind = 500;
const tooMany = shownOfAKind + 7;

const stateOf = ({ engine }: TestFloor): Shown =>
  describeState(engine, { deliveries: [], alerts: [], deskOrigin: undefined }) as Shown;

const times = (count: number, run: () => unknown): void => {
  for (let n = 0; n < count; n += 1) run();
};

it('shows the newest of tasks in hand, waiting and ended, with what belongs to them, and says how many there are', () => {
  const floor = new TestFloor();
  floor.workflow({ default_filter: { queue: floor.queue('all').sid } });
  const worker = floor.worker('alice');
  const channel = floor.engine.store.workerChannelBy.first(
    `${worker.sid}/${[...floor.engine.store.taskChannels.values()][0]?.sid}`,
  );
  floor.do((engine) => updateWorkerChannel(engine, channel?.sid ?? '', { capacity: 2 * tooMany }));
  const taken = (): string => {
    const task = floor.task();
    const [reservation] = floor.reservationsOf(task);
    floor.do((engine) => acceptReservation(engine, reservation?.sid ?? ''));
    return task.sid;
  };
  const ended: string[] = [];
  times(tooMany, () => {
    const sid = taken();
    floor.do((engine) => completeTask(engine, sid, 'done'));
    ended.push(sid);
  });
  const inHand: string[] = [];
  times(tooMany, () => inHand.push(taken()));
  floor.worker('bob', {}, 'Offline');
  floor.do((engine) => updateWorkerChannel(engine, channel?.sid ?? '', { capacity: 0 }));
  const waiting: string[] = [];
  times(tooMany, () => waiting.push(floor.task().sid));

  const [workspace] = stateOf(floor).workspaces;
  expect(workspace?.counts).toEqual({
    workers: 2,
    availableWorkers: 1,
    openTasks: 2 * tooMany,
    endedTasks: tooMany,
  });
  const sids = (status: string): string[] =>
    (workspace?.tasks ?? []).filter(({ assignmentStatus }) => assignmentStatus === status).map(({ sid }) => sid);
  expect(sids('completed')).toEqual(ended.slice(-shownOfAKind));
  expect(sids('assigned')).toEqual(inHand.slice(-shownOfAKind));
  expect(sids('pending')).toEqual(waiting.slice(-shownOfAKind));
  expect(workspace?.tasks).toHaveLength(3 * shownOfAKind);
  expect(workspace?.reservations).toHaveLength(2 * shownOfAKind);
});

it('shows the newest of calls that go on and that ended, and says how many there are', () => {
  const floor = new TestFloor();
  const calls = new Calls(floor.engine);
  const start = (): string => calls.start({ from: '+15550123', to: '+15550100', direction: 'inbound' }).sid;
  const live: string[] = [];
  const ended: string[] = [];
  times(tooMany, () => {
    live.push(start());
    const sid = start();
    calls.end(sid);
    ended.push(sid);
  });
  const state = stateOf(floor);
  expect(state.counts).toMatchObject({ liveCalls: tooMany, endedCalls: tooMany, liveConferences: 0 });
  expect(state.calls.map(({ sid }) => sid)).toEqual([...ended.slice(-shownOfAKind), ...live.slice(-shownOfAKind)]);
});
