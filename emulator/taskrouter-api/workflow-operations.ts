import type { WorkflowRow } from '../account/taskrouter-rows';
import { type Call, creates, deletes, reads, updates } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { defined } from '../core/defined';
import { asFields, flag, orNone, required, text, url, wholeNumber } from '../rest/parameters';
import { createWorkflow, deleteWorkflow, updateWorkflow } from '../taskrouter/commands/workflow-commands';
import type { Engine } from '../taskrouter/engine';
import { maximumConfigurationCharacters, maximumNameCharacters, reservationTimeouts } from '../taskrouter/limits';
import { common, resourceUrl, workspaceUrl, findRow, findWorkspace } from './in-workspace';

const collection = '/v1/Workspaces/:WorkspaceSid/Workflows';
const path = `${collection}/:Sid` as const;

function format(engine: Engine, origin: string, row: WorkflowRow): object {
  const own = resourceUrl(origin, 'Workflows', row);
  return {
    ...common(engine, row),
    friendly_name: row.friendlyName,
    configuration: row.configuration,
    document_content_type: 'application/json',
    assignment_callback_url: row.assignmentCallbackUrl,
    fallback_assignment_callback_url: row.fallbackAssignmentCallbackUrl,
    task_reservation_timeout: row.taskReservationTimeoutSeconds,
    url: own,
    links: {
      workspace: workspaceUrl(origin, row.workspaceSid),
      statistics: `${own}/Statistics`,
      real_time_statistics: `${own}/RealTimeStatistics`,
      cumulative_statistics: `${own}/CumulativeStatistics`,
    },
  };
}

const find = (call: Call<typeof path>): WorkflowRow => findRow(call, call.engine.store.workflows, call.path.Sid);

const settings = {
  AssignmentCallbackUrl: orNone(url()),
  FallbackAssignmentCallbackUrl: orNone(url()),
  TaskReservationTimeout: wholeNumber(...reservationTimeouts),
};
const configuration = text(maximumConfigurationCharacters);

const fieldsOf = <G extends { readonly TaskReservationTimeout: number | undefined }>({
  TaskReservationTimeout: taskReservationTimeoutSeconds,
  ...given
}: G) => ({ ...asFields(given), ...defined({ taskReservationTimeoutSeconds }) });

/** @see https://www.twilio.com/docs/taskrouter/api/workflow */
export const workflowOperations = [
  reads('ListWorkflow', collection, { ...paging, FriendlyName: text() }, (call) =>
    listPage(call, {
      key: 'workflows',
      rows: call.engine.store.workflowsOf.of(findWorkspace(call).sid),
      where: ({ friendlyName }) => (call.given.FriendlyName ?? friendlyName) === friendlyName,
      format: (row) => format(call.engine, call.url.origin, row),
    }),
  ),
  creates(
    'CreateWorkflow',
    collection,
    {
      ...settings,
      FriendlyName: required(text(maximumNameCharacters)),
      Configuration: required(configuration),
    },
    (call) => {
      const row = createWorkflow(call.engine, { workspaceSid: findWorkspace(call).sid, ...fieldsOf(call.given) });
      return { body: format(call.engine, call.url.origin, row) };
    },
  ),
  reads('FetchWorkflow', path, {}, (call) => ({ body: format(call.engine, call.url.origin, find(call)) })),
  updates(
    'UpdateWorkflow',
    path,
    {
      ...settings,
      FriendlyName: text(maximumNameCharacters),
      Configuration: configuration,
      ReEvaluateTasks: flag(),
    },
    (call) => {
      const { ReEvaluateTasks, ...given } = call.given;
      const row = updateWorkflow(call.engine, find(call).sid, fieldsOf(given), ReEvaluateTasks);
      return { body: format(call.engine, call.url.origin, row) };
    },
  ),
  deletes('DeleteWorkflow', path, (call) => deleteWorkflow(call.engine, find(call).sid)),
];
