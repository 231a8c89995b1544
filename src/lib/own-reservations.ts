import type { Twilio } from 'twilio';

/** Statuses of the reservations that a worker has or had on a task. */
export type OwnReservations = ReadonlySet<string>;

/** Whose reservations are looked for, and on which task. */
export interface Holding {
  readonly workspaceSid: string;
  readonly workerSid: string;
  readonly taskSid: string;
}

/** A reservation that a worker has or had on a task. */
export interface OwnReservation {
  readonly sid: string;
  readonly status: string;
  /** When its status last changed. */
  readonly updatedAt: Date;
}

/**
 * This worker's reservations on this task; a worker who was offered it again has several.
 *
 * @throws DeskError `not_found`, where there is no such task
 */
export async function listOwnReservations(client: Twilio, holding: Holding): Promise<readonly OwnReservation[]> {
  const { workspaceSid, workerSid, taskSid } = holding;
  const reservations = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid).reservations;
  const found = await reservations.list({ workerSid, pageSize: 1_000, limit: 1_000 });
  return (
    found
      // Believing the filter alone would let in everybody, should it ever be ignored.
      .filter((each) => each.workerSid === workerSid)
      .map(({ sid, reservationStatus: status, dateUpdated: updatedAt }) => ({ sid, status, updatedAt }))
  );
}

/** The statuses of {@link listOwnReservations}. */
export async function ownReservations(client: Twilio, holding: Holding): Promise<OwnReservations> {
  return statusesOf(await listOwnReservations(client, holding));
}

/** Whether somebody with reservations in these statuses is in the task's call, or in the work after it. */
export function holdsTask(own: OwnReservations): boolean {
  return own.has('accepted') || own.has('wrapping');
}

/** A reservation of anybody's on a task. */
export interface TaskReservation extends OwnReservation {
  readonly workerSid: string;
}

/** More than a task is ever offered; a request is made for each thousand. */
const mostReservations = 10_000;

/**
 * Everybody's reservations on a task.
 *
 * @throws DeskError `not_found`, where there is no such task
 * @see https://www.twilio.com/docs/taskrouter/api/reservations
 */
export async function listReservations(
  client: Twilio,
  { workspaceSid, taskSid }: Omit<Holding, 'workerSid'>,
): Promise<readonly TaskReservation[]> {
  const { reservations } = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
  const found = await reservations.list({ pageSize: 1_000, limit: mostReservations });
  return found.map(({ sid, workerSid, reservationStatus: status, dateUpdated: updatedAt }) => ({
    sid,
    workerSid,
    status,
    updatedAt,
  }));
}

/** A task's reservations: the worker's own, and the statuses of them and of everybody else's. */
export interface Parts {
  readonly own: readonly OwnReservation[];
  readonly statuses: OwnReservations;
  readonly others: ReadonlySet<string>;
}

/** Tells a worker's reservations from everybody else's. */
export function partsOf(reservations: readonly TaskReservation[], workerSid: string): Parts {
  const own = reservations.filter((each) => each.workerSid === workerSid);
  const others = reservations.filter((each) => each.workerSid !== workerSid);
  return { own, statuses: statusesOf(own), others: statusesOf(others) };
}

const statusesOf = (reservations: readonly OwnReservation[]): ReadonlySet<string> =>
  new Set(reservations.map(({ status }) => status));

/** Whether the task is wrapped up in this very reservation, and in no other besides. */
export function isOnlyWrapUp(reservations: readonly OwnReservation[], reservationSid: string | undefined): boolean {
  const wrapping = reservations.filter(({ status }) => status === 'wrapping');
  return wrapping.length > 0 && wrapping.every(({ sid }) => sid === reservationSid);
}

/** Whether the worker has or had the task's call: also when the wrap-up has been completed on the worker's side. */
export function heldTask(own: OwnReservations): boolean {
  return holdsTask(own) || own.has('completed');
}
