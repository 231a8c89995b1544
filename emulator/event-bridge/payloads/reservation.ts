import type { Engine } from '../../account/engine';
import type { ReservationRow, TaskRow, TransferRow } from '../../account/taskrouter-rows';
import { seconds } from './seconds';
import { nestedTaskPayload } from './task';
import { nestedTransferPayload } from './transfer';

/**
 * A reservation as the answer to a change of it. It names its task by SID alone: the SDK fails on a transfer in here,
 * even on one that is null.
 */
export function reservationPayload(engine: Engine, reservation: ReservationRow): object {
  const task = engine.store.tasks.require(reservation.taskSid);
  return {
    ...ownFields(engine, reservation),
    task_sid: task.sid,
    task_channel_sid: task.taskChannelSid,
  };
}

/**
 * A reservation with the task it offers: what events, lists and single reservations are made of. The keys that need
 * not be there are absent rather than null, which the SDK would take for an object.
 *
 * @param task - As it stood when this reservation changed.
 */
export function reservationTaskPayload(engine: Engine, reservation: ReservationRow, task: TaskRow): object {
  const { store } = engine;
  const incoming = reservation.transferSid === null ? undefined : store.transfers.get(reservation.transferSid);
  const outgoing = outgoingTransfer(engine, reservation);
  return {
    ...ownFields(engine, reservation),
    task: nestedTaskPayload(engine, task),
    ...(reservation.canceledReasonCode !== null && { canceled_reason_code: reservation.canceledReasonCode }),
    ...(incoming && { task_transfer: nestedTransferPayload(incoming) }),
    ...(outgoing && { active_outgoing_task_transfer: nestedTransferPayload(outgoing) }),
  };
}

function ownFields(engine: Engine, reservation: ReservationRow): object {
  return {
    sid: reservation.sid,
    account_sid: engine.accountSid,
    workspace_sid: reservation.workspaceSid,
    worker_sid: reservation.workerSid,
    worker_name: engine.store.workers.get(reservation.workerSid)?.friendlyName ?? null,
    worker_previous_activity_sid: reservation.workerPreviousActivitySid,
    reservation_status: reservation.status,
    reservation_timeout: reservation.timeoutSeconds,
    date_created: seconds(reservation.dateCreated),
    date_updated: seconds(reservation.dateUpdated),
    version: reservation.version,
  };
}

function outgoingTransfer(engine: Engine, reservation: ReservationRow): TransferRow | undefined {
  for (const transfer of engine.store.transfersOfTask.of(reservation.taskSid)) {
    if (transfer.initiatingReservationSid === reservation.sid && transfer.status === 'initiated') return transfer;
  }
  return undefined;
}
