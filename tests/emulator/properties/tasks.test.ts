import fc from 'fast-check';
import { completeReservation } from '../../../emulator/taskrouter/commands/reservation-commands';
import { cancelTask } from '../../../emulator/taskrouter/commands/task-status';
import { isOpen } from '../../../emulator/account/store';
import type { TaskRow } from '../../../emulator/account/taskrouter-rows';
import { TestFloor } from '../floor';
import { findWrong, watch } from './invariants';
import { sequences, take, timeToShrinkMs, trying } from './steps';
import { everyMove, furnish, oftenAtWork } from './task-moves';

jest.setTimeout(timeToShrinkMs);

const aDay = 24 * 3600;
const isOpenToAll = ({ assignmentStatus: status }: TaskRow): boolean => status === 'pending' || status === 'reserved';

describe('whatever is done to tasks, workers, queues and workflows', () => {
  it('every task and every load is as it has to be, and nothing comes back from its end', async () => {
    await fc.assert(
      fc.asyncProperty(sequences(everyMove, 80, oftenAtWork), async (sequence) => {
        const floor = new TestFloor();
        furnish(floor);
        const wrong = watch(floor);
        for (const step of sequence) {
          await take(everyMove, floor, step);
          expect([...wrong, ...findWrong(floor)]).toEqual([]);
        }
      }),
      trying(150),
    );
  });

  it('nothing is left of it once all is finished and a day has passed', async () => {
    await fc.assert(
      fc.asyncProperty(sequences(everyMove, 40, oftenAtWork), async (sequence) => {
        const floor = new TestFloor();
        furnish(floor);
        const { store } = floor.engine;
        for (const step of sequence) await take(everyMove, floor, step);
        await floor.advance(aDay);
        // What was in hand once has no time to live any more, and waits for somebody to take it over.
        for (const { sid } of [...store.tasks.values()].filter(isOpenToAll))
          floor.do((engine) => cancelTask(engine, sid, null));
        for (const { sid } of [...store.reservations.values()].filter(isOpen))
          floor.do((engine) => completeReservation(engine, sid));
        await floor.advance(aDay);
        expect([store.tasks.size, store.reservations.size, store.transfers.size]).toEqual([0, 0, 0]);
      }),
      trying(40),
    );
  });
});
