import { defined } from '../../core/defined';
import { updateWorker } from '../../taskrouter/commands/worker-commands';
import { listPage } from '../bridge-lists';
import { activityPayload, workerChannelPayload, workerPayload } from '../payloads';
import { anyone, get, ownWorker, ownWorkerOrSupervisor, paging, post, type Call, type Route } from './route';

/** A worker reads and changes itself; a supervisor reads and changes others too. */
export const workerRoutes: readonly Route[] = [
  get('Workers/{worker}', ownWorkerOrSupervisor, [], fetchWorker),
  post(
    'Workers/{worker}',
    ownWorkerOrSupervisor,
    ['ActivitySid', 'RejectPendingReservations', 'Attributes'],
    changeWorker,
  ),
  get('Activities', anyone, paging, ({ engine, workspaceSid, parameters }) =>
    listPage(engine.store.activitiesOf.of(workspaceSid), parameters, (row) => activityPayload(engine, row)),
  ),
  get('Workers/{worker}/WorkerChannels', ownWorker, paging, (call) => {
    const { engine, parameters } = call;
    const channels = engine.store.channelsOfWorker.of(call.find(engine.store.workers, 'worker').sid);
    return listPage(channels, parameters, (row) => workerChannelPayload(engine, row));
  }),
];

function fetchWorker(call: Call): object {
  return workerPayload(call.engine, call.find(call.engine.store.workers, 'worker'));
}

function changeWorker(call: Call): object {
  const { engine, caller, parameters } = call;
  const worker = call.find(engine.store.workers, 'worker');
  // A supervisor's SDK sends the version of the supervisor's own worker, whomever it changes.
  if (caller.workerSid === worker.sid) call.checkVersion(worker);
  const change = defined({
    activitySid: parameters.text('ActivitySid'),
    rejectPendingReservations: parameters.flag('RejectPendingReservations'),
    attributes: parameters.attributes(),
  });
  return workerPayload(engine, updateWorker(engine, worker.sid, change));
}
