import type { OutgoingTransfer, Reservation } from 'twilio-taskrouter';
import type { InCallEvent } from '../call/call-state';
import type { TransferFacts } from '../transfer/transfer-state';

export type TransferEvent = Extract<InCallEvent, { type: 'transfer-changed' | 'transfer-unheard' }>;

/** The SDK's types give these in capitals, TaskRouter sends them in small letters. */
function statusOf(status: string): TransferFacts['status'] {
  switch (status.toLowerCase()) {
    case 'complete':
    case 'completed':
      return 'complete';
    case 'failed':
      return 'failed';
    case 'canceled':
      return 'canceled';
    default:
      return 'initiated';
  }
}

function factsOf(transfer: OutgoingTransfer, attemptFailed: boolean): TransferFacts {
  const { mode, to, type, status, transferFailedReason: reason } = transfer;
  return {
    mode,
    to,
    kind: type === 'QUEUE' ? 'queue' : 'worker',
    status: statusOf(status),
    ...(attemptFailed && { attemptFailed }),
    ...(typeof reason === 'string' && { reason }),
  };
}

/** Whether a transfer of a reservation's task is under way, as the SDK knows it. */
export function isHandingOn({ task }: Reservation): boolean {
  const { outgoing } = task.transfers;
  return outgoing ? statusOf(outgoing.status) === 'initiated' : false;
}

/** Tells of the transfers that begin from a reservation, and of the one that is under way already. */
export function watchTransfers(reservation: Reservation, tell: (event: TransferEvent) => void): void {
  const { sid, task } = reservation;
  let watched: OutgoingTransfer | undefined;

  function watch(transfer: OutgoingTransfer): void {
    if (watched !== transfer) {
      watched?.removeAllListeners();
      watched = transfer;
      const changed = (): void => tell({ type: 'transfer-changed', sid, transfer: factsOf(transfer, false) });
      for (const event of ['completed', 'failed', 'canceled']) transfer.on(event, changed);
      transfer.on('attemptFailed', () => tell({ type: 'transfer-changed', sid, transfer: factsOf(transfer, true) }));
    }
    tell({ type: 'transfer-changed', sid, transfer: factsOf(transfer, false) });
  }

  task.on('transferInitiated', watch);
  const { outgoing } = task.transfers;
  // The reservation itself is told first.
  if (outgoing && isHandingOn(reservation)) queueMicrotask(() => watch(outgoing));
}
