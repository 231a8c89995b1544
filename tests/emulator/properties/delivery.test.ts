import fc from 'fast-check';
import type { LoggedEvent } from '../../../emulator/account/event-log';
import { systemWallClock, type WallClock } from '../../../emulator/core/clock-wall';
import { updateWorker } from '../../../emulator/taskrouter/commands/worker-commands';
import { isOpen } from '../../../emulator/account/store';
import { Webhooks } from '../../../emulator/callbacks/webhooks';
import { Alerts } from '../../../emulator/callbacks/alerts';
import { startEventCallbacks } from '../../../emulator/callbacks/event-callbacks';
import { updateWorkspace } from '../../../emulator/taskrouter/commands/workspace-commands';
import { startStubServer } from '../callbacks/stub-server';
import { TestFloor } from '../floor';
import { TestBridge, type Frame, type TestSocket } from '../event-bridge/bridge';
import { sequences, take, timeToShrinkMs, trying } from './steps';
import { everyMove, furnish, oftenAtWork } from './task-moves';

jest.setTimeout(timeToShrinkMs);

/** Real time in which the short waits of the bridge are over at once. */
const hurried: WallClock = {
  now: () => systemWallClock.now(),
  after: (delayMs, run) => systemWallClock.after(delayMs <= 100 ? 0 : delayMs, run),
};

/** What an event comes to at a socket, in few words. */
type Heard = readonly unknown[];

const toTheTaskHolders = ['task.updated', 'task.canceled', 'task.completed', 'task.wrapup'];
const toTheWorker = [
  'worker.activity.update',
  'worker.attributes.update',
  'worker.capacity.update',
  'worker.channel.availability.update',
];

/** Who has to hear of an event, and what, by the rules as they are written down. */
function expected(floor: TestFloor, event: LoggedEvent): readonly (readonly [workerSid: string, heard: Heard])[] {
  const { type, task, reservation, transfer, worker, workerChannel, alsoTell = [] } = event;
  if (type === 'reservation.failed' && task)
    return [[task.routingTarget ?? '', [type, task.sid, task.assignmentStatus, task.version]]];
  if (type.startsWith('reservation.') && reservation)
    return [
      [
        reservation.workerSid,
        [type, reservation.sid, reservation.status, reservation.version, task?.assignmentStatus, task?.version],
      ],
    ];
  if (transfer) return [[transfer.initiatingWorkerSid, [type, transfer.sid, transfer.status]]];
  if (task && toTheTaskHolders.includes(type)) {
    const holders = [...floor.engine.store.reservations.values()]
      .filter((row) => row.taskSid === task.sid && isOpen(row))
      .map(({ workerSid }) => workerSid);
    const heard = [type, task.sid, task.assignmentStatus, task.version];
    return [...new Set([...holders, ...alsoTell])].map((sid) => [sid, heard] as const);
  }
  if (!worker || !toTheWorker.includes(type)) return [];
  if (workerChannel) return [[worker.sid, [type, workerChannel.sid, workerChannel.capacity, workerChannel.available]]];
  return [[worker.sid, [type, worker.sid, worker.activitySid, worker.version]]];
}

/** The same few words of what arrived. */
function inBrief({ event_type: type, payload }: Frame): Heard {
  const { sid, version } = payload;
  if (type.startsWith('reservation.') && type !== 'reservation.failed') {
    const { assignment_status: status, version: taskVersion } = payload['task'] as Record<string, unknown>;
    return [type, sid, payload['reservation_status'], version, status, taskVersion];
  }
  if (type.startsWith('task.transfer')) return [type, sid, payload['transfer_status']];
  if (type.startsWith('task.') || type === 'reservation.failed')
    return [type, sid, payload['assignment_status'], version];
  if (toTheWorker.slice(2).includes(type)) return [type, sid, payload['configured_capacity'], payload['available']];
  return [type, sid, payload['activity_sid'], version];
}

async function everything(socket: TestSocket): Promise<Heard[]> {
  const heard: Heard[] = [];
  for (;;) {
    const frame = await socket.frame();
    heard.push(inBrief(frame));
    if (frame.event_type === 'worker.attributes.update' && frame.payload['attributes'] === '{"last":true}')
      return heard;
  }
}

/** A worker who is gone has no socket to hear at. */
const { 'dismiss a worker': _dismissal, ...everyMoveButDismissal } = everyMove;

const numberOf = (sid: string): number => Number.parseInt(sid.slice(2), 16);

it('whoever listens to the log hears of every event once, in the order in which the log keeps them', async () => {
  await fc.assert(
    fc.asyncProperty(sequences(everyMove, 60, oftenAtWork), async (sequence) => {
      const floor = new TestFloor();
      const heard: LoggedEvent[] = [];
      floor.engine.log.subscribe((event) => heard.push(event));
      furnish(floor);
      for (const step of sequence) await take(everyMove, floor, step);
      const kept = [...floor.engine.log.values()];
      expect(heard).toEqual(kept.slice(-heard.length));
      const [first] = kept;
      expect(kept.map(({ sid }) => numberOf(sid))).toEqual(kept.map((_, n) => numberOf(first?.sid ?? '') + n));
      const times = kept.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
    trying(60),
  );
});

it('an application is told of every event once', async () => {
  await fc.assert(
    fc.asyncProperty(sequences(everyMove, 25, oftenAtWork), async (sequence) => {
      const application = await startStubServer(() => ({ status: 204 }));
      const floor = new TestFloor();
      try {
        const alerts = new Alerts(floor.engine);
        startEventCallbacks(floor.engine, new Webhooks(floor.engine), alerts);
        const eventCallbackUrl = `${application.origin}/events`;
        floor.do((engine) => updateWorkspace(engine, floor.workspaceSid, { eventCallbackUrl }));
        furnish(floor);
        for (const step of sequence) await take(everyMove, floor, step);
        await floor.clock.settle();
        // The workspace itself was made before anybody could be told of it.
        const due = [...floor.engine.log.values()].slice(1).map(({ sid, type }) => `${sid} ${type}`);
        const told = application.requests.map(({ parameters: { Sid, EventType } }) => `${Sid} ${EventType}`);
        expect(told.toSorted()).toEqual(due);
        expect(alerts.all).toEqual([]);
      } finally {
        await application.close();
      }
    }),
    trying(15),
  );
});

it('every socket of every worker hears each of its events once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(sequences(everyMoveButDismissal, 40, oftenAtWork), async (sequence) => {
      const bridge = await TestBridge.open(hurried);
      const { floor } = bridge;
      try {
        furnish(floor);
        const sockets: [string, TestSocket][] = [];
        for (const worker of floor.engine.store.workers.values())
          for (let n = 0; n < 2; n += 1) sockets.push([worker.sid, await bridge.session(worker)]);
        const due = new Map<string, Heard[]>(sockets.map(([sid]) => [sid, []]));
        floor.engine.log.subscribe((event) => {
          for (const [sid, heard] of expected(floor, event)) due.get(sid)?.push(heard);
        });
        for (const step of sequence) await take(everyMoveButDismissal, floor, step);
        for (const sid of due.keys()) floor.do((engine) => updateWorker(engine, sid, { attributes: '{"last":true}' }));
        for (const [sid, socket] of sockets) expect(await everything(socket)).toEqual(due.get(sid));
      } finally {
        await bridge.close();
      }
    }),
    trying(40),
  );
});
