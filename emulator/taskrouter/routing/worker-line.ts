import BTree from 'sorted-btree';
import type { OrderBy } from './workflow-configuration';

/** A worker standing in line, with all that its place depends on. */
export interface WorkerPlace {
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
