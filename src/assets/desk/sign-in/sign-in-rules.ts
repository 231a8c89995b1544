import { MIDDLE, pauseAfter, type Pauses } from '../ground/backoff';
import { skewByToken } from '../ground/deadline';
import type { Problem } from '../ground/facts';
import { andThen, step, type Step } from '../step';
import { stayElsewhere, useNewToken } from '../connection/connection-tries';
import { type DeskState, logged, signedOut } from '../desk-state';
import type { Session, SessionEnd, SignInEvent } from './sign-in-state';

/** Share of a token's life after which a new one is fetched, and how far to both sides of it that is spread. */
export const RENEW_AT_SHARE = 0.8;
export const RENEW_SPREAD = 0.05;

/** Pauses before a failed renewal is tried again. */
export const RENEW_RETRY: Pauses = { firstMs: 15_000, longestMs: 120_000, spread: 0.25 };

/**
 * Pauses where the token is over already, as after the computer slept: the network comes back a little later than the page,
 * and the password would not help before it does.
 */
export const RENEW_LATE: Pauses = { firstMs: 2_000, longestMs: 16_000, spread: 0.25 };

/** How many renewals in a row may fail before the agent is asked to sign in, once the token is over. */
const LATE_FAILURES = 6;

/** A token refused this soon after it was issued will not get better by another one. */
const FRESH_TOKEN_MS = 30_000;

/** Somebody moved the agent, as whoever ends a session does: for so long the Functions may not know of that end yet. */
const LOOK_AFTER_MOVE_MS = 35_000;

/** Looks before long whether the session still stands. */
export function lookSoon(state: DeskState, now: number): DeskState {
  const { session } = state;
  if (session.name !== 'open') return state;
  return { ...state, session: { ...session, renewAt: Math.min(session.renewAt, now + LOOK_AFTER_MOVE_MS) } };
}

/** The agent gave a worker name and a password. */
export function askSignIn(state: DeskState, workerName: string): Step {
  const { session } = state;
  if (session.name === 'signed-out') {
    return step({ ...state, session: { name: 'signing-in', workerName } }, { type: 'open-session' });
  }
  if (session.name !== 'ended' || session.signingIn) return step(state);
  const { problem: _problem, ...kept } = session;
  return step({ ...state, session: { ...kept, signingIn: true } }, { type: 'open-session' });
}

/** Why the agent may not leave: what is open would go on without them, and notes that only the page has would be gone. */
export function stayingFor({ engagements, keptNotes }: DeskState): 'open' | 'notes' | undefined {
  if (engagements.length > 0) return 'open';
  return keptNotes.length > 0 ? 'notes' : undefined;
}

/** The agent leaves, unless there is something to stay for. */
export function askSignOut(state: DeskState): Step {
  const { session } = state;
  if ((session.name !== 'open' && session.name !== 'ended') || stayingFor(state) !== undefined) return step(state);
  const resting = session.name === 'open' ? restingActivity(state) : undefined;
  const leave = resting === undefined ? {} : { activitySid: resting };
  const { settings, signals, shortcuts, tab, worker } = state;
  const next: DeskState = { ...signedOut(session.workerName, settings), signals, shortcuts, tab };
  const left = step(next, { type: 'leave', ...leave });
  // The next to sit here need not know whom this agent talked to.
  return worker ? { ...left, intents: [...left.intents, { type: 'forget-shift', workerSid: worker.sid }] } : left;
}

/** Whether the server knows that the agent has left: until then the browser's session is still good. */
export function leaveHeard(state: DeskState, isHeard: boolean): Step {
  const { session } = state;
  if (session.name !== 'signed-out') return step(state);
  const problem = { code: 'sign-out-unheard', message: 'The server does not answer.' };
  return step({
    ...state,
    session: { name: 'signed-out', workerName: session.workerName, ...(!isHeard && { problem }) },
  });
}

