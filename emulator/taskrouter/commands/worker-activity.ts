import type { WorkerRow } from '../../account/taskrouter-rows';
import type { Engine } from '../engine';

/** Puts a worker into an activity of its workspace; one it is already in changes nothing and announces nothing. */
export function setActivity(engine: Engine, sid: string, activitySid: string): WorkerRow {
  const { store } = engine;
  const before = store.workers.require(sid);
  if (before.activitySid === activitySid) return before;
  const now = engine.clock.now();
  const previous = store.activities.get(before.activitySid);
  const becameAvailable = store.activities.require(activitySid).available && !previous?.available;
  const worker = store.workers.update(sid, {
    activitySid,
    dateStatusChanged: now,
    dateUpdated: now,
    version: before.version + 1,
    ...(becameAvailable && { idleSince: now, idleOrder: engine.nextOrder() }),
  });
  const inPreviousMs = now - before.dateStatusChanged;
  engine.announce('worker.activity.update', worker.workspaceSid, {
    worker,
    details: {
      WorkerPreviousActivitySid: before.activitySid,
      WorkerPreviousActivityName: previous?.friendlyName ?? '',
      WorkerTimeInPreviousActivity: String(Math.floor(inPreviousMs / 1000)),
      WorkerTimeInPreviousActivityMs: String(inPreviousMs),
    },
  });
  engine.router.reviewMembership(sid);
  return worker;
}
