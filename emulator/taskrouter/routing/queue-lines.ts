import type { Store } from '../../account/store';
import type { TaskQueueRow } from '../../account/taskrouter-rows';
import { canTake } from './availability';
import { expression, readPath } from '../../../src/lib/expression';
import { factsOfWorker } from './suitability';
import { WaitingLine } from './waiting-line';
import { WorkerLine } from './worker-line';
import type { OrderBy } from './workflow-configuration';

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
    const ranks = line.orderBy.map(({ path }) => {
      const value = readPath(factsOfWorker(this.#store, worker), path);
      return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null;
    });
    line.put({ workerSid, ranks, idleSince: worker.idleSince, idleOrder: worker.idleOrder });
  }
}
