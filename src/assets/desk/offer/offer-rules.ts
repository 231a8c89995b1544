import type { ReservationStatus } from '../../../lib/lifecycle';
import { goAway, sendActivity } from '../activity/activity-rules';
import { deadlineOf, skewOf } from '../ground/deadline';
import { acceptOf, type Engagement, enter, isTaken, type Stage, talkOf } from '../ground/engagement';
import { addEngagement, engagementOf, removeEngagement, replaceEngagement } from '../ground/engagements';
import type { ReservationFacts, TaskFacts } from '../ground/facts';
import { andThen, step, type Step } from '../step';
import { keepUnsaved } from '../wrap-up/wrap-up-kept';
import { type End, endOf, isFinal, type Outcome, outcomeOf } from '../ground/outcome';
import { keepEnd } from '../shift/shift-rules';
import { currentActivity, type DeskState, logged } from '../desk-state';
import { callerOf, contactOf, isOutbound } from '../ground/task';
import { learnColleague } from '../transfer/transfer-rules';
import { NOTHING_MISSED } from './offer-state';

/** How far along a reservation is; news of an earlier status are old news. */
const PROGRESS: Partial<Record<ReservationStatus, number>> = { pending: 0, accepted: 1, wrapping: 2 };

/**
 * TaskRouter offers a reservation.
 *
 * @param late - Whether it was made before this moment, so that its time says nothing about the clocks.
 */
export function arrive(state: DeskState, reservation: ReservationFacts, now: number, late = false): Step {
  if (engagementOf(state, reservation.sid)) return change(state, reservation, now);
  const skewMs = late ? state.skewMs : skewOf(reservation.createdAt, now);
  return take({ ...state, skewMs }, reservation, now);
}

/** A reservation the page has not seen yet: just offered, or found open after connecting. */
export function take(state: DeskState, reservation: ReservationFacts, now: number): Step {
  if (isFinal(reservation.status)) return step(state);
  const stage = stageAtFirstSight(reservation, state.skewMs, now);
  const engagement: Engagement = {
    sid: reservation.sid,
    reservation,
    stage: { name: 'connected' },
    activityAtArrival: currentActivity(state)?.name ?? '',
    ...(stage.name !== 'ringing' && { connectedAt: since(reservation, state.skewMs, now) }),
    ...(stage.name === 'wrapping' && { wrappingAt: since(reservation, state.skewMs, now) }),
  };
  const kept = addEngagement(forget(makeWay(state, stage), reservation), enter(engagement, stage, now));
  const caller = callerOf(reservation.task.attributes);
  if (stage.name === 'ringing') {
    const { attributes, handedOverBy } = reservation.task;
    const talk = talkOf({ ...engagement, stage });
    const arrived = { what: 'arrived', caller, talk, ...(isOutbound(attributes) && { outbound: true }) } as const;
    const told = step(logged(kept, arrived, now));
    return handedOverBy === undefined ? told : andThen(told, (next) => learnColleague(next, handedOverBy));
  }
  return step(logged(kept, { what: stage.name === 'wrapping' ? 'wrapping' : begun(engagement), caller }, now));
}

/** What to call the beginning of an accepted reservation. */
function begun(engagement: Engagement): 'connected-call' | 'given' {
  return talkOf(engagement) === 'call' ? 'connected-call' : 'given';
}

/** The message about the last end goes when something new comes, and stays when the same task comes back. */
function forget(state: DeskState, reservation: ReservationFacts): DeskState {
  const { outcome, ...kept } = state;
  return outcome?.taskSid === reservation.task.sid ? state : kept;
}

/** A new call takes over from after-call work, even from work the agent had chosen to see. */
function makeWay(state: DeskState, stage: Stage): DeskState {
  const { chosen, ...kept } = state;
  const inView = chosen === undefined ? undefined : engagementOf(state, chosen)?.stage.name;
  const working = inView === 'wrapping' || inView === 'completing';
  return stage.name === 'ringing' && working ? kept : state;
}

function stageAtFirstSight({ status, createdAt, timeoutMs }: ReservationFacts, skewMs: number, now: number): Stage {
  if (status === 'accepted') return { name: 'connected' };
  if (status === 'wrapping') return { name: 'wrapping' };
  return { name: 'ringing', deadline: deadlineOf(createdAt, timeoutMs, skewMs, now) };
}

function since(reservation: ReservationFacts, skewMs: number, now: number): number {
  return Math.min(now, reservation.updatedAt - skewMs);
}

