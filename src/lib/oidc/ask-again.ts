import { setCookie, noCookie } from '../people/signed-cookie';
import { hasSessionCookie } from '../people/session-cookie';
import type { Cookies } from '../request';

const name = '__Host-desk-sign-in-again';

/** As long as a session of the provider's may be left behind by somebody who went home. */
const keptMs = 12 * 3_600_000;

/**
 * The `Set-Cookie` by which the provider is to ask who it is the next time, also where it knows. Its own session goes on when somebody signs
 * out here, for it is that of their other programs, too; whoever sits down next at this browser is not to go on as them.
 */
export const askAgainCookie = setCookie(name, '1', keptMs, 'Lax');

/** After somebody has said who it is. */
export const noAskAgainCookie = noCookie(name, 'Lax');

/** Also where a session is still there: it was ended by an operator, or its end is on the way. */
export const isToAskAgain = (cookies: Cookies): boolean => Object.hasOwn(cookies, name) || hasSessionCookie(cookies);
