import type { ReservationRow } from '../account/taskrouter-rows';
import type { Engine } from '../taskrouter/engine';
import { common, workspaceUrl } from './in-workspace';

/** @param owner - The path of that through which it was reached: `Tasks/WT…` or `Workers/WK…`. */
export function formatReservation(engine: Engine, origin: string, row: ReservationRow, owner: string): object {
  const workspace = workspaceUrl(origin, row.workspaceSid);
  return {
    ...common(engine, row),
    task_sid: row.taskSid,
    worker_sid: row.workerSid,
    worker_name: engine.store.workers.get(row.workerSid)?.friendlyName ?? null,
    reservation_status: row.status,
    url: `${workspace}/${owner}/Reservations/${row.sid}`,
    links: {
      task: `${workspace}/Tasks/${row.taskSid}`,
      worker: `${workspace}/Workers/${row.workerSid}`,
      workspace,
    },
  };
}
