import type { SavedPlace, TaskRow, WorkerRow } from '../../account/taskrouter-rows';
import { Floor, compareWaiting, type WaitingTask } from './queue-lines';
import { canTake } from './suitability';
import { Journeys, type RoutingGround } from './task-journeys';

/** Why a task is canceled that was made for a worker who does not take it. */
export const unavailableTarget = (workerSid: string): string =>
  `RoutingTarget not available for Reservation acceptance: ${workerSid}`;

/** What routing decides and commands carry out. */
export interface RoutingDecisions {
  offer(task: TaskRow, worker: WorkerRow): void;
  cancel(taskSid: string, reason: string): void;
}

/**
 * Brings waiting tasks and free workers together.
 *
 * Commands only say what changed; {@link Router.pump} then makes every match that became possible. In between it keeps
 * one promise: no task waits while a free worker suits it. So a task that starts to wait looks only at the free workers,
 * and a worker who becomes free looks only at the heads of the lines.
 */
export class Router {
  readonly #ground: RoutingGround;
  readonly #floor: Floor;
  readonly #journeys: Journeys;
  /** Tasks that were just put somewhere and have not yet looked for a worker. */
  readonly #fresh = new Set<string>();
  /** Workers of whom something changed that may have made them free. */
  readonly #changed = new Set<string>();
  #onPlaced: (taskSid: string) => void = () => undefined;
  #decisions: RoutingDecisions | undefined;

