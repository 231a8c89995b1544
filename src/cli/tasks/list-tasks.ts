import type { Twilio } from 'twilio';
import { isUnfiltered, type TaskFilters } from '../read-tasks/task-filters';
import { taskPages } from '../read-tasks/task-pages';
import { ReservationFinder } from '../read-tasks/reservation-finder';
import { shownTask, type ShownTask } from './shown-task';

export interface TaskListing extends TaskFilters {
  /** Also reservations that are over. */
  readonly allReservations?: boolean;
}

/** The tasks that suit, oldest first, each with its reservations. */
export async function* listTasks(
  client: Twilio,
  workspaceSid: string,
  { allReservations = false, ...filters }: TaskListing,
): AsyncGenerator<ShownTask> {
  const finder = new ReservationFinder(client, workspaceSid, { withEnded: allReservations });
  if (isUnfiltered(filters)) finder.prepare();
  for await (const { rows } of taskPages(client, workspaceSid, filters)) {
    const reservations = await finder.of(rows);
    for (const task of rows) yield shownTask(task, reservations.get(task.sid) ?? []);
  }
}
