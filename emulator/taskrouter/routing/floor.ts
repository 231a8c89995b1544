import type { Store } from '../../account/store';
import { QueueRouting } from './queue-lines';

/** Which worker belongs to which queue. */
export class Floor {
  readonly #store: Store;
  readonly #queues = new Map<string, QueueRouting>();
  readonly #memberships = new Map<string, Set<QueueRouting>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** @throws Error if there is no such queue */
  queue(queueSid: string): QueueRouting {
    const queue = this.#queues.get(queueSid);
    if (!queue) throw new Error(`No queue ${queueSid}: it was deleted while something still waited in it`);
    return queue;
  }

  queuesOf(workerSid: string): Iterable<QueueRouting> {
    return this.#memberships.get(workerSid) ?? [];
  }

  reviewMembership(workerSid: string): void {
    const worker = this.#store.workers.require(workerSid);
    for (const { sid } of this.#store.taskQueuesOf.of(worker.workspaceSid)) this.#settle(this.queue(sid), workerSid);
  }

  reviewAvailability(workerSid: string): void {
    for (const queue of this.queuesOf(workerSid)) queue.review(workerSid);
  }

  /** Builds a queue anew. @returns Everyone who belongs to it. */
  reviewQueue(queueSid: string): Iterable<string> {
    this.removeQueue(queueSid);
    const row = this.#store.taskQueues.require(queueSid);
    const queue = new QueueRouting(this.#store, row);
    this.#queues.set(queueSid, queue);
    for (const worker of this.#store.workersOf.of(row.workspaceSid)) this.#settle(queue, worker.sid);
    return [...queue.members];
  }

  removeWorker(workerSid: string): void {
    for (const queue of this.queuesOf(workerSid)) queue.leave(workerSid);
    this.#memberships.delete(workerSid);
  }

  removeQueue(queueSid: string): void {
    const queue = this.#queues.get(queueSid);
    if (!queue) return;
    for (const workerSid of queue.members) this.#memberships.get(workerSid)?.delete(queue);
    this.#queues.delete(queueSid);
  }

  reset(): void {
    this.#queues.clear();
    this.#memberships.clear();
  }

  #settle(queue: QueueRouting, workerSid: string): void {
    const belongs = queue.matches(workerSid);
    const memberships = this.#memberships.get(workerSid) ?? new Set();
    if (belongs) {
      memberships.add(queue);
      this.#memberships.set(workerSid, memberships);
      queue.join(workerSid);
    } else if (memberships.delete(queue)) queue.leave(workerSid);
  }
}
