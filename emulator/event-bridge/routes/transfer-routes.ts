import type { ReservationRow, TransferRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import { cancelTransfer, createTransfer } from '../../taskrouter/commands/transfer-commands';
import { transferPayload } from '../payloads';
import { ownWorker, type Call, type Route } from './route';

/** Who holds a task hands it on, or takes the offer back. */
export const transferRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'Workers/{worker}/Transfers',
    access: ownWorker,
    parameters: ['ReservationSid', 'TaskSid', 'To', 'Attributes', 'Mode', 'Priority'],
    answer: beginTransfer,
  },
  {
    method: 'POST',
    path: 'Workers/{worker}/Transfers/{transfer}',
    access: ownWorker,
    parameters: ['TaskSid', 'TransferStatus'],
    answer: endTransfer,
  },
];

function beginTransfer(call: Call): object {
  const { engine, parameters } = call;
  const mode = parameters.text('Mode') ?? 'WARM';
  if (mode !== 'WARM' && mode !== 'COLD') throw invalid(`Value '${mode}' provided for Mode is neither WARM nor COLD`);
  const priority = parameters.wholeNumber('Priority');
  const attributes = parameters.attributes();
  const transfer = createTransfer(engine, {
    reservationSid: ownReservation(call).sid,
    to: parameters.text('To') ?? '',
    mode,
    ...(priority !== undefined && { priority }),
    ...(attributes !== undefined && { attributes }),
  });
  return transferPayload(engine, transfer);
}

/** The reservation by which the worker holds the task. */
function ownReservation({ engine, parameters, sids }: Call): ReservationRow {
  const sid = parameters.text('ReservationSid') ?? '';
  const taskSid = parameters.text('TaskSid');
  const reservation = engine.store.reservations.get(sid);
  if (!reservation || reservation.workerSid !== sids['worker'])
    throw invalid(`Value '${sid}' provided for ReservationSid is not a reservation of worker ${sids['worker']}`);
  if (taskSid !== undefined && taskSid !== reservation.taskSid)
    throw invalid(`Value '${taskSid}' provided for TaskSid is not the task of reservation ${sid}`);
  return reservation;
}

function endTransfer(call: Call): object {
  const { engine, parameters } = call;
  const status = parameters.text('TransferStatus');
  if (status !== 'canceled')
    throw invalid(`Value '${status}' provided for TransferStatus is not canceled, the only one it can be set to`);
  return transferPayload(engine, cancelTransfer(engine, ownTransfer(call).sid));
}

function ownTransfer(call: Call): TransferRow {
  const transfer = call.find(call.engine.store.transfers, 'transfer');
  if (transfer.initiatingWorkerSid !== call.sid('worker')) throw call.notFound();
  return transfer;
}
