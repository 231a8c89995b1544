import fc from 'fast-check';
import { terminalTaskStatuses } from '../../../../src/lib/lifecycle';
import { isOpen } from '../../../../emulator/account/store';
import { assignedTasks } from '../../../../emulator/taskrouter/expression-facts';
import { canTake } from '../../../../emulator/taskrouter/routing/suitability';
import type { TestFloor } from '../../floor';
import { makeFloor, steps, take } from '../../random-steps';

function checkInvariants(floor: TestFloor): void {
  const { store } = floor.engine;
  for (const task of store.tasks.values()) {
    const reservations = [...store.reservationsOfTask.of(task.sid)];
    const holding = reservations.filter((row) => row.status === 'accepted' || row.status === 'wrapping');
    const pending = reservations.filter((row) => row.status === 'pending');
    expect(holding.length).toBeLessThanOrEqual(1);
    expect(pending.length > 0).toBe(task.assignmentStatus === 'reserved');
    expect(holding.length > 0).toBe(task.assignmentStatus === 'assigned' || task.assignmentStatus === 'wrapping');
    if (terminalTaskStatuses.includes(task.assignmentStatus)) expect(reservations.some(isOpen)).toBe(false);
  }
  for (const task of store.tasks.values()) {
    if (task.assignmentStatus !== 'pending') continue;
    for (const workerSid of floor.engine.router.membersOf(task.taskQueueSid ?? '')) {
      // The promise of routing: nobody waits while a free worker suits.
      expect(canTake(store, workerSid, task.taskChannelSid)).toBe(false);
    }
  }
}

describe('whatever is done to a floor', () => {
  it('a task has one holder at most, its status agrees with its reservations, and nobody waits needlessly', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const floor = makeFloor();
        for (const step of sequence) {
          await take(floor, step);
          checkInvariants(floor);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('offers only up to a worker’s capacity at that moment, and every event follows the status before it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const floor = makeFloor();
        const { store } = floor.engine;
        const ends: Record<string, string> = {};
        floor.engine.log.subscribe(({ type, reservation }) => {
          if (!reservation) return;
          if (type === 'reservation.created') {
            const task = store.tasks.require(reservation.taskSid);
            const channel = store.workerChannelBy.first(`${reservation.workerSid}/${task.taskChannelSid}`);
            const load = assignedTasks(store, reservation.workerSid, task.taskChannelSid);
            expect(load).toBeLessThanOrEqual(channel?.capacity ?? 0);
          }
          const allowed: Record<string, (string | undefined)[]> = {
            'reservation.created': [undefined],
            'reservation.wrapup': ['reservation.accepted'],
            'reservation.completed': ['reservation.accepted', 'reservation.wrapup'],
          };
          expect(allowed[type] ?? ['reservation.created']).toContain(ends[reservation.sid]);
          ends[reservation.sid] = type;
        });
        for (const step of sequence) await take(floor, step);
      }),
      { numRuns: 150 },
    );
  });
});
