import { unanswered } from '../wrap-up/wrap-up-draft';
import type { Engagement } from '../ground/engagement';
import type { InCall } from '../ground/calls';
import { andThen, step, type Step } from '../step';
import { saveAll } from '../wrap-up/wrap-up-rules';
import { connectNow } from '../connection/connection-tries';
import { type DeskState, logged, type Session } from '../desk-state';

/**
 * This tab leads from now on, with what the last one told: requests under way went with that one, so they are made
 * again, and everything is read anew.
 */
export function takeOver(state: DeskState, now: number): Step {
  const { session, connection } = state;
  if (session.name === 'signed-out') return step(state);
  if (session.name === 'signing-in') return step(state, { type: 'open-session' });
  const engagements = state.engagements.map((engagement) => withoutWord(engagement, now));
  const next = logged(
    { ...state, engagements, inCall: withoutAsked(state.inCall, now), session: withoutAnswer(session) },
    { what: 'tab-leads' },
    now,
  );
  const renewing = session.name === 'open' && session.renewing;
  const begun = andThen(renewing ? step(next, { type: 'open-session' }) : step(next), saveAll);
  if (connection.name === 'elsewhere' || connection.name === 'offline') return begun;
  return andThen(begun, (then) => connectNow(then, now));
}

/** Notes and more time that were asked for are asked for again: by the page, and by the agent. */
function withoutWord(engagement: Engagement, now: number): Engagement {
  const { moreTime, draft, ...kept } = engagement;
  return {
    ...kept,
    ...(draft && { draft: unanswered(draft, now) }),
    ...(moreTime !== undefined && moreTime !== 'asking' && { moreTime }),
  };
}

/** What was asked for in a call has come to be or not: reading who is in it anew tells. */
function withoutAsked({ calls, directory }: InCall, now: number): InCall {
  return {
    calls: calls.map((call) => ({ ...call, asked: [], reading: false, readAt: now })),
    directory: directory.name === 'reading' ? { name: 'unread' } : directory,
  };
}

/** A sign-in whose answer went to the tab that is gone is the agent's to repeat. */
function withoutAnswer(session: Session): Session {
  return session.name === 'ended' ? { ...session, signingIn: false } : session;
}
