import type { JsonObject } from './json';
import type { ReservationStatus, TaskStatus } from '../../../lib/lifecycle';

/** An activity of the workspace. */
export interface ActivityFacts {
  readonly sid: string;
  readonly name: string;
  /** Whether TaskRouter offers calls to a worker who is in it. */
  readonly available: boolean;
}

/** What TaskRouter last said about the signed-in worker. */
export interface WorkerFacts {
  readonly sid: string;
  readonly name: string;
  readonly activitySid: string;
  /** When they went into it, by TaskRouter's clock in epoch milliseconds. */
  readonly activitySince?: number;
  readonly attributes: Attributes;
}

/** What TaskRouter last said about a task. */
export interface TaskFacts {
  readonly sid: string;
  readonly status: TaskStatus;
  readonly attributes: Attributes;
  readonly queueName: string;
  readonly workflowName?: string;
  /** The unique name of its channel, such as `voice`. */
  readonly channel?: string;
  /** Why it was canceled or completed: `hangup`, or whatever a program or a supervisor wrote. */
  readonly reason?: string;
  /** A colleague hands it over and is still in its call. */
  readonly joins?: boolean;
  /** A colleague hands it over, whether they stay in its call or not. */
  readonly handedOver?: boolean;
  /** The SID of the colleague who does. */
  readonly handedOverBy?: string;
}

/** What TaskRouter last said about a reservation. Times are epoch milliseconds by TaskRouter's clock. */
export interface ReservationFacts {
  readonly sid: string;
  readonly status: ReservationStatus;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** How long it may stay pending. */
  readonly timeoutMs: number;
  /** Why the agent's phone could not be dialled, e.g. 13223 for an invalid number; only on some cancelations. */
  readonly canceledReasonCode?: number;
  readonly task: TaskFacts;
}

/** Attributes as their owner wrote them: any JSON object. */
export type Attributes = JsonObject;

/** Something that did not work, as a port tells it; the view finds the words. */
export interface Problem {
  /** A code of our own Functions, or one of the ports': `network`, `timeout`, `refused`, `server`, `unknown`. */
  readonly code: string;
  /** What the other side said, for the log and for codes nobody has words for. */
  readonly message: string;
  readonly status?: number;
  /** When the other side wants to be asked again, in seconds from its answer on. */
  readonly retryAfterSeconds?: number;
}