/** Where an available worker is left behind, so that no call is offered to an empty chair. */
function restingActivity({ activities, worker }: DeskState): string | undefined {
  const current = activities.find((activity) => activity.sid === worker?.activitySid);
  if (!current?.available) return undefined;
  const resting = activities.filter((activity) => !activity.available);
  return (resting.find((activity) => activity.name.toLowerCase() === 'offline') ?? resting[0])?.sid;
}

/**
 * How long after its beginning a token is renewed.
 *
 * @param roll - A random number from 0 to 1: agents who sign in together in the morning do not renew together.
 * @returns milliseconds
 */
export function renewalAfter(lifeMs: number, roll: number): number {
  return Math.round(lifeMs * (RENEW_AT_SHARE + RENEW_SPREAD * (2 * roll - 1)));
}

type Opened = Extract<SignInEvent, { type: 'session-opened' }>;

/** There is a token: of a sign-in, or the next one. */
export function sessionOpened(before: DeskState, event: Opened, now: number): Step {
  const { session } = before;
  if (session.name === 'signed-out') return step(before);
  const { workerName, lifeMs, roll = MIDDLE, issuedAt, askedAt = now, ownPasscode = false } = event;
  // Before anything is read: what is open already, as after a reload, is timed by it.
  const skewMs = issuedAt === undefined ? before.skewMs : skewByToken(before.skewMs, issuedAt, askedAt, now);
  const state: DeskState = { ...before, skewMs };
  const open: Session = {
    name: 'open',
    workerName,
    openedAt: now,
    renewAt: now + renewalAfter(lifeMs, roll),
    expiresAt: now + lifeMs,
    renewing: false,
    failures: 0,
    ownPasscode,
  };
  if (session.name === 'signing-in') {
    const connecting: DeskState = { ...state, session: open, connection: { name: 'connecting', since: now } };
    const next = logged(connecting, { what: 'signed-in', worker: workerName }, now);
    return step(next, { type: 'read-workspace' }, { type: 'connect', takeOver: true });
  }
  if (session.name === 'ended') {
    const back = logged({ ...state, session: open }, { what: 'signed-in-again' }, now);
    return andThen(useNewToken(back, true, now), askAboutAll);
  }
  const { connection } = state;
  const returning = connection.name === 'elsewhere' && connection.returning === true;
  const renewed = useNewToken({ ...state, session: open }, returning, now);
  return now < session.expiresAt ? renewed : andThen(renewed, askAboutAll);
}

/** Nothing could be asked for a while: what is open may be over. Who has to connect first, asks then. */
function askAboutAll(state: DeskState): Step {
  if (state.connection.name !== 'connected') return step(state);
  return step(state, ...state.engagements.map(({ sid }) => ({ type: 'reread', sid }) as const));
}

type Failed = Extract<SignInEvent, { type: 'session-failed' }>;

export function sessionFailed(before: DeskState, { problem, roll = MIDDLE }: Failed, now: number): Step {
  const state = stayElsewhere(before);
  const { session } = state;
  switch (session.name) {
    case 'signed-out':
      return step(state);
    case 'signing-in':
      // Nobody had typed anything, so there is nothing to complain of.
      return step({
        ...state,
        session: {
          name: 'signed-out',
          workerName: session.workerName,
          ...(problem.code !== 'no-session' && { problem }),
        },
      });
    case 'ended':
      return step({ ...state, session: { ...session, signingIn: false, problem } });
    default: {
      if (!session.renewing) return step(state);
      const why = END_BY_CODE[problem.code];
      if (why) return end(state, why, now);
      const next = logged(state, { what: 'renewal-failed', problem }, now);
      if (problem.status === 401) {
        // Where there are sessions of one's own, a token without one is of no use to our Functions.
        const isOver = now >= session.expiresAt || (session.ownPasscode && problem.code === 'session_expired');
        return end(next, isOver ? 'expired' : 'refused', now);
      }
      const isOver = now >= session.expiresAt;
      const failures = session.failures + 1;
      if (isOver && (failures >= LATE_FAILURES || !mayPass(problem))) return end(next, 'expired', now);
      const pause = pauseAfter(isOver ? RENEW_LATE : RENEW_RETRY, session.failures, roll);
      const renewAt = isOver ? now + pause : Math.min(now + pause, session.expiresAt);
      return step({ ...next, session: { ...session, renewing: false, failures, renewAt } });
    }
  }
}

