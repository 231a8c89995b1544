import { expression } from '../../../src/lib/expression';
import type { WorkerRow } from '../../account/taskrouter-rows';
import { checkExpression } from '../../taskrouter/commands/task-queue-commands';
import type { Engine } from '../../taskrouter/engine';
import { factsOfWorker } from '../../taskrouter/expression-facts';
import { listPage } from '../bridge-lists';
import type { Parameters } from '../bridge-parameters';
import { workerPayload } from '../payloads';
import { orderedPaging, supervisors, type Call, get, type Route } from './route';

export const workersRoutes: readonly Route[] = [
  get(
    'Workers',
    supervisors,
    [...orderedPaging, 'FriendlyName', 'ActivitySid', 'ActivityName', 'TargetWorkersExpression'],
    listWorkers,
  ),
];

function listWorkers({ engine, workspaceSid, parameters }: Call): object {
  return listPage(engine.store.workersOf.of(workspaceSid), parameters, (row) => workerPayload(engine, row), {
    where: filter(engine, parameters),
    orderings: { DateStatusChanged: (row) => row.dateStatusChanged },
  });
}

/** Names have to match exactly, capitals included. */
function filter(engine: Engine, parameters: Parameters): (row: WorkerRow) => boolean {
  const { store } = engine;
  const friendlyName = parameters.text('FriendlyName');
  const activitySid = parameters.sid('ActivitySid', 'WA');
  const activityName = parameters.text('ActivityName');
  const target = parameters.text('TargetWorkersExpression');
  if (target !== undefined) checkExpression('TargetWorkersExpression', target);
  return (row) =>
    (friendlyName === undefined || row.friendlyName === friendlyName) &&
    (activitySid === undefined || row.activitySid === activitySid) &&
    (activityName === undefined || store.activities.require(row.activitySid).friendlyName === activityName) &&
    (target === undefined || expression(target).evaluate(factsOfWorker(store, row)));
}
