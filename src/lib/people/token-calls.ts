import { readLimit } from '../configuration';
import { DeskError } from '../errors';
import { readHeaders, readCookies } from '../request';
import type { FoundWorker } from '../workspace';
import { peopleDesk } from './instance';
import { changePasscode, endSession, renewSession } from './open-sessions';
import { requireOwnPage } from './own-page';
import type { PersonRole } from './roles';
import { deviceCookie, noSessionCookie, readDevice, sessionCookie, type OpenSession } from './session-cookie';
import type { Lifetimes } from './session-limits';
import { signInByPasscode } from './sign-in-by-passcode';
import { isSessionOver } from './require-open';
import { sessionOf, type SignedInCall } from './signed-in';

/** Whose token is to be made, and what the browser is to keep. */
export interface Admitted {
  readonly worker: FoundWorker;
  readonly cookies: readonly string[];
  /** What the page is to set as a cookie of its own. */
  readonly device?: string;
  /** How long the token may live at most, in seconds: no longer than the session can. */
  readonly tokenSeconds: number;
}

const tokenSecondsOf = ({ startedAt, seenAt }: OpenSession, { absoluteMs, tokenSeconds }: Lifetimes): number =>
  Math.min(tokenSeconds, Math.max(1, Math.floor((startedAt + absoluteMs - seenAt) / 1_000)));

const requireOwn = ({ event, context }: SignedInCall): void => requireOwnPage(readHeaders(event), context.DOMAIN_NAME);

/** @throws DeskError like {@link signInByPasscode}, and `forbidden` for a page of another site */
export async function signInCall(
  call: SignedInCall,
  given: {
    readonly worker: string;
    readonly password: string;
    readonly newPasscode?: string | undefined;
    readonly role: PersonRole;
  },
): Promise<Admitted> {
  requireOwn(call);
  const { worker: name, password: passcode, newPasscode, role } = given;
  const device = readDevice(readCookies(call.event), call.configuration);
  const desk = await peopleDesk(call);
  const signedIn = await signInByPasscode({ name, passcode, newPasscode, role, device }, desk);
  return {
    worker: signedIn.worker,
    cookies: [sessionCookie(signedIn.session, call.configuration, desk.limits)],
    device: deviceCookie(signedIn.device, call.configuration),
    tokenSeconds: desk.limits.tokenSeconds,
  };
}

/** @throws DeskError `session_expired`, `signed_out`, `switched_off`; `forbidden` for a role that is not the person's and for a page of another site */
export async function renewalCall(call: SignedInCall, role: PersonRole): Promise<Admitted> {
  requireOwn(call);
  const desk = await peopleDesk(call);
  const before = sessionOf(call);
  const [{ session, worker }] = await Promise.all([
    renewSession(before, desk, desk.worker),
    desk.spending.countRequest(before.name, readLimit(call.context, 'REQUESTS_PER_MINUTE')),
  ]);
  if (!session.roles.includes(role))
    throw new DeskError('forbidden', `You may not sign in as a ${role}. Ask whoever runs the desk.`);
  return {
    worker,
    cookies: [sessionCookie(session, call.configuration, desk.limits)],
    tokenSeconds: tokenSecondsOf(session, desk.limits),
  };
}

/** Ends the session, and takes its cookie from the browser. Where there is none any more, nothing is left to end. */
export async function signOutCall(call: SignedInCall): Promise<readonly string[]> {
  requireOwn(call);
  const desk = await peopleDesk(call);
  try {
    await endSession(sessionOf(call), desk);
  } catch (error) {
    if (!isSessionOver(error)) throw error;
  }
  return [noSessionCookie];
}

/** @throws DeskError like {@link changePasscode}, and `forbidden` for a page of another site */
export async function passcodeCall(
  call: SignedInCall,
  given: { readonly password: string; readonly newPasscode: string },
): Promise<readonly string[]> {
  requireOwn(call);
  const { password: passcode, newPasscode } = given;
  const desk = await peopleDesk(call);
  const session = await changePasscode(sessionOf(call), { passcode, newPasscode }, desk);
  return [sessionCookie(session, call.configuration, desk.limits)];
}
