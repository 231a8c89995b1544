import type { Engine } from '../../account/engine';
import type { TransferRow } from '../../account/taskrouter-rows';
import { seconds } from './seconds';

/** A transfer inside the reservation it concerns. */
export function nestedTransferPayload(transfer: TransferRow): object {
  return {
    sid: transfer.sid,
    date_created: seconds(transfer.dateCreated),
    date_updated: seconds(transfer.dateUpdated),
    initiating_reservation_sid: transfer.initiatingReservationSid,
    initiating_worker_sid: transfer.initiatingWorkerSid,
    initiating_queue_sid: transfer.initiatingQueueSid,
    initiating_workflow_sid: transfer.initiatingWorkflowSid,
    transfer_mode: transfer.mode,
    transfer_to: transfer.to,
    transfer_type: transfer.type,
    transfer_status: transfer.status,
    ...(transfer.failedReason !== null && { transfer_failed_reason: transfer.failedReason }),
  };
}

/** A transfer by itself: the reply to a request for one, and what events tell the worker who began it. */
export function transferPayload(engine: Engine, transfer: TransferRow): object {
  return {
    ...nestedTransferPayload(transfer),
    account_sid: engine.accountSid,
    workspace_sid: transfer.workspaceSid,
    task_sid: transfer.taskSid,
  };
}
