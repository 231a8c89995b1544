import { readLimit, type Configuration } from '../configuration';
import { DeskError } from '../errors';
import { readCookies, type FunctionEvent } from '../request';
import { peopleStore, type PeopleCall } from './instance-store';
import { requireOpen } from './require-open';
import { type OpenSession, readSession } from './session-cookie';
import type { CookieKeys } from './signed-cookie';
import { sessionLimits } from './session-limits';

/** A call of a Function by somebody who has shown a token. */
export interface SignedInCall extends PeopleCall {
  readonly event: FunctionEvent;
  readonly configuration: Configuration<keyof CookieKeys>;
}

/**
 * Makes sure that the session a token came of was not ended since: the token alone would be good until it expires.
 *
 * @param caller - Whose token it is.
 * @throws DeskError `session_expired`, `somebody_else`, `too_many_requests`
 */
export async function requireSignedIn(
  call: SignedInCall,
  caller: { readonly workerSid: string },
): Promise<OpenSession> {
  const session = sessionOf(call);
  if (session.workerSid !== caller.workerSid)
    throw new DeskError('somebody_else', 'The token is somebody else’s than the session is. Sign in again.');
  const { store, spending } = await peopleStore(call);
  await Promise.all([
    requireOpen(session, { store }),
    spending.countRequest(session.name, readLimit(call.context, 'REQUESTS_PER_MINUTE')),
  ]);
  return session;
}

/** The session that a call’s cookie holds, whether or not it was ended. @throws DeskError `session_expired` */
export function sessionOf({ event, configuration, context, platform }: SignedInCall): OpenSession {
  const session = readSession(readCookies(event), configuration, platform.now(), sessionLimits(context));
  if (session) return session;
  throw new DeskError('session_expired', 'There is no session, or it is over. Sign in again.');
}
