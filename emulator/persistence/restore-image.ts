import { terminalTaskStatuses } from '../../src/lib/lifecycle';
import { tableNames } from '../account/store';
import { watchTimeout } from '../taskrouter/commands/reservation-commands';
import { watchTimeToLive } from '../taskrouter/commands/task-commands';
import type { Engine } from '../taskrouter/engine';
import { watchAssigned, watchPurge } from '../taskrouter/housekeeping';
import type { Telephone } from '../voice/telephone';
import type { Image } from './image';

/** What an image is put into: just made, or just reset. */
export interface Restorable {
  readonly engine: Engine;
  readonly telephone: Pick<Telephone, 'dropAll'>;
}

/**
 * Puts everything back as it was, except time, which has to be set before, and {@link takeUp what follows}. Nothing is
 * announced: nothing has happened.
 */
export function restoreImage(engine: Engine, { tables, events, places, cells }: Image): void {
  const { store, ids, log, router } = engine;
  for (const name of tableNames) store[name].restore(tables.get(name) ?? []);
  ids.restore(cells.ids);
  engine.restoreOrder(cells.order);
  log.restore(events);
  router.restore(places);
}

/**
 * Has the restored things go on: deadlines are set again, of which those already past are met at once and in order, and
 * calls end, for what they were doing cannot be continued.
 */
export function takeUp({ engine, telephone }: Restorable): void {
  const { store } = engine;
  for (const task of store.tasks.values()) {
    if (terminalTaskStatuses.includes(task.assignmentStatus)) watchPurge(engine, task.sid, task.statusSince);
    else if (task.assignmentStatus === 'assigned') watchAssigned(engine, task);
    // One that was accepted once and is now in transfer has lost its time to live.
    else if (['pending', 'reserved'].includes(task.assignmentStatus) && store.transfersOfTask.count(task.sid) === 0)
      watchTimeToLive(engine, task);
  }
  for (const reservation of store.reservations.values()) {
    if (reservation.status === 'pending') watchTimeout(engine, reservation);
  }
  telephone.dropAll();
}
