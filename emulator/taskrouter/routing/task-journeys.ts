import type { EventSubject } from '../../account/event-log';
import { transferUnderWay, type Store } from '../../account/store';
import type { SavedPlace, TaskQueueRow, TaskRow, WorkflowRow } from '../../account/taskrouter-rows';
import type { Clock, Deadlines } from '../../core/clock';
import { namesLoad } from '../expression-facts';
import type { Floor, WaitingLine, WaitingTask } from './queue-lines';
import { type Demands, demandsOf } from './suitability';
import { type Plan, type Step, configurationOf, planFor, planForQueue } from './workflow-configuration';

/** What routing stands on: an account's state and time, without the commands that change it. */
export interface RoutingGround {
  readonly store: Store;
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  announce(type: string, workspaceSid: string, subject: EventSubject): void;
  /** A number greater than every one before. */
  nextOrder(): number;
  /** Runs a change, and makes every match it made possible. */
  transact<T>(change: () => T): T;
}

/** Hears how a task fares on its way. */
interface JourneyListener {
  /** It has come to a new place and should look for a worker. */
  placed(taskSid: string): void;
  /** Its workflow is at an end, and so is the task. */
  ended(taskSid: string, reason: string): void;
}

interface Journey {
  readonly taskSid: string;
  readonly plan: Plan;
  /** Index of the step to try next. */
  next: number;
  /** Whether a step was left because its time was up, which rules the default filter out. */
  timedOut: boolean;
  place: Place | undefined;
}

interface Place {
  readonly waiting: WaitingTask;
  readonly line: WaitingLine;
  readonly demands: Demands;
}

const stepDeadline = (taskSid: string): string => `${taskSid}:step`;
const leftWorkflow = 'Task canceled on Workflow timeout';

/** Where each pending task stands on its way through its workflow. */
export class Journeys {
  readonly #ground: RoutingGround;
  readonly #floor: Floor;
  readonly #listener: JourneyListener;
  readonly #journeys = new Map<string, Journey>();
  readonly #waitingIn = new Map<string, Set<string>>();
  /** Tasks made for one worker that wait until it has room. */
  readonly #targeting = new Map<string, Set<string>>();

  constructor(ground: RoutingGround, floor: Floor, listener: JourneyListener) {
    this.#ground = ground;
    this.#floor = floor;
    this.#listener = listener;
  }

