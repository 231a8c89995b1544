import type { QueueMemberRow, QueueRow } from '../account/voice-rows';
import type { Engine } from '../taskrouter/engine';

/** How many calls wait in a queue at most. @see https://www.twilio.com/docs/voice/twiml/enqueue */
const mostWaiting = 100;

/**
 * The callers for whom TaskRouter looks for somebody, or looked: whether the task is still there means nothing to the queue.
 * A workflow has one queue, which is made when first needed, bears the workflow's SID as its name, and stays.
 */
export class CallQueue {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** The queue behind a workflow. */
  of(workflowSid: string): QueueRow {
    const { store, ids, clock } = this.#engine;
    const known = store.queueBy.first(workflowSid);
    if (known) return known;
    const now = clock.now();
    return store.queues.insert({
      sid: ids.next('QU'),
      dateCreated: now,
      dateUpdated: now,
      friendlyName: workflowSid,
      maxSize: mostWaiting,
    });
  }

  enter(workflowSid: string, { callSid, taskSid }: Pick<QueueMemberRow, 'callSid' | 'taskSid'>): void {
    this.leave(callSid);
    const queueSid = this.of(workflowSid).sid;
    const dateEnqueued = this.#engine.clock.now();
    this.#engine.store.queueMembers.insert({
      sid: callSid,
      callSid,
      taskSid,
      queueSid,
      workflowSid,
      dateEnqueued,
      order: this.#engine.nextOrder(),
      state: 'waiting',
    });
  }

  ofTask(taskSid: string): QueueMemberRow | undefined {
    return this.#engine.store.queueMemberOfTask.first(taskSid);
  }

  ofCall(callSid: string): QueueMemberRow | undefined {
    return this.#engine.store.queueMembers.get(callSid);
  }

  /** Who has waited longest for a workflow to find somebody. */
  firstOf(workflowSid: string): QueueMemberRow | undefined {
    const { queueBy, waitingIn } = this.#engine.store;
    return waitingIn.first(queueBy.first(workflowSid)?.sid ?? '');
  }

  /** Whether nobody else can wait for a workflow. */
  isFull(workflowSid: string): boolean {
    const { queueBy, waitingIn } = this.#engine.store;
    const queue = queueBy.first(workflowSid);
    return queue !== undefined && waitingIn.count(queue.sid) >= queue.maxSize;
  }

  /** Where in its queue a call stands, beginning with 1, and how many wait there. */
  standing(workflowSid: string, callSid: string): { readonly position: number; readonly size: number } {
    const waiting = [...this.#engine.store.waitingIn.of(this.of(workflowSid).sid)];
    return { position: waiting.findIndex((one) => one.callSid === callSid) + 1, size: waiting.length };
  }

  /** The call goes elsewhere without having been connected to a worker; its task loses its sense when the caller hangs up. */
  sendAway(callSid: string): void {
    if (this.ofCall(callSid)) this.#engine.store.queueMembers.update(callSid, { state: 'away' });
  }

  leave(callSid: string): void {
    this.#engine.store.queueMembers.delete(callSid);
  }
}
