import type { Store } from './store';
import type { WorkerRow } from './taskrouter-rows';

/** The workers that somebody means by a name, in any workspace, or by a SID. */
export function workersNamed(store: Store, nameOrSid: string): WorkerRow[] {
  const bySid = store.workers.get(nameOrSid);
  if (bySid) return [bySid];
  const name = nameOrSid.toLowerCase();
  return [...store.workspaces.values()].flatMap(({ sid }) => [...store.workersByName.of(`${sid}/${name}`)]);
}

/** Whether a worker is one of those whom somebody means by a name or SID. */
export function isWorkerNamed(store: Store, workerSid: string | undefined, nameOrSid: string): boolean {
  if (workerSid === undefined) return false;
  return workerSid === nameOrSid || workersNamed(store, nameOrSid).some(({ sid }) => sid === workerSid);
}