/** TaskRouter told about a reservation the page knows. */
export function change(state: DeskState, reservation: ReservationFacts, now: number): Step {
  const engagement = engagementOf(state, reservation.sid);
  if (!engagement) return step(state);
  const { status } = reservation;
  if (isFinal(status)) return finish(state, engagement, reservation, endOf(engagement, reservation, status), now);
  const known: Engagement = { ...engagement, reservation };
  if ((PROGRESS[status] ?? 0) < (PROGRESS[engagement.reservation.status] ?? 0)) return step(state);
  const caller = callerOf(reservation.task.attributes);
  const { name } = engagement.stage;
  if (status === 'accepted' && !isTaken(engagement.stage)) {
    const dialled = name === 'accepting' && acceptOf(known) === 'conference';
    const connected = enter({ ...known, connectedAt: now, dialled }, { name: 'connected' }, now);
    const reached = dialled ? noteReached(state) : state;
    return step(logged(replaceEngagement(reached, connected), { what: begun(connected), caller }, now));
  }
  if (status === 'wrapping' && name !== 'wrapping' && name !== 'completing') {
    const began = engagement.connectedAt ?? since(reservation, state.skewMs, now);
    const wrapping = enter({ ...known, connectedAt: began, wrappingAt: now }, { name: 'wrapping' }, now);
    return step(logged(replaceEngagement(state, wrapping), { what: 'wrapping', caller }, now));
  }
  return step(learn(state, engagement, known, now));
}

/** TaskRouter does not know a reservation any more; what it was doing last tells how it ended. */
export function lose(state: DeskState, sid: string, now: number): Step {
  const engagement = engagementOf(state, sid);
  if (!engagement) return step(state);
  const end = engagement.connectedAt === undefined ? 'canceled' : 'completed';
  return finish(state, engagement, engagement.reservation, end, now, true);
}

/** Takes an engagement off the desk and says how it ended. */
export function finish(
  state: DeskState,
  engagement: Engagement,
  reservation: ReservationFacts,
  end: End,
  now: number,
  lost = false,
): Step {
  const summary = outcomeOf({ ...engagement, reservation }, end, now);
  const handedOn = end === 'rejected' && !summary.asked && (engagement.handedOn === true || isGoingAway(state));
  const outcome = { ...summary, ...(lost && { lost }), ...(handedOn && { handedOn }) };
  const kept = keepUnsaved(state, { ...engagement, reservation });
  const gone: DeskState = { ...removeEngagement(kept, engagement.sid), outcome };
  const ended = sendActivity(logged(gone, { what: 'ended', end, outcome }, now));
  return andThen(ended, (so) => andThen(countEnd(so, outcome, now), (next) => keepEnd(next, outcome)));
}

/** A task's attributes or status changed. */
export function changeTask(state: DeskState, task: TaskFacts, now: number): Step {
  const concerned = state.engagements.filter(({ reservation }) => reservation.task.sid === task.sid);
  const change = (so: DeskState, before: Engagement): DeskState =>
    learn(so, before, { ...before, reservation: { ...before.reservation, task } }, now);
  return step(concerned.reduce(change, state));
}

/** Keeps what is new; a call that nobody was connected with begins when its attributes say that it is connected. */
function learn(state: DeskState, before: Engagement, after: Engagement, now: number): DeskState {
  const begins = after.stage.name === 'connected' && talkOf(before) === 'unconnected' && talkOf(after) === 'call';
  if (!begins) return replaceEngagement(state, after);
  const caller = callerOf(after.reservation.task.attributes);
  const connected = replaceEngagement(state, { ...after, connectedAt: now });
  return logged(connected, { what: 'connected-call', caller }, now);
}

/**
 * A phone that did not answer this often in a row is not dialled again: TaskRouter would offer the call anew each time,
 * for as long as the caller waits.
 */
export const MOST_MISSES = 2;

/** Counts how an offer ended; after too many unanswered dials of the same number the agent goes unavailable. */
export function countEnd(state: DeskState, { end, asked, taskSid }: Outcome, now: number): Step {
  const { rejectedTask: _rejectedTask, ...kept } = state.reach;
  if (end === 'rejected' && asked) return step({ ...state, reach: { ...kept, rejectedTask: taskSid } });
  if (end !== 'failed-to-connect') return step({ ...state, reach: kept });
  const contact = contactOf(state.worker?.attributes ?? {}) ?? '';
  const misses = kept.contact === contact ? kept.misses + 1 : 1;
  if (misses < MOST_MISSES) return step({ ...state, reach: { ...kept, contact, misses } });
  const gaveUp = { contact, times: misses };
  const next: DeskState = { ...state, reach: { contact, misses: 0, gaveUp } };
  return goAway(logged(next, { what: 'gave-up', ...gaveUp }, now), now);
}

/** The agent's phone answered: what failed before is forgotten. */
export function noteReached(state: DeskState): DeskState {
  return { ...state, reach: NOTHING_MISSED };
}

/** Whether what rings is about to be handed on to others, or has just been. */
export function isGoingAway({ activityChange, reach }: DeskState): boolean {
  return activityChange?.rejectPending === true || reach.gaveUp !== undefined;
}

/** Whether this offer is the one the agent has just rejected. */
export function cameStraightBack({ reach }: DeskState, { stage, reservation }: Engagement): boolean {
  return stage.name === 'ringing' && reach.rejectedTask === reservation.task.sid;
}
