import type { ReservationRow, TransferRow } from '../../account/taskrouter-rows';
import { invalid } from '../../account/twilio-error';
import { defined } from '../../core/defined';
import { cancelTransfer, createTransfer } from '../../taskrouter/commands/transfer-commands';
import { transferPayload } from '../payloads';
import { ownWorker, type Call, post, type Route } from './route';

/** Who holds a task hands it on, or takes the offer back. */
export const transferRoutes: readonly Route[] = [
  post(
    'Workers/{worker}/Transfers',
    ownWorker,
    ['ReservationSid', 'TaskSid', 'To', 'Attributes', 'Mode', 'Priority'],
    beginTransfer,
  ),
  post('Workers/{worker}/Transfers/{transfer}', ownWorker, ['TaskSid', 'TransferStatus'], endTransfer),
];

function beginTransfer(call: Call): object {
  const { engine, parameters } = call;
  const mode = parameters.text('Mode') ?? 'WARM';
  if (mode !== 'WARM' && mode !== 'COLD') throw invalid(`Value '${mode}' provided for Mode is neither WARM nor COLD`);
  const more = defined({ priority: parameters.wholeNumber('Priority'), attributes: parameters.attributes() });
  const to = parameters.text('To') ?? '';
  const transfer = createTransfer(engine, { reservationSid: ownReservation(call).sid, to, mode, ...more });
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
