import type { Engine } from '../taskrouter/engine';
import type { CallQueue } from './call-queue';
import type { EnqueueStep } from './interpreter';

/** How a call's time in a queue ended. @see https://www.twilio.com/docs/voice/twiml/enqueue */
export type QueueResult = 'bridged' | 'hangup' | 'leave' | 'queue-full' | 'redirected' | 'redirected-from-bridged';

/** A call's time in a queue, from the verb that put it there on. */
export interface TimeInQueue {
  readonly step: EnqueueStep;
  /** Epoch milliseconds of virtual time. */
  readonly since: number;
}

interface Surroundings {
  readonly engine: Engine;
  readonly queue: CallQueue;
}

/** What is said of it while it lasts. @see https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waiturl */
export function waitingParameters(
  around: Surroundings,
  callSid: string,
  time: TimeInQueue,
): Readonly<Record<string, string>> {
  const { position, size } = around.queue.standing(time.step.workflowSid, callSid);
  return { ...soFar(around, time), QueuePosition: String(position), CurrentQueueSize: String(size) };
}

/** What is said of it once it is over. @see https://www.twilio.com/docs/voice/twiml/enqueue#attributes-action */
export function leavingParameters(
  around: Surroundings,
  time: TimeInQueue,
  result: QueueResult,
): Readonly<Record<string, string>> {
  return { QueueResult: result, ...(result !== 'queue-full' && soFar(around, time)) };
}

function soFar({ engine, queue }: Surroundings, { step, since }: TimeInQueue): Record<string, string> {
  return {
    QueueSid: queue.of(step.workflowSid).sid,
    QueueTime: String(Math.floor((engine.clock.now() - since) / 1000)),
  };
}