/** Whether it is the way to the server, or the server, that has to come back first. */
function mayPass({ code, status = 0 }: Problem): boolean {
  return code === 'network' || code === 'timeout' || status === 429 || status >= 500;
}

/** The ends of a session that no other token would undo. */
const END_BY_CODE: Readonly<Record<string, SessionEnd>> = {
  signed_out: 'signed-out',
  switched_off: 'switched-off',
  somebody_else: 'somebody-else',
};

type Refused = Extract<SignInEvent, { type: 'session-refused' }>;

/** A command, the socket or the SDK's own timer says that the token is over. */
export function sessionRefused(state: DeskState, { code = '' }: Refused, now: number): Step {
  const { session } = state;
  if (session.name !== 'open') return step(state);
  const why = END_BY_CODE[code];
  if (why) return end(state, why, now);
  if (now - session.openedAt < FRESH_TOKEN_MS) return end(state, 'refused', now);
  const over = { ...session, expiresAt: Math.min(session.expiresAt, now), renewing: true };
  return session.renewing
    ? step({ ...state, session: over })
    : step({ ...state, session: over }, { type: 'open-session' });
}

function end(state: DeskState, why: SessionEnd, now: number): Step {
  const ended: Session = { name: 'ended', workerName: state.session.workerName, why, signingIn: false };
  return step(logged({ ...state, session: ended }, { what: 'session-ended', why }, now));
}

/** What waits for the network to renew a token that is over waits no longer. */
export function renewNow(state: DeskState, now: number): DeskState {
  const { session } = state;
  if (session.name !== 'open' || session.renewing || now < session.expiresAt) return state;
  return { ...state, session: { ...session, renewAt: now } };
}

/** Renews the token in time, and once more when its life is over. */
export function tickSession(state: DeskState, now: number): Step {
  const { session } = state;
  if (session.name !== 'open' || session.renewing) return step(state);
  if (now < session.renewAt) return step(state);
  return step({ ...state, session: { ...session, renewing: true } }, { type: 'open-session' });
}

/** Pauses before the workspace is read again: without it a desk has no dial pad. */
export const WORKSPACE_RETRY: Pauses = { firstMs: 2_000, longestMs: 120_000, spread: 0.25 };

type Read = Extract<SignInEvent, { type: 'workspace-read' }>;
type Unread = Extract<SignInEvent, { type: 'workspace-unread' }>;

export function readWorkspace(state: DeskState, { workspaceName, activities }: Read): DeskState {
  const { workspaceUnread: _unread, ...kept } = state;
  return { ...kept, workspaceName, activities };
}

/** It could not be read: the next try comes after a pause. What goes wrong again and again is written down once. */
export function unreadWorkspace(state: DeskState, { problem, roll = MIDDLE }: Unread, now: number): DeskState {
  const failures = state.workspaceUnread?.failures ?? 0;
  const told = failures > 0 ? state : logged(state, { what: 'workspace-unread', problem }, now);
  if (state.workspaceName !== undefined) return told;
  const tryAt = now + pauseAfter(WORKSPACE_RETRY, failures, roll);
  return { ...told, workspaceUnread: { failures: failures + 1, tryAt } };
}

/** Makes the try whose time has come. One that gets no answer, as its tab is gone, is made again. */
export function tickWorkspace(state: DeskState, now: number): Step {
  const { session, workspaceUnread: unread } = state;
  if (session.name !== 'open' || !unread || now < unread.tryAt) return step(state);
  const tryAt = now + WORKSPACE_RETRY.longestMs;
  return step({ ...state, workspaceUnread: { ...unread, tryAt } }, { type: 'read-workspace' });
}
