import type { TaskQueueRow } from '../../account/taskrouter-rows';
import type { Engine } from '../../taskrouter/engine';
import { listPage } from '../bridge-lists';
import type { Parameters } from '../bridge-parameters';
import { taskQueuePayload } from '../payloads';
import { orderedPaging, supervisors, type Call, get, type Route } from './route';

export const taskQueueRoutes: readonly Route[] = [
  get('TaskQueues', supervisors, [...orderedPaging, 'FriendlyName', 'WorkerSid'], listTaskQueues),
  get('TaskQueues/{queue}', supervisors, [], fetchTaskQueue),
];

function listTaskQueues({ engine, workspaceSid, parameters }: Call): object {
  return listPage(engine.store.taskQueuesOf.of(workspaceSid), parameters, (row) => taskQueuePayload(engine, row), {
    where: filter(engine, parameters),
    orderings: { DateUpdated: (row) => row.dateUpdated },
  });
}

/** `WorkerSid` leaves the queues that this worker belongs to. */
function filter(engine: Engine, parameters: Parameters): (row: TaskQueueRow) => boolean {
  const friendlyName = parameters.text('FriendlyName');
  const workerSid = parameters.sid('WorkerSid', 'WK');
  return (row) =>
    (friendlyName === undefined || row.friendlyName === friendlyName) &&
    (workerSid === undefined || engine.router.membersOf(row.sid).has(workerSid));
}

function fetchTaskQueue(call: Call): object {
  return taskQueuePayload(call.engine, call.find(call.engine.store.taskQueues, 'queue'));
}
