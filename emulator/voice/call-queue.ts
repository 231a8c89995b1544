import type { Engine } from '../taskrouter/engine';

export interface QueuedCall {
  readonly taskSid: string;
  readonly callSid: string;
  /**
   * `waiting` in the queue; `away` where it was sent elsewhere without being connected to the worker. Either way the
   * task loses its sense when the caller hangs up.
   */
  readonly state: 'waiting' | 'away';
}

/** How many calls wait in a queue at most. @see https://www.twilio.com/docs/voice/twiml/enqueue */
const mostWaiting = 100;

/** The callers for whom TaskRouter looks for somebody, by the task made of their call. */
export class CallQueue {
  readonly #engine: Engine;
  readonly #byTask = new Map<string, QueuedCall>();
  /** The task of each call that waits. */
  readonly #taskOf = new Map<string, string>();
  readonly #queueSids = new Map<string, string>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The queue behind a workflow; there is one each, made when first needed. */
  queueSid(workflowSid: string): string {
    const sid = this.#queueSids.get(workflowSid) ?? this.#engine.ids.next('QU');
    this.#queueSids.set(workflowSid, sid);
    return sid;
  }

  enter(taskSid: string, callSid: string): void {
    const before = this.ofCall(callSid);
    if (before) this.leave(before.taskSid);
    this.#byTask.set(taskSid, { taskSid, callSid, state: 'waiting' });
    this.#taskOf.set(callSid, taskSid);
  }

  ofTask(taskSid: string): QueuedCall | undefined {
    return this.#byTask.get(taskSid);
  }

  ofCall(callSid: string): QueuedCall | undefined {
    const taskSid = this.#taskOf.get(callSid);
    return taskSid === undefined ? undefined : this.#byTask.get(taskSid);
  }

  /** Who has waited longest for a workflow to find somebody. */
  firstOf(workflowSid: string): QueuedCall | undefined {
    for (const queued of this.#waitingFor(workflowSid)) return queued;
    return undefined;
  }

  /** Whether nobody else can wait for a workflow. */
  isFull(workflowSid: string): boolean {
    return [...this.#waitingFor(workflowSid)].length >= mostWaiting;
  }

  /** Where in a workflow's queue a call stands, beginning with 1, and how many wait there. */
  standing(workflowSid: string, callSid: string): { readonly position: number; readonly size: number } {
    const waiting = [...this.#waitingFor(workflowSid)];
    return { position: waiting.findIndex((one) => one.callSid === callSid) + 1, size: waiting.length };
  }

  *#waitingFor(workflowSid: string): Iterable<QueuedCall> {
    for (const queued of this.#byTask.values()) {
      const task = this.#engine.store.tasks.get(queued.taskSid);
      if (queued.state === 'waiting' && task?.workflowSid === workflowSid) yield queued;
    }
  }

  sendAway(taskSid: string): void {
    const queued = this.#byTask.get(taskSid);
    if (queued) this.#byTask.set(taskSid, { ...queued, state: 'away' });
  }

  leave(taskSid: string): void {
    const queued = this.#byTask.get(taskSid);
    if (queued) this.#taskOf.delete(queued.callSid);
    this.#byTask.delete(taskSid);
  }

  reset(): void {
    this.#byTask.clear();
    this.#taskOf.clear();
    this.#queueSids.clear();
  }
}
