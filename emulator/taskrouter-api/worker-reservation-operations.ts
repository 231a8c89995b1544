import { reservationStatuses } from '../../src/lib/lifecycle';
import type { ReservationRow, WorkerRow } from '../account/taskrouter-rows';
import { missing, type Call, type Reply, reads, updates, checkVersion } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { oneOf } from '../rest/parameters';
import type { Engine } from '../taskrouter/engine';
import { updateReservation } from '../taskrouter/instructions';
import { findRow } from './in-workspace';
import { formatReservation } from './reservation-format';
import { asTexts, workerReservationChanges } from './reservation-parameters';

const collection = '/v1/Workspaces/:WorkspaceSid/Workers/:WorkerSid/Reservations';
const path = `${collection}/:Sid` as const;

const format = (engine: Engine, origin: string, row: ReservationRow): object =>
  formatReservation(engine, origin, row, `Workers/${row.workerSid}`);

const reply = ({ engine, url }: Pick<Call, 'engine' | 'url'>, row: ReservationRow): Reply => ({
  body: format(engine, url.origin, row),
  version: row.version,
});

const findWorker = (call: Call<typeof collection>): WorkerRow =>
  findRow(call, call.engine.store.workers, call.path.WorkerSid);

function find(call: Call<typeof path>): ReservationRow {
  const row = findRow(call, call.engine.store.reservations, call.path.Sid);
  if (row.workerSid !== call.path.WorkerSid) throw missing(call.url);
  return row;
}

/** @see https://www.twilio.com/docs/taskrouter/api/reservations */
export const workerReservationOperations = [
  reads('ListWorkerReservation', collection, { ...paging, ReservationStatus: oneOf(...reservationStatuses) }, (call) =>
    listPage(call, {
      key: 'reservations',
      rows: call.engine.store.reservationsOfWorker.of(findWorker(call).sid),
      where: ({ status }) => (call.given.ReservationStatus ?? status) === status,
      format: (row) => format(call.engine, call.url.origin, row),
    }),
  ),
  reads('FetchWorkerReservation', path, {}, (call) => reply(call, find(call))),
  updates('UpdateWorkerReservation', path, workerReservationChanges, (call) => {
    const row = find(call);
    checkVersion(call.ifMatch, row.version);
    return reply(call, updateReservation(call.engine, row.sid, asTexts(call.given)));
  }),
];
