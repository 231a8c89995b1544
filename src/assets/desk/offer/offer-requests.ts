import { sendActivity } from '../activity/activity-rules';
import { acceptOf, type Engagement, enter, type Request, REREAD_AFTER_MS } from '../ground/engagement';
import { engagementOf, type EngagementRule, release, replaceEngagement } from '../ground/engagements';
import type { Problem } from '../ground/facts';
import { callOf, withCall } from '../ground/calls';
import { andThen, step, type Step } from '../step';
import { type DeskState, logged } from '../desk-state';
import { callerOf } from '../ground/task';
import { isUnanswered } from '../ground/problem';
import { fix, proceed } from '../wrap-up/wrap-up-rules';
import { wrap } from '../call/call-rules';

/** The agent answers what rings; ignored where it does not any more. */
export function answer(state: DeskState, request: 'accept' | 'reject', sid: string, now: number): Step {
  const engagement = engagementOf(state, sid);
  if (engagement?.stage.name !== 'ringing') return step(state);
  const { stage, reservation } = engagement;
  const caller = callerOf(reservation.task.attributes);
  const name = request === 'accept' ? 'accepting' : 'rejecting';
  const asked = enter(engagement, { name, deadline: stage.deadline, askedAt: now }, now);
  const next = logged({ ...replaceEngagement(state, asked), chosen: sid }, { what: name, caller }, now);
  if (request === 'reject') return step(next, { type: 'reject', sid });
  // Whatever it said about the last end, or what to do with this call, is settled now.
  const { outcome: _outcome, ...accepting } = next;
  const { joins } = reservation.task;
  return step(accepting, { type: 'accept', sid, by: acceptOf(engagement), ...(joins && { joins }) });
}

/** No answer came, and it cannot be looked yet. It goes on being waited for, and is said to be. */
export const requestUnclear: EngagementRule<{ request: Request; problem: Problem }> = (
  state,
  engagement,
  { request, problem },
) => {
  return step(engagement.stage.name === WAITING_FOR[request] ? unclear(state, engagement, problem) : state);
};

/** How it stands could not be found out: it is asked again soon. */
export const rereadFailed: EngagementRule = (state, engagement, _event, now) => {
  const rereadAt = Math.min(engagement.rereadAt ?? Infinity, now + ASK_AGAIN_AFTER_MS);
  return step(replaceEngagement(state, { ...engagement, rereadAt }));
};

const WAITING_FOR: Record<Request, Engagement['stage']['name']> = {
  accept: 'accepting',
  reject: 'rejecting',
  end: 'ending',
  wrap: 'ending',
  complete: 'completing',
  fix: 'completing',
};

function unclear(state: DeskState, engagement: Engagement, problem: Problem): DeskState {
  return replaceEngagement(state, { ...engagement, problem });
}

/** It was not done, and why: tries the other way where there is one, and gives it back to the agent otherwise. */
export const fail: EngagementRule<{ request: Request; problem: Problem }> = (
  state,
  engagement,
  { request, problem },
  now,
) => {
  const { stage, sid } = engagement;
  if (stage.name !== WAITING_FOR[request]) return step(state);
  const caller = callerOf(engagement.reservation.task.attributes);
  const next = logged(state, { what: 'request-failed', request, caller, problem }, now);
  const reread = { type: 'reread', sid } as const;
  // It shows in nothing but its ringing whether the agent's phone is being called.
  if (request === 'accept' && isUnanswered(problem) && acceptOf(engagement) === 'conference')
    return step(unclear(state, engagement, problem), reread);
  if (request === 'complete') return fix(next, engagement, now);
  if (request === 'end' && problem.status === 404) return wrap(next, engagement, now);
  const back = enter(engagement, stageBefore(stage), now);
  const seen = request === 'fix' && problem.code === 'conflict' ? lookAnew(next, sid) : next;
  // Asked for once more, the call would be refused once more: what is left is the task.
  const withoutCall = request === 'accept' && problem.code === 'caller-gone';
  const returned = replaceEngagement(seen, { ...back, problem, ...(withoutCall && { withoutCall }) });
  return andThen(step(release(returned, sid), reread), sendActivity);
};

