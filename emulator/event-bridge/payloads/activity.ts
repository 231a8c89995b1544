import type { Engine } from '../../account/engine';
import type { ActivityRow } from '../../account/taskrouter-rows';
import { seconds } from './seconds';

export function activityPayload(engine: Engine, activity: ActivityRow): object {
  return {
    sid: activity.sid,
    account_sid: engine.accountSid,
    workspace_sid: activity.workspaceSid,
    friendly_name: activity.friendlyName,
    available: activity.available,
    date_created: seconds(activity.dateCreated),
    date_updated: seconds(activity.dateUpdated),
  };
}
