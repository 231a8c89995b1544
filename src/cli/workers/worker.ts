import type { WorkerInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/worker';

/** A worker as `desk` shows one. Its shape is that of `--json`: see docs/cli.md. */
export interface ShownWorker {
  readonly sid: string;
  readonly name: string;
  readonly activity: string;
  readonly available: boolean;
  /** When the worker took up this activity, ISO 8601. */
  readonly since: string;
  /** By task channel: tasks at the worker, and how many there may be. Only where it was asked for. */
  readonly load?: Readonly<Record<string, ChannelLoad>>;
}

export interface ChannelLoad {
  readonly tasks: number;
  readonly capacity: number;
}

export function shownWorker(worker: WorkerInstance): ShownWorker {
  return {
    sid: worker.sid,
    name: worker.friendlyName,
    activity: worker.activityName,
    available: worker.available,
    since: worker.dateStatusChanged.toISOString(),
  };
}
