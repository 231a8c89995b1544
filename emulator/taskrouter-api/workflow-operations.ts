import type { WorkflowRow } from '../account/taskrouter-rows';
import { type Call, operation } from '../rest/operation';
import { listPage, paging } from '../rest/page';
import { defined, flag, orNone, required, text, url, wholeNumber } from '../rest/parameters';
import { createWorkflow, deleteWorkflow, updateWorkflow } from '../taskrouter/commands/workflow-commands';
import type { Engine } from '../taskrouter/engine';
import { maximumConfigurationCharacters, maximumNameCharacters, reservationTimeouts } from '../taskrouter/limits';
import { resourceUrl, workspaceUrl, isoDate, findRow, findWorkspace } from './in-workspace';

const collection = '/v1/Workspaces/:WorkspaceSid/Workflows';
const path = `${collection}/:Sid` as const;

function format(engine: Engine, origin: string, row: WorkflowRow): object {
  const own = resourceUrl(origin, 'Workflows', row);
  return {
    sid: row.sid,
    account_sid: engine.accountSid,
    workspace_sid: row.workspaceSid,
    friendly_name: row.friendlyName,
    configuration: row.configuration,
    document_content_type: 'application/json',
    assignment_callback_url: row.assignmentCallbackUrl,
    fallback_assignment_callback_url: row.fallbackAssignmentCallbackUrl,
    task_reservation_timeout: row.taskReservationTimeoutSeconds,
    date_created: isoDate(row.dateCreated),
    date_updated: isoDate(row.dateUpdated),
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

/** @see https://www.twilio.com/docs/taskrouter/api/workflow */
export const workflowOperations = [
  operation({
    id: 'ListWorkflow',
    method: 'GET',
    path: collection,
    parameters: { ...paging, FriendlyName: text() },
    status: 200,
    handle: (call) =>
      listPage(call, {
        key: 'workflows',
        rows: call.engine.store.workflowsOf.of(findWorkspace(call).sid),
        where: ({ friendlyName }) => (call.given.FriendlyName ?? friendlyName) === friendlyName,
        format: (row) => format(call.engine, call.url.origin, row),
      }),
  }),
  operation({
    id: 'CreateWorkflow',
    method: 'POST',
    path: collection,
    parameters: {
      ...settings,
      FriendlyName: required(text(maximumNameCharacters)),
      Configuration: required(configuration),
    },
    status: 201,
    handle(call) {
      const { engine, given } = call;
      const row = createWorkflow(
        engine,
        defined({
          workspaceSid: findWorkspace(call).sid,
          friendlyName: given.FriendlyName,
          configuration: given.Configuration,
          assignmentCallbackUrl: given.AssignmentCallbackUrl,
          fallbackAssignmentCallbackUrl: given.FallbackAssignmentCallbackUrl,
          taskReservationTimeoutSeconds: given.TaskReservationTimeout,
        }),
      );
      return { body: format(engine, call.url.origin, row) };
    },
  }),
  operation({
    id: 'FetchWorkflow',
    method: 'GET',
    path,
    parameters: {},
    status: 200,
    handle: (call) => ({ body: format(call.engine, call.url.origin, find(call)) }),
  }),
  operation({
    id: 'UpdateWorkflow',
    method: 'POST',
    path,
    parameters: {
      ...settings,
      FriendlyName: text(maximumNameCharacters),
      Configuration: configuration,
      ReEvaluateTasks: flag(),
    },
    status: 200,
    handle(call) {
      const { engine, given } = call;
      const change = defined({
        friendlyName: given.FriendlyName,
        configuration: given.Configuration,
        assignmentCallbackUrl: given.AssignmentCallbackUrl,
        fallbackAssignmentCallbackUrl: given.FallbackAssignmentCallbackUrl,
        taskReservationTimeoutSeconds: given.TaskReservationTimeout,
      });
      const row = updateWorkflow(engine, find(call).sid, change, given.ReEvaluateTasks);
      return { body: format(engine, call.url.origin, row) };
    },
  }),
  operation({
    id: 'DeleteWorkflow',
    method: 'DELETE',
    path,
    parameters: {},
    status: 204,
    handle(call) {
      deleteWorkflow(call.engine, find(call).sid);
      return {};
    },
  }),
];