/** Our server sees the customer on the line with nobody: what the page believed of them is wrong. */
function lookAnew(state: DeskState, sid: string): DeskState {
  const { fate: _fate, transfer: _transfer, ...call } = callOf(state.inCall, sid);
  return { ...state, inCall: withCall(state.inCall, { ...call, readAt: 0 }) };
}

function stageBefore(stage: Engagement['stage']): Engagement['stage'] {
  switch (stage.name) {
    case 'accepting':
    case 'rejecting':
      return { name: 'ringing', deadline: stage.deadline };
    case 'ending':
      return { name: 'connected' };
    case 'completing':
      return { name: 'wrapping' };
    default:
      return stage;
  }
}

/** How long the page waits for TaskRouter's word, by what was asked. Dialling the agent's phone takes its time. */
export const PATIENCE_MS = { accepting: 90_000, rejecting: 30_000, ending: 20_000, completing: 20_000 } as const;

/** The same for a phone of which it is not known whether it is being called: it rings by then, or does not. */
export const UNHEARD_ACCEPT_MS = 10_000;

/** Pause before it is asked again how a reservation stands, where that could not be found out. */
export const ASK_AGAIN_AFTER_MS = 3_000;

/** Looks into requests that got no word: asks TaskRouter how things stand, then tries the other way or gives up. */
export function tickRequests(state: DeskState, now: number): Step {
  return state.engagements.reduce(
    (so, { sid }) =>
      andThen(so, (next) => {
        const engagement = engagementOf(next, sid);
        return engagement ? tickEngagement(next, engagement, now) : step(next);
      }),
    step(state),
  );
}

function tickEngagement(state: DeskState, engagement: Engagement, now: number): Step {
  const { stage, sid, rereadAt } = engagement;
  if (rereadAt === undefined || now < rereadAt) return step(state);
  if ('askedAt' in stage && isOutOfPatience(state, engagement, stage, now)) {
    if (stage.name === 'ending' && stage.through === 'conference') return wrap(state, engagement, now);
    if (stage.name === 'completing' && stage.through === 'notes') return proceed(state, engagement, stage.because, now);
    if (stage.name === 'completing' && stage.through === 'taskrouter') return fix(state, engagement, now);
    const code = stage.name === 'accepting' ? 'accept-unheard' : 'no-word';
    const problem = { code, message: 'TaskRouter sent no word about it.' };
    return fail(state, engagement, { request: REQUEST_OF[stage.name], problem }, now);
  }
  // The one who connects next, or has the next token, asks about everything.
  if (!mayAsk(state, now)) return step(state);
  const { rereadAt: _asked, ...kept } = engagement;
  const isSilent = 'askedAt' in stage || stage.name === 'ringing';
  const later = isSilent ? { ...kept, rereadAt: now + REREAD_AFTER_MS } : kept;
  return step(replaceEngagement(state, later), { type: 'reread', sid });
}

/**
 * Whether a word should have come by now. Only while TaskRouter is heard: what was pressed before the line broke is done, or
 * seen to be done, once it is back.
 */
function isOutOfPatience(
  { connection, session }: DeskState,
  { problem }: Engagement,
  stage: Extract<Engagement['stage'], { askedAt: number }>,
  now: number,
): boolean {
  if (connection.name !== 'connected' || session.name !== 'open') return false;
  const since = Math.max(stage.askedAt, connection.since);
  const patience = stage.name === 'accepting' && problem ? UNHEARD_ACCEPT_MS : PATIENCE_MS[stage.name];
  return now - since >= patience;
}

/** Whether there is a token that can be good to ask by. */
function mayAsk({ session }: DeskState, now: number): boolean {
  return session.name === 'open' && now < session.expiresAt;
}

const REQUEST_OF = { accepting: 'accept', rejecting: 'reject', ending: 'wrap', completing: 'fix' } as const;
