import { terminalReservationStatuses, terminalTaskStatuses } from '../../../src/lib/lifecycle';
import type { QueuedCall, Reservation, Task, Worker, Workspace } from './snapshot';

/** A task with everybody it was offered to. */
export interface TaskLine {
  readonly task: Task;
  /** Oldest first. */
  readonly reservations: readonly Reservation[];
}

export interface TaskLines {
  readonly open: readonly TaskLine[];
  readonly ended: readonly TaskLine[];
}

const newestFirst = (a: Task, b: Task): number => b.dateCreated - a.dateCreated || b.sid.localeCompare(a.sid);
const oldestFirst = (a: Reservation, b: Reservation): number =>
  a.dateCreated - b.dateCreated || a.sid.localeCompare(b.sid);

/** The workspace's tasks, newest first, each with its reservations. */
export function taskLines({ tasks, reservations }: Workspace): TaskLines {
  const ofTask = groupOldestFirst(reservations, 'taskSid');
  const lines = [...tasks].sort(newestFirst).map((task) => ({ task, reservations: ofTask.get(task.sid) ?? [] }));
  const isEnded = ({ task }: TaskLine): boolean => terminalTaskStatuses.includes(task.assignmentStatus);
  return { open: lines.filter((line) => !isEnded(line)), ended: lines.filter(isEnded) };
}

function groupOldestFirst(
  reservations: readonly Reservation[],
  by: 'taskSid' | 'workerSid',
): ReadonlyMap<string, readonly Reservation[]> {
  const groups = new Map<string, Reservation[]>();
  for (const reservation of [...reservations].sort(oldestFirst)) {
    const group = groups.get(reservation[by]);
    if (group) group.push(reservation);
    else groups.set(reservation[by], [reservation]);
  }
  return groups;
}

/** A worker with what is on their desk now. */
export interface WorkerLine {
  readonly worker: Worker;
  /** Reservations that have not ended, oldest first. */
  readonly reservations: readonly Reservation[];
}

/** The workspace's workers by name. */
export function workerLines({ workers, reservations }: Workspace): WorkerLine[] {
  const open = reservations.filter(({ reservationStatus }) => !terminalReservationStatuses.includes(reservationStatus));
  const ofWorker = groupOldestFirst(open, 'workerSid');
  return [...workers]
    .sort((a, b) => a.friendlyName.localeCompare(b.friendlyName, undefined, { numeric: true }))
    .map((worker) => ({ worker, reservations: ofWorker.get(worker.sid) ?? [] }));
}

/** How many reservations wait for somebody to answer, in all workspaces. */
export function ringingCount(workspaces: readonly Workspace[]): number {
  return workspaces
    .flatMap(({ reservations }) => reservations)
    .filter(({ reservationStatus }) => reservationStatus === 'pending').length;
}

/** Whether a call waits for something to come: of a task that has ended or is deleted, nothing comes. */
export function isLookedAfter({ taskStatus }: QueuedCall): boolean {
  return taskStatus !== null && !terminalTaskStatuses.some((status) => status === taskStatus);
}
