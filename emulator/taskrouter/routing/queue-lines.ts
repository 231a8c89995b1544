import BTree from 'sorted-btree';
import { expression, readPath } from '../../../src/lib/expression';
import type { Store } from '../../account/store';
import type { TaskQueueRow, TaskOrder } from '../../account/taskrouter-rows';
import { factsOfWorker, factsOfWorkerNow } from '../expression-facts';
import { canTake } from './suitability';
import type { OrderBy, Step } from './workflow-configuration';

/** A task standing in a queue. */
export interface WaitingTask {
  readonly taskSid: string;
  readonly priority: number;
  readonly virtualStartTime: number;
  /** Grows with each task that starts to wait, so that equals keep their order. */
  readonly order: number;
  readonly step: Step;
}

/** FIFO: priority first, then the longest waiting. LIFO: the newest, whatever its priority. */
export function compareWaiting(order: TaskOrder, left: WaitingTask, right: WaitingTask): number {
  if (order === 'LIFO') return right.virtualStartTime - left.virtualStartTime || right.order - left.order;
  return right.priority - left.priority || left.virtualStartTime - right.virtualStartTime || left.order - right.order;
}

/** Waiting tasks that any worker suits either all or none of, best first. */
interface WaitingGroup {
  readonly signature: string;
  readonly suits: (workerSid: string) => boolean;
  readonly tasks: BTree<WaitingTask, true>;
}

/**
 * The tasks of one channel waiting in one queue. Tasks with the same demands on a worker stand in one group, so that
 * finding a worker's next task looks at the head of each group and never at every task.
 */
export class WaitingLine {
  readonly #groups = new Map<string, WaitingGroup>();
  #size = 0;

  constructor(readonly order: TaskOrder) {}

  add(task: WaitingTask, signature: string, suits: (workerSid: string) => boolean): void {
    let group = this.#groups.get(signature);
    if (!group) {
      const compare = (left: WaitingTask, right: WaitingTask): number => compareWaiting(this.order, left, right);
      group = { signature, suits, tasks: new BTree<WaitingTask, true>(undefined, compare) };
      this.#groups.set(signature, group);
    }
    if (group.tasks.set(task, true)) this.#size += 1;
  }

  remove(task: WaitingTask, signature: string): void {
    const group = this.#groups.get(signature);
    if (!group?.tasks.delete(task)) return;
    this.#size -= 1;
    if (group.tasks.size === 0) this.#groups.delete(signature);
  }

  bestFor(workerSid: string): WaitingTask | undefined {
    let best: WaitingTask | undefined;
    for (const group of this.#groups.values()) {
      const head = group.tasks.minKey();
      if (!head || (best && compareWaiting(this.order, best, head) <= 0)) continue;
      if (group.suits(workerSid)) best = head;
    }
    return best;
  }

  get size(): number {
    return this.#size;
  }
}

/** A worker standing in line, with all that its place depends on. */
interface WorkerPlace {
  readonly workerSid: string;
  /** One value for each attribute of the target's `order_by`. */
  readonly ranks: readonly (number | null)[];
  readonly idleSince: number;
  readonly idleOrder: number;
}

function compareRanks(left: number | null, right: number | null, descending: boolean): number {
  if (left === right) return 0;
  // A worker without the attribute comes last whichever way the order runs.
  if (left === null) return 1;
  if (right === null) return -1;
  return descending ? right - left : left - right;
}

/** The workers who could take a task now, best first: by the target's `order_by`, then longest unoccupied first. */
export class WorkerLine {
  readonly #order: BTree<WorkerPlace, true>;
  readonly #places = new Map<string, WorkerPlace>();

