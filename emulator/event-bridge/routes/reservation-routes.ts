import { isOpen } from '../../account/store';
import type { ReservationRow } from '../../account/taskrouter-rows';
import { reservationParameters } from '../../taskrouter/instruction-parameters';
import { updateReservation } from '../../taskrouter/instructions';
import { listPage } from '../bridge-lists';
import { reservationPayload, reservationTaskPayload } from '../payloads';
import { ownWorker, paging, type Call, get, post, type Route } from './route';

/** A worker's reservations, in its own hands. */
export const reservationRoutes: readonly Route[] = [
  get('Workers/{worker}/Reservations', ownWorker, [...paging, 'Active'], listReservations),
  get('Workers/{worker}/Reservations/{reservation}', ownWorker, [], fetchReservation),
  post(
    'Workers/{worker}/Reservations/{reservation}',
    ownWorker,
    // The browser SDK has a plural here where REST has the singular.
    [...reservationParameters, 'DequeueStatusCallbackEvents'],
    changeReservation,
  ),
];

/** `Active=true` leaves those that still hold the worker: pending, accepted and wrapping. */
function listReservations(call: Call): object {
  const { engine, parameters } = call;
  const worker = call.find(engine.store.workers, 'worker');
  const isActiveOnly = parameters.flag('Active') ?? false;
  return listPage(engine.store.reservationsOfWorker.of(worker.sid), parameters, (row) => withTask(call, row), {
    where: (row) => !isActiveOnly || isOpen(row),
  });
}

function fetchReservation(call: Call): object {
  return withTask(call, findReservation(call));
}

/** The reply has no task in it: what became of the task comes as an event, after the reply. */
function changeReservation(call: Call): object {
  const { engine, parameters } = call;
  const reservation = findReservation(call);
  call.checkVersion(reservation);
  return reservationPayload(engine, updateReservation(engine, reservation.sid, parameters.asForm()));
}

function withTask({ engine }: Call, reservation: ReservationRow): object {
  return reservationTaskPayload(engine, reservation, engine.store.tasks.require(reservation.taskSid));
}

function findReservation(call: Call): ReservationRow {
  const reservation = call.find(call.engine.store.reservations, 'reservation');
  if (reservation.workerSid !== call.sid('worker')) throw call.notFound();
  return reservation;
}
