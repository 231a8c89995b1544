import type { Twilio } from 'twilio';
import { DeskError, unlessNotFound } from '../errors';
import { mostQueues } from '../floor/service-level';

/** Which queues somebody is in changes with their skills: seldom. */
const keptMs = 60_000;

/** More than sit at desks that one instance serves. */
const mostKept = 1_000;

/** Whose queues are looked for. */
interface Whose {
  readonly workspaceSid: string;
  readonly workerSid: string;
}

const noSuch = (): DeskError =>
  new DeskError('misconfigured', 'The account has no workspace with this SID. Check WORKSPACE_SID and ACCOUNT_SID.');

/** The SIDs of the queues whose calls a worker may get, read once a minute at most: one request. */
export class OwnQueues {
  readonly #now: () => number;
  readonly #kept = new Map<string, { readonly readAt: number; readonly sids: Promise<ReadonlySet<string>> }>();

  /** @param now - Epoch milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  of(client: Twilio, { workspaceSid, workerSid }: Whose): Promise<ReadonlySet<string>> {
    const known = this.#kept.get(workerSid);
    if (known && this.#now() < known.readAt + keptMs) return known.sids;
    if (this.#kept.size >= mostKept) this.#kept.clear();
    const { taskQueues } = client.taskrouter.v1.workspaces(workspaceSid);
    const sids = unlessNotFound(taskQueues.list({ workerSid, pageSize: mostQueues, limit: mostQueues }), noSuch()).then(
      (queues) => new Set(queues.map(({ sid }) => sid)),
    );
    this.#kept.set(workerSid, { readAt: this.#now(), sids });
    sids.catch(() => this.#kept.delete(workerSid));
    return sids;
  }
}
