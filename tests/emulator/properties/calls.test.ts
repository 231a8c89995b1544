import fc from 'fast-check';
import { updateWorker } from '../../../emulator/taskrouter/commands/worker-commands';
import { CustomerWatch } from '../../promise/customer-watch';
import { watchable } from '../../promise/watchable';
import { CallFloor } from '../voice/call-floor';
import { everyCallMove, furnishForCalls, oftenOnThePhone } from './call-moves';
import { findWrong, watch } from './invariants';
import { sequences, take, timeToShrinkMs, trying } from './steps';

jest.setTimeout(timeToShrinkMs);

/** Whether somebody has a task in hand: then it outlives its call, for whoever takes it over. */
const isHeld = (floor: CallFloor, taskSid: string): boolean =>
  [...floor.engine.store.openReservationsOfTask.of(taskSid)].some(({ status }) => status !== 'pending');

/** What is wrong with the calls of a floor as they stand, a line each. */
function findWrongCalls(floor: CallFloor): string[] {
  const { store } = floor.engine;
  const wrong: string[] = [];
  for (const { sid, direction, endTime, reservationSid, taskSid } of store.calls.values()) {
    const reservation = reservationSid === null ? undefined : store.reservations.get(reservationSid);
    if (
      endTime === null &&
      reservation &&
      ['rejected', 'timeout', 'canceled', 'rescinded'].includes(reservation.status)
    )
      wrong.push(`${sid} goes on though ${reservation.sid} is ${reservation.status}`);
    const task = taskSid === null ? undefined : store.tasks.get(taskSid);
    if (direction !== 'inbound' || !task || endTime === null) continue;
    if (['pending', 'reserved'].includes(task.assignmentStatus) && !isHeld(floor, task.sid))
      wrong.push(`${task.sid} is ${task.assignmentStatus} though its caller hung up`);
  }
  for (const { sid, status } of store.conferences.values()) {
    const participants = [...store.participantsOf.of(sid)];
    const inside = participants.filter((one) => one.status === 'connected');
    if (status === 'completed' && inside.length > 0) wrong.push(`${sid} is over with ${inside.length} in it`);
    // Somebody who is being called into it keeps it up.
    if (status === 'in-progress' && participants.length === 0) wrong.push(`${sid} goes on with nobody in it`);
    for (const { callSid } of inside)
      if (store.calls.require(callSid).status !== 'in-progress') wrong.push(`${callSid} is in ${sid} without a line`);
  }
  return wrong;
}

it('no call, conference, task or load is left as it must not be, whoever hangs up when', async () => {
  await fc.assert(
    fc.asyncProperty(sequences(everyCallMove, 40, oftenOnThePhone), async (sequence) => {
      const floor = await CallFloor.open();
      try {
        furnishForCalls(floor);
        const wrong = watchCalls(floor);
        const wrongTasks = watch(floor);
        const customers = new CustomerWatch(watchable(floor));
        for (const step of sequence) {
          await take(everyCallMove, floor, step);
          await floor.clock.settle();
          // Nobody is there who would act for those who are alone: what counts is that each is in one place.
          const wrongCustomers = customers.wrong(Infinity);
          expect([...wrong, ...wrongTasks, ...wrongCustomers, ...findWrong(floor), ...findWrongCalls(floor)]).toEqual(
            [],
          );
        }
      } finally {
        await floor.server.close();
      }
    }),
    trying(50),
  );
});

it('nobody is left on the line once everybody has hung up', async () => {
  await fc.assert(
    fc.asyncProperty(sequences(everyCallMove, 30, oftenOnThePhone), async (sequence) => {
      const floor = await CallFloor.open();
      const { store } = floor.engine;
      try {
        furnishForCalls(floor);
        for (const step of sequence) await take(everyCallMove, floor, step);
        await floor.clock.settle();
        for (const { sid } of [...store.workers.values()])
          floor.do((engine) => updateWorker(engine, sid, { activitySid: floor.activity('Offline').sid }));
        for (const { sid, direction } of [...store.calls.values()])
          if (direction === 'inbound') floor.telephone.hangUp(sid);
        // Phones that still ring give up, and so does whoever talks to nobody.
        await floor.advance(3600);
        for (const { sid } of [...store.calls.values()]) floor.telephone.hangUp(sid);
        await floor.clock.settle();
        expect([...store.calls.values()].filter(({ endTime }) => endTime === null)).toEqual([]);
        expect([...store.conferences.values()].filter(({ status }) => status !== 'completed')).toEqual([]);
        const waiting = [...store.tasks.values()].filter(({ assignmentStatus: is }) => is === 'pending');
        expect(waiting.filter(({ sid }) => !isHeld(floor, sid))).toEqual([]);
      } finally {
        await floor.server.close();
      }
    }),
    trying(30),
  );
});

/** Calls that came back from their end, a line each. */
function watchCalls(floor: CallFloor): string[] {
  const wrong: string[] = [];
  floor.engine.store.calls.onChange((before, after) => {
    if (before && after && before.endTime !== null && before.status !== after.status)
      wrong.push(`${after.sid} went from ${before.status} to ${after.status}`);
  });
  return wrong;
}
