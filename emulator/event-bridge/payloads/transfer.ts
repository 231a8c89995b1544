import type { TransferRow } from '../../taskrouter/rows';
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
