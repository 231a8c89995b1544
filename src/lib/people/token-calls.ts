import type { Environment } from '../configuration';
import { DeskError } from '../errors';
import { readHeaders, readCookies } from '../request';
import type { FoundWorker } from '../workspace';
import { peopleDesk } from './instance';
import { changePasscode, endSession, renewSession } from './open-sessions';
import { requireOwnPage } from './own-page';
import type { PersonRole } from './roles';
import { deviceCookie, noSessionCookie, readDevice, sessionCookie } from './session-cookie';
import { signInByPasscode } from './sign-in';
import { isSessionOver } from './require-open';
import { sessionOf, type SignedInCall } from './signed-in';

/** How long an access token lives, in seconds: what TaskRouter itself still takes of somebody who was signed out. */
export const tokenSeconds = 15 * 60;

/** A call of `/token` where each person has a passcode. */
export type TokenCall = SignedInCall & { readonly context: Pick<Environment, 'DOMAIN_NAME'> };

/** Whose token is to be made, and what the browser is to keep. */
export interface Admitted {
  readonly worker: FoundWorker;
  readonly cookies: readonly string[];
}

const requireOwn = ({ event, context }: TokenCall): void => requireOwnPage(readHeaders(event), context.DOMAIN_NAME);

/** @throws DeskError like {@link signInByPasscode}, and `forbidden` for a page of another site */
export async function signInCall(
  call: TokenCall,
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
  const signedIn = await signInByPasscode({ name, passcode, newPasscode, role, device }, await peopleDesk(call));
  return {
    worker: signedIn.worker,
    cookies: [sessionCookie(signedIn.session, call.configuration), deviceCookie(signedIn.device, call.configuration)],
  };
}

/** @throws DeskError `session_expired`, `signed_out`, `switched_off`; `forbidden` for a role that is not the person's and for a page of another site */
export async function renewalCall(call: TokenCall, role: PersonRole): Promise<Admitted> {
  requireOwn(call);
  const desk = await peopleDesk(call);
  const { session, worker } = await renewSession(sessionOf(call), desk, desk.worker);
  if (!session.roles.includes(role))
    throw new DeskError('forbidden', `You may not sign in as a ${role}. Ask whoever runs the desk.`);
  return { worker, cookies: [sessionCookie(session, call.configuration)] };
}

/** Ends the session, and takes its cookie from the browser. Where there is none any more, nothing is left to end. */
export async function signOutCall(call: TokenCall): Promise<readonly string[]> {
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
  call: TokenCall,
  given: { readonly password: string; readonly newPasscode: string },
): Promise<readonly string[]> {
  requireOwn(call);
  const { password: passcode, newPasscode } = given;
  const session = await changePasscode(sessionOf(call), { passcode, newPasscode }, await peopleDesk(call));
  return [sessionCookie(session, call.configuration)];
}
