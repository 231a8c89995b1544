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
  return new Set((await listOwnReservations(client, holding)).map(({ status }) => status));
}

/** Whether the worker is in the task's call, or in the work after it. */
export function holdsTask(own: OwnReservations): boolean {
  return own.has('accepted') || own.has('wrapping');
}

/**
 * Whether somebody else is in the task's call or in the work after it, as after a transfer.
 *
 * @throws DeskError `not_found`, where there is no such task
 */
export async function isHeldByAnother(client: Twilio, holding: Holding): Promise<boolean> {
  return holdsTask(await reservationsOfOthers(client, holding));
}

/**
 * Whether somebody else is in the task's call, as after a transfer.
 *
 * @throws DeskError `not_found`, where there is no such task
 */
export async function isAcceptedByAnother(client: Twilio, holding: Holding): Promise<boolean> {
  return (await reservationsOfOthers(client, holding)).has('accepted');
}

/**
 * Whether the task is wrapped up in this very reservation, and in no other besides.
 *
 * @throws DeskError `not_found`, where there is no such task
 */
export async function isOnlyWrapUp(
  client: Twilio,
  { workspaceSid, taskSid, reservationSid }: Omit<Holding, 'workerSid'> & { readonly reservationSid: string },
): Promise<boolean> {
  const reservations = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid).reservations;
  const all = await reservations.list({ pageSize: 1_000, limit: 1_000 });
  const wrapping = all.filter(({ reservationStatus }) => reservationStatus === 'wrapping');
  return wrapping.length > 0 && wrapping.every(({ sid }) => sid === reservationSid);
}

/** Statuses of everybody else's reservations on the task. */
async function reservationsOfOthers(
  client: Twilio,
  { workspaceSid, workerSid, taskSid }: Holding,
): Promise<ReadonlySet<string>> {
  const reservations = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid).reservations;
  const all = await reservations.list({ pageSize: 1_000, limit: 1_000 });
  return new Set(all.filter((each) => each.workerSid !== workerSid).map((each) => each.reservationStatus));
}

/** Whether the worker has or had the task's call: also when the wrap-up has been completed on the worker's side. */
export function heldTask(own: OwnReservations): boolean {
  return holdsTask(own) || own.has('completed');
}
