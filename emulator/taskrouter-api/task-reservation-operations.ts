import { reservationStatuses } from '../../src/lib/lifecycle';
import type { ReservationRow, TaskRow } from '../account/taskrouter-rows';
import { missing, type Call, type Reply, reads, updates, checkVersion } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { oneOf, sid } from '../rest/parameters';
import type { Engine } from '../taskrouter/engine';
import { updateReservation, supervise } from '../taskrouter/instructions';
import { findRow } from './in-workspace';
import { formatReservation } from './reservation-format';
import { asTexts, taskReservationChanges } from './reservation-parameters';

const collection = '/v1/Workspaces/:WorkspaceSid/Tasks/:TaskSid/Reservations';
const path = `${collection}/:Sid` as const;

const format = (engine: Engine, origin: string, row: ReservationRow): object =>
  formatReservation(engine, origin, row, `Tasks/${row.taskSid}`);

const reply = ({ engine, url }: Pick<Call, 'engine' | 'url'>, row: ReservationRow): Reply => ({
  body: format(engine, url.origin, row),
  version: row.version,
});

const findTask = (call: Call<typeof collection>): TaskRow => findRow(call, call.engine.store.tasks, call.path.TaskSid);

function find(call: Call<typeof path>): ReservationRow {
  const row = findRow(call, call.engine.store.reservations, call.path.Sid);
  if (row.taskSid !== call.path.TaskSid) throw missing(call.url);
  return row;
}

/** @see https://www.twilio.com/docs/taskrouter/api/reservations */
export const taskReservationOperations = [
  reads(
    'ListTaskReservation',
    collection,
    { ...paging, ReservationStatus: oneOf(...reservationStatuses), WorkerSid: sid('WK') },
    (call) =>
      listPage(call, {
        key: 'reservations',
        rows: call.engine.store.reservationsOfTask.of(findTask(call).sid),
        where: ({ status, workerSid }) =>
          (call.given.ReservationStatus ?? status) === status && (call.given.WorkerSid ?? workerSid) === workerSid,
        format: (row) => format(call.engine, call.url.origin, row),
      }),
  ),
  reads('FetchTaskReservation', path, {}, (call) => reply(call, find(call))),
  updates('UpdateTaskReservation', path, taskReservationChanges, (call) => {
    const row = find(call);
    checkVersion(call.ifMatch, row.version);
    const change = call.given.Instruction === 'supervise' ? supervise : updateReservation;
    return reply(call, change(call.engine, row.sid, asTexts(call.given)));
  }),
];
