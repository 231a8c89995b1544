import type { ReservationStatus } from '../../../lib/lifecycle';
import { type Engagement, type Talk, talkOf } from './engagement';
import type { ReservationFacts } from './facts';
import { type Caller, callerOf, isOutbound } from './task';

/**
 * The six ways a reservation can end for the agent.
 *
 * - `rescinded`: a colleague accepted it
 * - `failed-to-connect`: the agent accepted, but their phone was not reached
 * - `canceled`: the caller hung up or the task was withdrawn before anybody talked
 */
export type End = 'completed' | 'rejected' | 'timed-out' | 'canceled' | 'rescinded' | 'failed-to-connect';

/** How the last engagement ended. */
export interface Outcome {
  readonly sid: string;
  readonly taskSid: string;
  readonly end: End;
  readonly caller: Caller;
  /** Whether it was a call, a task without a phone, or a call that nobody was connected with. */
  readonly talk: Talk;
  readonly at: number;
  /** How long the call lasted; absent when there was none. */
  readonly talkedMs?: number;
  readonly activityAtArrival: string;
  /** From being accepted to being completed, wrap-up included; absent unless it was completed. */
  readonly handledMs?: number;
  /** Whether the agent asked for this end, or TaskRouter or somebody else brought it. */
  readonly asked: boolean;
  /** TaskRouter does not know the reservation any more, so how it ended is a guess. */
  readonly lost?: boolean;
  /** Somebody else completed the task while the agent was talking: the call itself may go on. */
  readonly midCall?: boolean;
  /** The agent's side called the customer. */
  readonly outbound?: boolean;
  /** TaskRouter's reason for a failed dial. */
  readonly reasonCode?: number;
  /** Why the task was canceled, in the words of whoever did it; `hangup` for a caller who was gone. */
  readonly reason?: string;
  /** It was rejected because the agent went unavailable while it rang. */
  readonly handedOn?: boolean;
}

type FinalStatus = Exclude<ReservationStatus, 'pending' | 'accepted' | 'wrapping'>;

/** Whether a reservation in this status is over. */
export function isFinal(status: ReservationStatus): status is FinalStatus {
  return isFinalWord(status);
}

/** The same of TaskRouter's own word. */
export function isFinalWord(status: string): boolean {
  return status !== 'pending' && status !== 'accepted' && status !== 'wrapping';
}

/**
 * Names the end of an engagement.
 *
 * A dial that fails ends as `canceled` in TaskRouter, as does a caller who hangs up; the first carries a reason code,
 * or leaves the task alive while the page was still accepting.
 */
export function endOf(engagement: Engagement, reservation: ReservationFacts, status: FinalStatus): End {
  if (status === 'timeout') return 'timed-out';
  if (status !== 'canceled') return status;
  if (reservation.canceledReasonCode !== undefined) return 'failed-to-connect';
  const dialling = engagement.stage.name === 'accepting';
  return dialling && reservation.task.status !== 'canceled' ? 'failed-to-connect' : 'canceled';
}

/** Sums up an engagement that has ended. */
export function outcomeOf(engagement: Engagement, end: End, now: number): Outcome {
  const { connectedAt, wrappingAt, reservation, stage } = engagement;
  const talk = talkOf(engagement);
  const asked = stage.name === 'rejecting' || stage.name === 'completing';
  return {
    sid: engagement.sid,
    taskSid: reservation.task.sid,
    end,
    caller: callerOf(reservation.task.attributes),
    talk,
    at: now,
    activityAtArrival: engagement.activityAtArrival,
    asked,
    ...(end === 'completed' && stage.name === 'connected' && talk === 'call' && { midCall: true }),
    ...(isOutbound(reservation.task.attributes) && { outbound: true }),
    ...(connectedAt !== undefined && talk !== 'unconnected' && { talkedMs: (wrappingAt ?? now) - connectedAt }),
    ...(connectedAt !== undefined && end === 'completed' && { handledMs: now - connectedAt }),
    ...(end === 'canceled' && reservation.task.reason && { reason: reservation.task.reason }),
    ...(reservation.canceledReasonCode !== undefined && { reasonCode: reservation.canceledReasonCode }),
  };
}
