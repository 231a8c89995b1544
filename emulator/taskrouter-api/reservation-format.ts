import type { ReservationRow } from '../account/taskrouter-rows';
import type { Engine } from '../taskrouter/engine';
import { workspaceUrl, isoDate } from './in-workspace';

/** @param owner - The path of that through which it was reached: `Tasks/WT…` or `Workers/WK…`. */
export function formatReservation(engine: Engine, origin: string, row: ReservationRow, owner: string): object {
  const workspace = workspaceUrl(origin, row.workspaceSid);
  return {
    sid: row.sid,
    account_sid: engine.accountSid,
    workspace_sid: row.workspaceSid,
    task_sid: row.taskSid,
    worker_sid: row.workerSid,
    worker_name: engine.store.workers.get(row.workerSid)?.friendlyName ?? null,
    reservation_status: row.status,
    date_created: isoDate(row.dateCreated),
    date_updated: isoDate(row.dateUpdated),
    url: `${workspace}/${owner}/Reservations/${row.sid}`,
    links: {
      task: `${workspace}/Tasks/${row.taskSid}`,
      worker: `${workspace}/Workers/${row.workerSid}`,
      workspace,
    },
  };
}