  constructor(ground: RoutingGround) {
    this.#ground = ground;
    this.#floor = new Floor(ground.store);
    this.#journeys = new Journeys(ground, this.#floor, {
      placed: (taskSid) => {
        this.#fresh.add(taskSid);
        this.#onPlaced(taskSid);
      },
      ended: (taskSid, reason) => this.#carriedOut.cancel(taskSid, reason),
    });
  }

  /** Says who carries out what is decided here. */
  carryOutBy(decisions: RoutingDecisions): void {
    this.#decisions = decisions;
  }

  /** A task was just created: it starts at the top of its workflow. */
  enter(taskSid: string): void {
    this.#journeys.start(taskSid, true);
  }

  /** A task is to be routed anew, from the top of its workflow; steps that its age has outgrown are passed by. */
  reEnter(taskSid: string): void {
    this.#journeys.start(taskSid, false);
  }

  /** Routes anew every pending task of a workflow. */
  reEnterAll(workflowSid: string): void {
    const workflow = this.#ground.store.workflows.require(workflowSid);
    for (const task of [...this.#ground.store.tasksOf.of(workflow.workspaceSid)]) {
      if (task.workflowSid === workflowSid && task.assignmentStatus === 'pending') this.reEnter(task.sid);
    }
  }

  /** A task does not wait any more. */
  forgetTask(taskSid: string): void {
    this.#fresh.delete(taskSid);
    this.#journeys.end(taskSid);
  }

  forgetWorker(workerSid: string): void {
    this.#changed.delete(workerSid);
    for (const taskSid of this.#journeys.targeting(workerSid)) this.#fresh.add(taskSid);
    this.#floor.removeWorker(workerSid);
  }

  forgetQueue(queueSid: string): void {
    this.#floor.removeQueue(queueSid);
  }

  /** A worker's attributes, name or activity changed: which queues it belongs to, and whether it is free. */
  reviewMembership(workerSid: string): void {
    this.#floor.reviewMembership(workerSid);
    this.#changed.add(workerSid);
  }

  /** A worker's load or a channel of it changed: whether it is free. */
  reviewAvailability(workerSid: string): void {
    this.#floor.reviewAvailability(workerSid);
    this.#changed.add(workerSid);
  }

  /** A worker has accepted a task more or less, which makes it no freer: that matters where a target has asked for it. */
  reviewLoad(workerSid: string): void {
    if (this.#floor.loadIsAsked) this.reviewAvailability(workerSid);
  }

  /** A queue is new, or its expression or order changed. */
  reviewQueue(queueSid: string): void {
    const waiting = this.#journeys.waitingIn(queueSid);
    for (const taskSid of waiting) this.#journeys.step(taskSid);
    for (const workerSid of this.#floor.reviewQueue(queueSid)) this.#changed.add(workerSid);
    for (const taskSid of waiting) this.reEnter(taskSid);
  }

  /** Whether a task stands in a line: pending, or on its way to a queue by a transfer. */
  isWaiting(taskSid: string): boolean {
    return this.#journeys.placeOf(taskSid) !== undefined;
  }

  /** How many tasks of any channel wait in a queue. */
  waitingCount(queueSid: string): number {
    return this.#journeys.waitingIn(queueSid).length;
  }

  /** The workers that belong to a queue, whether free or not. */
  membersOf(queueSid: string): ReadonlySet<string> {
    return this.#floor.queue(queueSid).members;
  }

  /** Makes every match that has become possible. */
  pump(): void {
    while (this.#fresh.size > 0 || this.#changed.size > 0) {
      this.#offerToChanged();
      const fresh = this.#bestFresh();
      if (!fresh) {
        for (const taskSid of this.#fresh) this.#seekTargeted(taskSid);
        continue;
      }
      this.#fresh.delete(fresh.taskSid);
      if (!this.#reserve(fresh)) this.#journeys.skipIfAsked(fresh.taskSid);
    }
  }

  /** Calls `listener` each time a task was put into a line. */
  onPlaced(listener: (taskSid: string) => void): void {
    this.#onPlaced = listener;
  }

  /** Where a task waits; `undefined` where it does not. */
  savedPlaceOf(taskSid: string): SavedPlace | undefined {
    return this.#journeys.savedPlaceOf(taskSid);
  }

  /**
   * Takes up routing where it was left, from the rows in the store: who belongs to which queue, and who waits where.
   *
   * @param places - Of the tasks that wait.
   */
  restore(places: ReadonlyMap<string, SavedPlace>): void {
    const { store } = this.#ground;
    for (const { sid } of store.taskQueues.values()) this.#floor.reviewQueue(sid);
    for (const { sid, assignmentStatus } of store.tasks.values()) {
      const place = places.get(sid);
      if (assignmentStatus === 'pending' || place) this.#journeys.restore(sid, place);
    }
  }

  reset(): void {
    this.#fresh.clear();
    this.#changed.clear();
    this.#journeys.reset();
    this.#floor.reset();
  }

  #offerToChanged(): void {
    for (const workerSid of this.#changed) {
      this.#changed.delete(workerSid);
      for (let best = this.#bestTaskFor(workerSid); best; best = this.#bestTaskFor(workerSid)) {
        this.#fresh.delete(best.taskSid);
        if (!this.#reserve(best)) break;
      }
      for (const taskSid of this.#journeys.targeting(workerSid)) this.#seekTargeted(taskSid);
    }
  }

  #bestTaskFor(workerSid: string): WaitingTask | undefined {
    const { store } = this.#ground;
    const worker = store.workers.get(workerSid);
    if (!worker) return undefined;
    const preferred = store.workspaces.require(worker.workspaceSid).prioritizeQueueOrder;
    let best: { task: WaitingTask; isPreferred: boolean } | undefined;
    for (const channel of store.channelsOfWorker.of(workerSid)) {
      if (!canTake(store, workerSid, channel.taskChannelSid)) continue;
      for (const queue of this.#floor.queuesOf(workerSid)) {
        const task = queue.waiting(channel.taskChannelSid).bestFor(workerSid);
        if (!task) continue;
        const isPreferred = queue.row.taskOrder === preferred;
        const isBetter =
          !best ||
          (isPreferred === best.isPreferred ? compareWaiting(queue.row.taskOrder, task, best.task) < 0 : isPreferred);
        if (isBetter) best = { task, isPreferred };
      }
    }
    return best?.task;
  }

  #bestFresh(): WaitingTask | undefined {
    let best: WaitingTask | undefined;
    for (const taskSid of this.#fresh) {
      const waiting = this.#journeys.placeOf(taskSid);
      if (waiting && (!best || compareWaiting('FIFO', waiting, best) < 0)) best = waiting;
    }
    return best;
  }

  /** Offers a waiting task to the best free workers, as many as its queue reserves at once. */
  #reserve(waiting: WaitingTask): boolean {
    const { store } = this.#ground;
    const task = store.tasks.require(waiting.taskSid);
    const queue = this.#floor.queue(waiting.step.target.queueSid);
    const demands = this.#journeys.demandsOf(waiting.taskSid);
    const chosen: string[] = [];
    for (const workerSid of queue.free(task.taskChannelSid, waiting.step.target.orderBy)) {
      if (!demands.suits(workerSid)) continue;
      chosen.push(workerSid);
      if (chosen.length >= queue.row.maxReservedWorkers) break;
    }
    for (const workerSid of chosen) this.#offer(waiting.taskSid, workerSid);
    return chosen.length > 0;
  }

  #offer(taskSid: string, workerSid: string): void {
    const { tasks, workers } = this.#ground.store;
    this.#carriedOut.offer(tasks.require(taskSid), workers.require(workerSid));
  }

  get #carriedOut(): RoutingDecisions {
    if (!this.#decisions) throw new Error('Nobody carries out what routing decides: call keepHouse() first');
    return this.#decisions;
  }

  /**
   * A task made for one worker goes to that worker: at once, or when there is room if it respects capacity. Where the
   * worker is no more, nobody else may take it.
   */
  #seekTargeted(taskSid: string): void {
    this.#fresh.delete(taskSid);
    const task = this.#ground.store.tasks.get(taskSid);
    const workerSid = task?.routingTarget;
    if (!task || !workerSid || task.assignmentStatus !== 'pending') return;
    if (!this.#ground.store.workers.get(workerSid)) {
      this.#carriedOut.cancel(taskSid, unavailableTarget(workerSid));
      return;
    }
    if (task.ignoreCapacity || canTake(this.#ground.store, workerSid, task.taskChannelSid))
      this.#offer(taskSid, workerSid);
  }
}
