import { updateWorker } from '../../taskrouter/commands/worker-commands';
import { workerPayload } from '../payloads';
import { ownWorkerOrSupervisor, type Call, type Route } from './route';

/** A worker reads and changes itself; a supervisor reads and changes others too. */
export const workerRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'Workers/{worker}',
    access: ownWorkerOrSupervisor,
    parameters: [],
    answer: fetchWorker,
  },
  {
    method: 'POST',
    path: 'Workers/{worker}',
    access: ownWorkerOrSupervisor,
    parameters: ['ActivitySid', 'RejectPendingReservations', 'Attributes'],
    answer: changeWorker,
  },
];

function fetchWorker(call: Call): object {
  return workerPayload(call.engine, call.find(call.engine.store.workers, 'worker'));
}

function changeWorker(call: Call): object {
  const { engine, caller, parameters } = call;
  const worker = call.find(engine.store.workers, 'worker');
  // A supervisor's SDK sends the version of the supervisor's own worker, whomever it changes.
  if (caller.workerSid === worker.sid) call.checkVersion(worker);
  const activitySid = parameters.text('ActivitySid');
  const rejectPendingReservations = parameters.flag('RejectPendingReservations');
  const attributes = parameters.attributes();
  const changed = updateWorker(engine, worker.sid, {
    ...(activitySid !== undefined && { activitySid }),
    ...(rejectPendingReservations !== undefined && { rejectPendingReservations }),
    ...(attributes !== undefined && { attributes }),
  });
  return workerPayload(engine, changed);
}
