import fc from 'fast-check';
import type { LoggedEvent } from '../../../emulator/core/event-log';
import { systemWallClock } from '../../../emulator/core/clock-wall';
import type { WallClock } from '../../../emulator/core/clock-wall';
import { updateWorker } from '../../../emulator/taskrouter/commands/workers';
import { isOpen } from '../../../emulator/core/store';
import type { TestFloor } from '../floor';
import { TestBridge } from '../event-bridge/bridge';
import type { Frame, TestSocket } from '../event-bridge/bridge';
import { sequences, take, timeToShrinkMs, trying } from './steps';
import { furnish, oftenAtWork, workMoves } from './task-moves';

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

it('every socket of every worker hears each of its events once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(sequences(workMoves, 40, oftenAtWork), async (sequence) => {
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
        for (const step of sequence) await take(workMoves, floor, step);
        for (const sid of due.keys()) floor.do((engine) => updateWorker(engine, sid, { attributes: '{"last":true}' }));
        for (const [sid, socket] of sockets) expect(await everything(socket)).toEqual(due.get(sid));
      } finally {
        await bridge.close();
      }
    }),
    trying(40),
  );
});
