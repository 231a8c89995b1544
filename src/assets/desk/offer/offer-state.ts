import type { Problem, ReservationFacts, TaskFacts } from '../ground/facts';
import type { Request } from '../ground/engagement';
import type { AcceptBy } from '../ground/task';

/** Whether offers get anywhere with this agent: what must not turn into a loop is counted here. */
export interface Reach {
  /** The number that was dialled in vain, and how often in a row. */
  readonly contact: string;
  readonly misses: number;
  /** The desk made the agent unavailable, because their phone did not answer. */
  readonly gaveUp?: { readonly contact: string; readonly times: number };
  /** The task the agent rejected last; should it be offered again at once, rejecting it leads nowhere. */
  readonly rejectedTask?: string;
}

export const NOTHING_MISSED: Reach = { contact: '', misses: 0 };

/** What the agent does about what is offered to them, and how it ended. */
export type OfferAsked =
  /** `decide-myself-asked`: what is about to be accepted for the agent goes on ringing. */
  | { readonly type: 'accept-asked' | 'reject-asked' | 'decide-myself-asked'; readonly sid: string }
  | { readonly type: 'outcome-dismissed' }
  /** Read that the desk gave up on the agent's phone. */
  | { readonly type: 'giving-up-read' };

/** And what TaskRouter says. How a request went is told here; what it did, by TaskRouter's own events. */
export type OfferEvent =
  | OfferAsked
  /** `late`: it was found or asked for, and may have been made long ago. */
  | { readonly type: 'reservation-arrived'; readonly reservation: ReservationFacts; readonly late?: boolean }
  | { readonly type: 'reservation-changed'; readonly reservation: ReservationFacts }
  /** TaskRouter does not know it any more. */
  | { readonly type: 'reservation-gone'; readonly sid: string }
  | { readonly type: 'task-changed'; readonly task: TaskFacts }
  /** No reservation could be made for a task that was meant for this worker alone. */
  | { readonly type: 'offer-failed'; readonly reason: string }
  | {
      /** `request-unclear`: whether it was done is not known, and cannot be looked at yet. */
      readonly type: 'request-failed' | 'request-unclear';
      readonly request: Request;
      readonly sid: string;
      readonly problem: Problem;
    }
  /** How it stands could not be found out. */
  | { readonly type: 'reread-failed'; readonly sid: string; readonly problem: Problem };

export type OfferIntent =
  /** `joins`: the call goes on when the agent leaves it, because somebody else is in it. */
  | { readonly type: 'accept'; readonly sid: string; readonly by: AcceptBy; readonly joins?: boolean }
  | { readonly type: 'reject' | 'reread'; readonly sid: string };
