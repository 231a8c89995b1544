import { andThen, step } from './intent';
import type { Step } from './intent';
import { connectNow } from './reconnect';
import { logged } from './state';
import type { DeskState, Session } from './state';

/**
 * This tab leads from now on, with what the last one told: requests under way went with that one, so they are made
 * again, and everything is read anew.
 */
export function takeOver(state: DeskState, now: number): Step {
  const { session, connection } = state;
  if (session.name === 'signed-out') return step(state);
  if (session.name === 'signing-in') return step(state, { type: 'open-session' });
  const next = logged({ ...state, session: withoutAnswer(session) }, { what: 'tab-leads' }, now);
  const renewing = session.name === 'open' && session.renewing;
  const begun = renewing ? step(next, { type: 'open-session' }) : step(next);
  if (connection.name === 'elsewhere' || connection.name === 'offline') return begun;
  return andThen(begun, (then) => connectNow(then, now));
}

/** A sign-in whose answer went to the tab that is gone is the agent's to repeat. */
function withoutAnswer(session: Session): Session {
  return session.name === 'ended' ? { ...session, signingIn: false } : session;
}