  /** Starts at the top of the workflow. */
  start(taskSid: string, isNew: boolean): void {
    this.end(taskSid);
    const task = this.#ground.store.tasks.require(taskSid);
    if (task.assignmentStatus === 'pending' && task.routingTarget?.startsWith('WK')) {
      if (isNew) this.#ground.announce('task.created', task.workspaceSid, { task });
      this.#target(task.routingTarget, taskSid);
      this.#listener.placed(taskSid);
      return;
    }
    const journey: Journey = { taskSid, plan: this.#planFor(task), next: 0, timedOut: false, place: undefined };
    this.#journeys.set(taskSid, journey);
    if (isNew && task.workflowSid) this.#announce('workflow.entered', taskSid);
    this.#go(journey, isNew);
  }

  /** Ends a task's journey wherever it stands. */
  end(taskSid: string): void {
    this.step(taskSid);
    this.#journeys.delete(taskSid);
    const target = this.#ground.store.tasks.get(taskSid)?.routingTarget;
    if (target) this.#targeting.get(target)?.delete(taskSid);
  }

  /** Takes a task out of the line it stands in. */
  step(taskSid: string): void {
    const journey = this.#journeys.get(taskSid);
    if (!journey?.place) return;
    this.#ground.deadlines.clear(stepDeadline(taskSid));
    const { waiting, line, demands } = journey.place;
    line.remove(waiting, demands.signature);
    this.#waitingIn.get(waiting.step.target.queueSid)?.delete(taskSid);
    journey.place = undefined;
  }

  placeOf(taskSid: string): WaitingTask | undefined {
    return this.#journeys.get(taskSid)?.place?.waiting;
  }

  /** @returns `undefined` for a task that stands in no line. */
  savedPlaceOf(taskSid: string): SavedPlace | undefined {
    const journey = this.#journeys.get(taskSid);
    if (!journey?.place) return undefined;
    const { order, step } = journey.place.waiting;
    return { next: journey.next, isDefault: step.isDefault, timedOut: journey.timedOut, order };
  }

  /** Puts a task back to where it waited. Nothing is announced and no worker sought: nothing has happened. */
  restore(taskSid: string, saved: SavedPlace | undefined): void {
    const task = this.#ground.store.tasks.require(taskSid);
    if (task.assignmentStatus === 'pending' && task.routingTarget?.startsWith('WK')) {
      this.#target(task.routingTarget, taskSid);
      return;
    }
    const plan = this.#planFor(task);
    const step = saved?.isDefault ? plan.defaultStep : plan.steps[(saved?.next ?? 0) - 1];
    if (!saved || !step || step.target.queueSid !== task.taskQueueSid) {
      // Its workflow was changed while it waited, and the step is no longer there.
      this.start(taskSid, false);
      return;
    }
    const journey: Journey = { taskSid, plan, next: saved.next, timedOut: saved.timedOut, place: undefined };
    this.#journeys.set(taskSid, journey);
    this.#lineUp(journey, task, step, saved.order);
  }

  demandsOf(taskSid: string): Demands {
    const place = this.#journeys.get(taskSid)?.place;
    if (!place) throw new Error(`Task ${taskSid} stands in no line`);
    return place.demands;
  }

  waitingIn(queueSid: string): string[] {
    return [...(this.#waitingIn.get(queueSid) ?? [])];
  }

  targeting(workerSid: string): string[] {
    return [...(this.#targeting.get(workerSid) ?? [])];
  }

  /** Leaves a place that found no worker on entering, where its `skip_if` says so. */
  skipIfAsked(taskSid: string): void {
    const journey = this.#journeys.get(taskSid);
    const step = journey?.place?.waiting.step;
    if (!journey || !step?.target.skipIf?.evaluate({ workers: this.#countWorkers(step.target.queueSid) })) return;
    this.step(taskSid);
    this.#announce('workflow.skipped', taskSid);
    this.#go(journey, false);
  }

  reset(): void {
    this.#journeys.clear();
    this.#waitingIn.clear();
    this.#targeting.clear();
  }

  #planFor(task: TaskRow): Plan {
    const transfer = transferUnderWay(this.#ground.store, task.sid);
    if (transfer) return planForQueue(transfer.to);
    if (task.routingTarget?.startsWith('WQ')) return planForQueue(task.routingTarget);
    const workflow = task.workflowSid ? this.#ground.store.workflows.get(task.workflowSid) : undefined;
    if (workflow) return planFor(task, configurationOf(workflow));
    return task.taskQueueSid ? planForQueue(task.taskQueueSid) : { steps: [], defaultStep: undefined };
  }

  /** @param isTold - Whether it has been announced that it leaves the queue that it was in. */
  #go(journey: Journey, isNew: boolean, isTold = false): void {
    const task = this.#ground.store.tasks.require(journey.taskSid);
    const ageMs = this.#ground.clock.now() - task.dateCreated;
    for (let step = journey.plan.steps[journey.next]; step; step = journey.plan.steps[journey.next]) {
      journey.next += 1;
      if (step.leaveAtAgeSeconds !== undefined && step.leaveAtAgeSeconds * 1000 <= ageMs) {
        journey.timedOut = true;
        continue;
      }
      this.#stand(journey, step, isNew, isTold);
      return;
    }
    const { defaultStep } = journey.plan;
    if (defaultStep && !journey.timedOut) {
      this.#stand(journey, defaultStep, isNew, isTold);
      return;
    }
    if (isNew) this.#announce('task.created', task.sid);
    this.#announce('workflow.timeout', task.sid);
    this.#listener.ended(task.sid, leftWorkflow);
  }

  #stand(journey: Journey, step: Step, isNew: boolean, isTold: boolean): void {
    const { store, clock } = this.#ground;
    const before = store.tasks.require(journey.taskSid);
    const { target } = step;
    const entersQueue = isNew || before.taskQueueSid !== target.queueSid;
    if (entersQueue && !isNew) this.#announceMove(before, isTold);
    const changesPriority = target.priority !== undefined && target.priority !== before.priority;
    const task =
      entersQueue || changesPriority
        ? store.tasks.update(before.sid, {
            taskQueueSid: target.queueSid,
            taskQueueEnteredDate: entersQueue ? clock.now() : before.taskQueueEnteredDate,
            priority: target.priority ?? before.priority,
          })
        : before;
    if (entersQueue) this.#announce('task-queue.entered', task.sid);
    if (isNew) this.#announce('task.created', task.sid);
    if (entersQueue && task.workflowSid) this.#announce('workflow.target-matched', task.sid);
    this.#lineUp(journey, task, step, this.#ground.nextOrder());
    this.#listener.placed(task.sid);
  }

  /**
   * Of a queue that is left for another one within a workflow, unless its step timed out, which has an event of its own.
   *
   * @see https://www.twilio.com/docs/taskrouter/api/event/reference
   */
  #announceMove({ sid, taskQueueSid }: TaskRow, isTold: boolean): void {
    if (isTold || taskQueueSid === null || transferUnderWay(this.#ground.store, sid)) return;
    this.#announce('task-queue.moved', sid);
  }

  #target(workerSid: string, taskSid: string): void {
    const targeting = this.#targeting.get(workerSid) ?? new Set();
    this.#targeting.set(workerSid, targeting.add(taskSid));
  }

  #lineUp(journey: Journey, task: TaskRow, step: Step, order: number): void {
    const { store, deadlines } = this.#ground;
    const { target } = step;
    const { priority, virtualStartTime } = task;
    const waiting: WaitingTask = { taskSid: task.sid, priority, virtualStartTime, order, step };
    const line = this.#floor.queue(target.queueSid).waiting(task.taskChannelSid);
    const demands = demandsOf(store, task, target);
    if (demands.asksForLoad || target.orderBy.some(({ path }) => namesLoad(path))) this.#floor.loadIsAsked = true;
    line.add(waiting, demands.signature, demands.suits);
    journey.place = { waiting, line, demands };
    const inQueue = this.#waitingIn.get(target.queueSid);
    if (inQueue) inQueue.add(task.sid);
    else this.#waitingIn.set(target.queueSid, new Set([task.sid]));
    if (step.leaveAtAgeSeconds !== undefined) {
      deadlines.set(stepDeadline(task.sid), task.dateCreated + step.leaveAtAgeSeconds * 1000, () =>
        this.#ground.transact(() => this.#timeOut(journey)),
      );
    }
  }

  #timeOut(journey: Journey): void {
    this.step(journey.taskSid);
    journey.timedOut = true;
    this.#announce('task-queue.timeout', journey.taskSid);
    this.#go(journey, false, true);
  }

  #countWorkers(queueSid: string): Record<string, number> {
    const { store } = this.#ground;
    const counts: Record<string, number> = { available: 0, unavailable: 0 };
    for (const workerSid of this.#floor.queue(queueSid).members) {
      const { activitySid } = store.workers.require(workerSid);
      const key = store.activities.require(activitySid).available ? 'available' : 'unavailable';
      counts[key] = (counts[key] ?? 0) + 1;
      counts[activitySid] = (counts[activitySid] ?? 0) + 1;
    }
    return counts;
  }

  #announce(type: string, taskSid: string): void {
    const { store } = this.#ground;
    const task = store.tasks.require(taskSid);
    const workflow = task.workflowSid ? store.workflows.get(task.workflowSid) : undefined;
    const taskQueue = task.taskQueueSid ? store.taskQueues.get(task.taskQueueSid) : undefined;
    const subject: { task: TaskRow; workflow?: WorkflowRow; taskQueue?: TaskQueueRow } = { task };
    if (workflow) subject.workflow = workflow;
    if (taskQueue) subject.taskQueue = taskQueue;
    this.#ground.announce(type, task.workspaceSid, subject);
  }
}