  constructor(readonly orderBy: readonly OrderBy[]) {
    this.#order = new BTree<WorkerPlace, true>(undefined, (left, right) => {
      for (const [position, { descending }] of orderBy.entries()) {
        const difference = compareRanks(left.ranks[position] ?? null, right.ranks[position] ?? null, descending);
        if (difference !== 0) return difference;
      }
      return left.idleSince - right.idleSince || left.idleOrder - right.idleOrder;
    });
  }

  put(place: WorkerPlace): void {
    this.remove(place.workerSid);
    this.#places.set(place.workerSid, place);
    this.#order.set(place, true);
  }

  remove(workerSid: string): void {
    const place = this.#places.get(workerSid);
    if (!place) return;
    this.#places.delete(workerSid);
    this.#order.delete(place);
  }

  /** Worker SIDs, best first. */
  *[Symbol.iterator](): IterableIterator<string> {
    for (const place of this.#order.keys()) yield place.workerSid;
  }

  get size(): number {
    return this.#places.size;
  }
}

interface Lines {
  readonly waiting: WaitingLine;
  /** Free workers, one line for each way that targets order them. */
  readonly free: Map<string, WorkerLine>;
}

/** One task queue as routing sees it: who belongs to it, who of them is free, and which tasks wait. */
export class QueueRouting {
  readonly #store: Store;
  readonly #lines = new Map<string, Lines>();
  readonly #members = new Set<string>();

  constructor(
    store: Store,
    readonly row: TaskQueueRow,
  ) {
    this.#store = store;
  }

  /** Whether this worker matches the queue's target expression. */
  matches(workerSid: string): boolean {
    const worker = this.#store.workers.get(workerSid);
    return worker !== undefined && expression(this.row.targetWorkers).evaluate(factsOfWorker(this.#store, worker));
  }

  join(workerSid: string): void {
    this.#members.add(workerSid);
    this.review(workerSid);
  }

  leave(workerSid: string): void {
    this.#members.delete(workerSid);
    for (const { free } of this.#lines.values()) for (const line of free.values()) line.remove(workerSid);
  }

  get members(): ReadonlySet<string> {
    return this.#members;
  }

  /** Puts a member into its place in each line, or takes it out where it is not free. */
  review(workerSid: string): void {
    for (const [taskChannelSid, { free }] of this.#lines) {
      const isFree = canTake(this.#store, workerSid, taskChannelSid);
      for (const line of free.values()) {
        if (isFree) this.#put(line, workerSid);
        else line.remove(workerSid);
      }
    }
  }

  waiting(taskChannelSid: string): WaitingLine {
    return this.#of(taskChannelSid).waiting;
  }

  get waitingLines(): Iterable<WaitingLine> {
    return [...this.#lines.values()].map((lines) => lines.waiting);
  }

  /** The members free for a channel, in the order a target asks for. */
  free(taskChannelSid: string, orderBy: readonly OrderBy[]): WorkerLine {
    const { free } = this.#of(taskChannelSid);
    const name = JSON.stringify(orderBy);
    const known = free.get(name);
    if (known) return known;
    const line = new WorkerLine(orderBy);
    free.set(name, line);
    for (const workerSid of this.#members) {
      if (canTake(this.#store, workerSid, taskChannelSid)) this.#put(line, workerSid);
    }
    return line;
  }

  #of(taskChannelSid: string): Lines {
    const known = this.#lines.get(taskChannelSid);
    if (known) return known;
    const lines = { waiting: new WaitingLine(this.row.taskOrder), free: new Map<string, WorkerLine>() };
    this.#lines.set(taskChannelSid, lines);
    return lines;
  }

  #put(line: WorkerLine, workerSid: string): void {
    const worker = this.#store.workers.require(workerSid);
    const paths = line.orderBy.map(({ path }) => path);
    const facts = factsOfWorkerNow(this.#store, worker, paths);
    const ranks = paths.map((path) => {
      const value = readPath(facts, path);
      return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null;
    });
    line.put({ workerSid, ranks, idleSince: worker.idleSince, idleOrder: worker.idleOrder });
  }
}

/** Which worker belongs to which queue. */
export class Floor {
  readonly #store: Store;
  readonly #queues = new Map<string, QueueRouting>();
  readonly #memberships = new Map<string, Set<QueueRouting>>();
  /** Whether a target has ever asked for a worker's load. */
  loadIsAsked = false;

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
    this.loadIsAsked = false;
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
