import type { Twilio } from 'twilio';
import type { TaskInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import { largestPage, rows } from '../bulk/pages';
import { isGone } from '../explain';
import { isOpen, shownReservation, type ReadReservation, type ShownReservation } from './shown-reservation';

/** Reservations by the SID of their task. */
export type ByTask = ReadonlyMap<string, readonly ShownReservation[]>;

/** So few are asked for one by one, without counting workers first. */
const fewTasks = 8;
/** No more are held at once, so that memory does not grow with the workspace. */
const mostHeld = 20_000;

/**
 * Whether tasks of this status can have a reservation that is not over. Nobody is offered one that is pending, and the
 * reservations of an ended one have ended with it.
 */
const mayBeHeld = ({ assignmentStatus: status }: TaskInstance): boolean =>
  status === 'reserved' || status === 'assigned' || status === 'wrapping';

/**
 * Finds the reservations of tasks in few requests. Twilio lists them by task or by worker: as soon as there would have
 * been more requests by task than there are workers, all workers are asked once instead.
 */
export class ReservationFinder {
  readonly #client: Twilio;
  readonly #workspaceSid: string;
  readonly #withEnded: boolean;
  #asked = 0;
  #workerSids: Promise<readonly string[]> | undefined;
  #held: ByTask | 'too many' | undefined;

  /** @param options.withEnded - Whether those that are over are wanted, too. */
  constructor(client: Twilio, workspaceSid: string, options: { withEnded: boolean }) {
    this.#client = client;
    this.#workspaceSid = workspaceSid;
    this.#withEnded = options.withEnded;
  }

  /** Counts the workers already, where many tasks are to be expected, so that nobody waits for it later. */
  prepare(): void {
    this.#workerSids = this.#findWorkers();
    // Heard of where it is waited for; otherwise it was not needed.
    this.#workerSids.catch(() => undefined);
  }

  /** The reservations of some tasks; a task without any is not in the map. */
  async of(tasks: readonly TaskInstance[]): Promise<ByTask> {
    const candidates = this.#withEnded ? tasks : tasks.filter(mayBeHeld);
    this.#asked += candidates.length;
    if (candidates.length === 0) return new Map();
    if (this.#held === undefined && this.#asked > fewTasks) {
      const workerSids = await (this.#workerSids ??= this.#findWorkers());
      if (workerSids.length < this.#asked) this.#held = await this.#askWorkers(workerSids);
    }
    return this.#held instanceof Map ? this.#held : this.#askTasks(candidates);
  }

  get #workspace() {
    return this.#client.taskrouter.v1.workspaces(this.#workspaceSid);
  }

  async #findWorkers(): Promise<readonly string[]> {
    const sids: string[] = [];
    for await (const { sid } of rows(this.#workspace.workers.page({ pageSize: largestPage }))) sids.push(sid);
    return sids;
  }

  async #askTasks(tasks: readonly TaskInstance[]): Promise<ByTask> {
    const found = new Map<string, ShownReservation[]>();
    await Promise.all(
      tasks.map(({ sid }) =>
        this.#collect(rows(this.#workspace.tasks(sid).reservations.page({ pageSize: largestPage })), found),
      ),
    );
    return found;
  }

  async #askWorkers(workerSids: readonly string[]): Promise<ByTask | 'too many'> {
    const found = new Map<string, ShownReservation[]>();
    const lists = workerSids.map((sid) =>
      this.#collect(rows(this.#workspace.workers(sid).reservations.page({ pageSize: largestPage })), found),
    );
    await Promise.all(lists);
    return found.size > mostHeld ? 'too many' : found;
  }

  async #collect(reservations: AsyncIterable<ReadReservation>, found: Map<string, ShownReservation[]>): Promise<void> {
    try {
      for await (const reservation of reservations) {
        if (found.size > mostHeld) return;
        if (!this.#withEnded && !isOpen(reservation)) continue;
        const others = found.get(reservation.taskSid);
        if (others) others.push(shownReservation(reservation));
        else found.set(reservation.taskSid, [shownReservation(reservation)]);
      }
    } catch (error) {
      // Its task or worker was deleted in the same moment.
      if (!isGone(error)) throw error;
    }
  }
}
