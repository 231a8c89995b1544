import type { WorkerRow } from '../../account/taskrouter-rows';
import type { Engine } from '../../taskrouter/engine';
import { summarize } from './durations';

/** A worker's stay in an activity, in epoch milliseconds. */
interface Stay {
  readonly activitySid: string;
  readonly from: number;
  readonly to: number;
}

/** Every stay of these workers that the log still knows of, the present ones included. */
function stays(engine: Engine, workers: readonly WorkerRow[]): Stay[] {
  const now = engine.clock.now();
  const sids = new Set(workers.map(({ sid }) => sid));
  const found: Stay[] = workers.map((worker) => ({
    activitySid: worker.activitySid,
    from: worker.dateStatusChanged,
    to: now,
  }));
  for (const { type, worker, details, at } of engine.log.values()) {
    if (type !== 'worker.activity.update' || !worker || !sids.has(worker.sid)) continue;
    const activitySid = details?.['WorkerPreviousActivitySid'] ?? '';
    found.push({ activitySid, from: at - Number(details?.['WorkerTimeInPreviousActivityMs']), to: at });
  }
  return found;
}

/** How long these workers stayed in each activity of the workspace between two moments (epoch milliseconds). */
export function activityDurations(
  engine: Engine,
  workspaceSid: string,
  workers: readonly WorkerRow[],
  { start, end }: { readonly start: number; readonly end: number },
): object[] {
  const within = stays(engine, workers)
    .map((stay) => ({ ...stay, ms: Math.min(stay.to, end) - Math.max(stay.from, start) }))
    .filter(({ ms }) => ms > 0);
  return [...engine.store.activitiesOf.of(workspaceSid)].map(({ sid, friendlyName }) => ({
    sid,
    friendly_name: friendlyName,
    ...summarize(within.filter((stay) => stay.activitySid === sid).map(({ ms }) => ms)),
  }));
}
