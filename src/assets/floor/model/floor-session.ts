import type { Problem } from '../../desk/ground/facts';
import { step, type Step } from './floor-event';
import { type FloorState, signedOut } from './floor-state';

/** A token is renewed after this share of its life. */
const RENEW_AFTER = 0.8;

/** After a renewal that failed, the next try. */
const RENEW_AGAIN_MS = 30_000;

/** Told to whoever has to sign in again, where no Function said why. */
const OVER: Problem = { code: 'session_over', message: 'The session has ended.' };

/** Nobody is signed in; what the address says is to be shown stays. */
const out = ({ filters }: FloorState, workerName: string, problem?: Problem): FloorState => ({
  ...signedOut(workerName, problem),
  filters,
});

export function askSignIn(state: FloorState, workerName: string): Step {
  if (state.session.name === 'signing-in') return step(state);
  return step({ ...out(state, workerName), session: { name: 'signing-in', workerName } }, { type: 'open-session' });
}

export function opened(state: FloorState, workerName: string, lifeMs: number, now: number): Step {
  if (state.session.name === 'signed-out') return step(state);
  const first = state.session.name === 'signing-in';
  const session = {
    name: 'open',
    workerName,
    renewAt: now + lifeMs * RENEW_AFTER,
    expiresAt: now + lifeMs,
    renewing: false,
  } as const;
  // A renewal because a reading was refused makes up for it at once.
  if (!first) {
    const { reading } = state;
    return step({ ...state, session, reading: reading.problem ? { ...reading, nextAt: now } : reading });
  }
  const reading = { asked: true, failures: 0, nextAt: now };
  return step({ ...state, session, reading }, { type: 'read-floor', fresh: false });
}

export function openFailed(state: FloorState, problem: Problem, now: number): Step {
  const { session } = state;
  if (session.name === 'signed-out') return step(state);
  // Nobody had typed anything, so there is nothing to complain of.
  if (session.name === 'signing-in')
    return step(out(state, session.workerName, problem.code === 'no-session' ? undefined : problem));
  if (problem.status === 401 || problem.status === 403) return end(state, problem);
  return step({ ...state, session: { ...session, renewing: false, renewAt: now + RENEW_AGAIN_MS } });
}

/** A request was refused for its token: a new one is fetched, unless that is on its way. */
export function refused(state: FloorState): Step {
  const { session } = state;
  if (session.name !== 'open' || session.renewing) return step(state);
  return step({ ...state, session: { ...session, renewing: true } }, { type: 'open-session' });
}

export function tickSession(state: FloorState, now: number): Step {
  const { session } = state;
  if (session.name !== 'open') return step(state);
  if (now >= session.expiresAt) return end(state);
  return now >= session.renewAt ? refused(state) : step(state);
}

/** What whoever has to sign in again is told of as it was. */
const TOLD: readonly string[] = ['signed_out', 'switched_off', 'somebody_else', 'forbidden'];

function end(state: FloorState, problem = OVER): Step {
  const why = TOLD.includes(problem.code) ? problem : OVER;
  return step(out(state, state.session.workerName, why), { type: 'forget-session' });
}

export function signOut(state: FloorState): Step {
  return step(out(state, state.session.workerName), { type: 'leave-session' });
}

/** Whether the server knows that the supervisor has left: until then the browser's session is still good. */
export function leaveHeard(state: FloorState, isHeard: boolean): Step {
  const { session } = state;
  if (session.name !== 'signed-out') return step(state);
  const problem = { code: 'sign-out-unheard', message: 'The server does not answer.' };
  return step(out(state, session.workerName, isHeard ? undefined : problem));
}
