import type { Draft } from '../wrap-up/wrap-up-state';
import type { Problem, ReservationFacts } from './facts';
import { type AcceptBy, acceptByOf, isConnected } from './task';

/**
 * Where the agent stands with one open reservation. TaskRouter knows `pending`, `accepted` and `wrapping`; the page
 * also tells whether a request of the agent is on its way. Times are epoch milliseconds by the browser's clock.
 */
export type Stage =
  | { readonly name: 'ringing'; readonly deadline: number }
  | { readonly name: 'accepting'; readonly deadline: number; readonly askedAt: number }
  | { readonly name: 'rejecting'; readonly deadline: number; readonly askedAt: number }
  | { readonly name: 'connected' }
  | { readonly name: 'ending'; readonly askedAt: number; readonly through: 'conference' | 'taskrouter' }
  | { readonly name: 'wrapping' }
  | { readonly name: 'completing'; readonly askedAt: number; readonly through: 'taskrouter' | 'server' }
  /** The agent's notes are saved first. */
  | {
      readonly name: 'completing';
      readonly askedAt: number;
      readonly through: 'notes';
      readonly because: CompleteBecause;
    };

/** Why a wrap-up is completed: the agent said so or goes unavailable, or its time is up. */
export type CompleteBecause = 'asked' | 'unavailable' | 'deadline';

export type StageName = Stage['name'];

/** Whether the agent has it; before that it is only offered. */
export function isTaken({ name }: Stage): boolean {
  return name !== 'ringing' && name !== 'accepting' && name !== 'rejecting';
}

/** What an agent can ask for about a reservation. */
export type Request = 'accept' | 'reject' | 'end' | 'wrap' | 'complete' | 'fix';

/** One reservation the agent holds, from its arrival to its end. */
export interface Engagement {
  readonly sid: string;
  readonly reservation: ReservationFacts;
  readonly stage: Stage;
  /** The name of the activity the agent was in when it arrived. */
  readonly activityAtArrival: string;
  /** The agent's phone was dialled, because the page accepted by conference and TaskRouter confirmed it. */
  readonly dialled?: boolean;
  /** There is no call in it to be connected with, as TaskRouter says. */
  readonly withoutCall?: boolean;
  /** When it is accepted without the agent, or that they decide themselves. */
  readonly byItself?: number | 'no';
  /** When the call began (or the reservation was accepted) and when wrap-up began, as far as the page knows. */
  readonly connectedAt?: number;
  readonly wrappingAt?: number;
  /** What the agent writes down about it. */
  readonly draft?: Draft;
  /** When its wrap-up ends, as our server last said, by the browser's clock. */
  readonly wrapUpEndsAt?: number;
  /** A request for more time: on its way, or refused. */
  readonly moreTime?: 'asking' | { readonly problem: Problem };
  /** When it was last completed because its time was up. */
  readonly overdueAskedAt?: number;
  /** It rang when the agent chose to go unavailable, which rejects it. */
  readonly handedOn?: boolean;
  /** What went wrong with the last request about it. */
  readonly problem?: Problem;
  /** When to ask TaskRouter how it really stands, if nothing is heard until then. */
  readonly rereadAt?: number;
}

/** A request that got no word from TaskRouter for this long is looked into. */
export const REREAD_AFTER_MS = 10_000;

/** A pending reservation whose deadline passed this long ago without a word is looked into. */
export const REREAD_AFTER_DEADLINE_MS = 3_000;

/** Puts an engagement into another stage, forgetting the problem of the last one. */
export function enter(engagement: Engagement, stage: Stage, now: number): Engagement {
  const { problem: _problem, rereadAt: _rereadAt, ...kept } = engagement;
  const rereadAt = rereadTime(stage, now);
  return { ...kept, stage, ...(rereadAt !== undefined && { rereadAt }) };
}

function rereadTime(stage: Stage, now: number): number | undefined {
  if ('askedAt' in stage) return now + REREAD_AFTER_MS;
  return stage.name === 'ringing' ? stage.deadline + REREAD_AFTER_DEADLINE_MS : undefined;
}

const RANK: Record<StageName, number> = {
  accepting: 0,
  rejecting: 0,
  connected: 0,
  ending: 0,
  ringing: 1,
  completing: 2,
  wrapping: 3,
};

/**
 * Which engagement the focal card shows: the one the agent chose while it is open, else a running call before a
 * ringing one (the most urgent first) before after-call work.
 */
export function focusOf(engagements: readonly Engagement[], chosen: string | undefined): Engagement | undefined {
  const wanted = engagements.find((engagement) => engagement.sid === chosen);
  return wanted ?? engagements.toSorted((a, b) => RANK[a.stage.name] - RANK[b.stage.name] || urgency(a, b))[0];
}

function urgency(a: Engagement, b: Engagement): number {
  if (a.stage.name !== 'ringing' || b.stage.name !== 'ringing') return 0;
  return a.stage.deadline - b.stage.deadline;
}

/**
 * What there is to talk.
 *
 * - `none`: a task without a call
 * - `unconnected`: a call that was accepted just so, for instance by the assignment callback's `accept` instruction:
 *   nobody was dialled, and the caller still waits
 * - `call`: a call that is offered, or that TaskRouter has connected
 */
export type Talk = 'none' | 'unconnected' | 'call';

/** How it is accepted, by what its task says and what TaskRouter has said about it. */
export function acceptOf({ reservation, withoutCall }: Engagement): AcceptBy {
  return withoutCall ? 'accept' : acceptByOf(reservation.task);
}

/** Tells the talk from the task and from how the page accepted it. */
export function talkOf(engagement: Engagement): Talk {
  if (acceptOf(engagement) === 'accept') return 'none';
  const { stage, reservation, dialled } = engagement;
  const { task } = reservation;
  return !isTaken(stage) || dialled || isConnected(task) ? 'call' : 'unconnected';
}
