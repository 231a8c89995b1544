import { andThen, step, type Step } from '../step';
import { NO_PHONE } from '../browser-phone/browser-phone-state';
import { type DeskState, isSignedIn, logged } from '../desk-state';
import type { Session } from '../sign-in/sign-in-state';
import { unanswered } from '../wrap-up/wrap-up-draft';
import type { Engagement } from '../ground/engagement';
import type { InCall } from '../ground/calls';
import { saveAll } from '../wrap-up/wrap-up-rules';
import { connectNow } from '../connection/connection-tries';

/** Characters of what the browser said that are kept. */
const MESSAGE_LENGTH = 300;

/** It is settled whether this tab leads. */
export function lead(state: DeskState, { leads }: { readonly leads: boolean }, now: number): Step {
  if (state.tab.leads === leads) return step(state);
  const { joined: _joined, ...tab } = state.tab;
  const next: DeskState = { ...state, tab: { ...tab, leads } };
  // A telephone belongs to the tab that opened it.
  return leads ? takeOver({ ...next, phone: NO_PHONE }, now) : step(next, { type: 'let-go' }, { type: 'close-phone' });
}

/** Draws what the leading tab tells. A tab that leads knows better than one that did. */
export function follow(state: DeskState, { state: shared }: { readonly state: DeskState }): Step {
  const { tab } = state;
  if (tab.leads) return step(state);
  if (!isSignedIn(shared)) {
    const { joined: _joined, ...out } = tab;
    return step({ ...shared, tab: out });
  }
  return step({ ...shared, tab: isSignedIn(state) ? tab : { ...tab, joined: true } });
}

/**
 * This tab leads from now on, with what the last one told: requests under way went with that one, so they are made
 * again, and everything is read anew.
 */
function takeOver(state: DeskState, now: number): Step {
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

export function failed(state: DeskState, event: { readonly message: string }, now: number): Step {
  const { tab } = state;
  const message = event.message.slice(0, MESSAGE_LENGTH);
  const times = (tab.failure?.times ?? 0) + 1;
  return step({ ...state, tab: { ...tab, failure: { at: now, message, times } } });
}
