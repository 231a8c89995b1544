import BTree from 'sorted-btree';
import type { TaskOrder } from '../../account/taskrouter-rows';
import type { Step } from './plan';

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
export interface WaitingGroup {
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

  /** The best task this worker suits. */
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
