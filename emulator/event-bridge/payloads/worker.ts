import type { Engine } from '../../account/engine';
import type { WorkerRow } from '../../account/taskrouter-rows';
import { seconds } from './seconds';

/** A worker as the browser SDK reads it: attributes are JSON text, times epoch seconds. */
export function workerPayload(engine: Engine, worker: WorkerRow): object {
  const activity = engine.store.activities.require(worker.activitySid);
  return {
    sid: worker.sid,
    account_sid: engine.accountSid,
    workspace_sid: worker.workspaceSid,
    friendly_name: worker.friendlyName,
    attributes: worker.attributes,
    activity_sid: activity.sid,
    activity_name: activity.friendlyName,
    available: activity.available,
    date_created: seconds(worker.dateCreated),
    date_updated: seconds(worker.dateUpdated),
    date_status_changed: seconds(worker.dateStatusChanged),
    version: worker.version,
  };
}
