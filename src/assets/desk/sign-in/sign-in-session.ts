import { asObject, type JsonObject } from '../ground/json';
import type { Api, Ticket, Typed } from '../ground/api';
import type { Clock } from '../ground/clock';
import { MIDDLE, pauseAfter, type Pauses } from '../ground/backoff';
import { ProblemError } from '../ground/problem';
import type { SignedInHere } from './sign-in-here';

/** The signed-in agent's token, and the means to get the next one. */
export interface SessionPort {
  /** What the agent typed, for the next `open` alone: after it nothing but the form has it. Never stored, never put into the model. */
  remember(typed: Typed): void;
  /**
   * Fetches a token: with what was typed, where something was; else by the session that the browser keeps.
   *
   * @returns With it, how long it lives and when it was issued by the server's clock, both in milliseconds.
   * @throws ProblemError `no-session` where nothing was typed and there is nothing to go on with, `somebody_else` where the
   * browser's session is another person's by now
   */
  open(): Promise<{ ticket: Ticket; lifeMs: number; issuedAt: number }>;
  /** The token in use. @throws ProblemError when there is none */
  token(): string;
  ticket(): Ticket | undefined;
  /** Forgets a session that is over. */
  forget(): void;
  /**
   * Forgets the session here, and ends it on the server, however often that has to be asked: the cookie would go on with it.
   *
   * @param unheard - Told where the server does not answer for a while.
   * @returns Settles when the server has ended it, or somebody else signs in.
   */
  leave(unheard: () => void): Promise<void>;
  /** Goes on with another tab's token, or forgets it together with that tab. */
  adopt(ticket: Ticket | undefined): void;
}

/** What a session has to do with the world by. */
export interface SessionSurroundings {
  readonly api: Pick<Api, 'signIn' | 'renew' | 'signOut'>;
  readonly clock: Clock;
  readonly here: SignedInHere;
  /** Hears that the token has changed here. */
  readonly told?: () => void;
}

/** Pauses before the server is told once more that somebody has left. */
const LEAVE_RETRY: Pauses = { firstMs: 1_000, longestMs: 30_000, spread: 0 };

/** How often it may not have answered before somebody is told. */
const QUIET_TRIES = 2;

export function createSession({ api, clock, here, told = () => {} }: SessionSurroundings): SessionPort {
  let typed: Typed | undefined;
  let current: Ticket | undefined;
  /** Grows when somebody signs in or out: an answer to what was asked before comes too late. */
  let turn = 0;
  let leaving: Promise<unknown> = Promise.resolve();

  async function nextTicket(asked: Typed | undefined, before: Ticket | undefined): Promise<Ticket> {
    if (!asked) return goOn(before);
    try {
      return await api.signIn(asked);
    } catch (error) {
      if (!before || statusOf(error) !== 429) throw error;
      // Who guesses under this worker's name shuts the sign-in, and not the session that is open.
      return goOn(before).catch(() => Promise.reject(error));
    }
  }

  async function goOn(before: Ticket | undefined): Promise<Ticket> {
    try {
      const ticket = await api.renew(before?.renewal);
      if (!before || workerOf(before) === workerOf(ticket)) return ticket;
    } catch (error) {
      if (!before && statusOf(error) === 401)
        throw new ProblemError({ code: 'no-session', message: 'Nobody is signed in.' });
      throw error;
    }
    throw new ProblemError({
      code: 'somebody_else',
      message: 'Somebody else has signed in on this browser.',
      status: 401,
    });
  }

  async function endOnServer(mine: number, unheard: () => void): Promise<void> {
    const isMine = (): boolean => turn === mine;
    for (let tries = 0; isMine(); tries += 1) {
      const asked = api.signOut();
      // Whoever signs in next waits for this: it is not to end their session.
      leaving = asked.catch(() => undefined);
      try {
        await asked;
        if (isMine()) here.save('out', clock.now());
        return;
      } catch {
        if (tries === QUIET_TRIES && isMine()) unheard();
      }
      await new Promise<void>((resolve) => void clock.after(pauseAfter(LEAVE_RETRY, tries, MIDDLE), resolve));
    }
  }

  function forget(): void {
    typed = undefined;
    current = undefined;
    turn += 1;
    told();
  }

  return {
    remember(given) {
      typed = given;
      turn += 1;
    },

    async open() {
      const [asked, before] = [typed, current];
      typed = undefined;
      const mine = turn;
      await leaving;
      const ticket = await nextTicket(asked, before);
      // Somebody signed out, or typed something else, while the answer was on its way.
      if (turn !== mine) throw new ProblemError({ code: 'superseded', message: 'A newer sign-in came.' });
      current = ticket;
      here.save('in', clock.now());
      told();
      return { ticket, ...timesOf(ticket.token) };
    },

    token() {
      if (current) return current.token;
      throw new ProblemError({ code: 'unauthorized', message: 'Nobody is signed in.', status: 401 });
    },

    ticket: () => current,

    forget,

    leave(unheard) {
      forget();
      here.save('leaving', clock.now());
      return endOnServer(turn, unheard);
    },

    adopt(ticket) {
      // Somebody signed in or out in another tab: what is under way here comes too late.
      if (!ticket !== !current) turn += 1;
      current = ticket;
    },
  };
}

function statusOf(error: unknown): number | undefined {
  return error instanceof ProblemError ? error.problem.status : undefined;
}

/**
 * How long a token lives, from its own `iat` and `exp`, so that a computer whose clock is off renews in time.
 *
 * @returns milliseconds
 */
export function lifeOf(token: string): number {
  return timesOf(token).lifeMs;
}

function timesOf(token: string): { lifeMs: number; issuedAt: number } {
  const { iat, exp } = claimsOf(token);
  if (typeof iat === 'number' && typeof exp === 'number' && exp > iat) {
    return { lifeMs: (exp - iat) * 1000, issuedAt: iat * 1000 };
  }
  throw new ProblemError({ code: 'unreadable', message: 'The token does not say how long it lives.' });
}

/** Whose token it is. */
const workerOf = ({ token }: Ticket): unknown =>
  asObject(asObject(claimsOf(token)['grants'])['task_router'])['worker_sid'];

const claimsOf = (token: string): JsonObject => asObject(JSON.parse(decodeBase64Url(token.split('.')[1] ?? '')));

function decodeBase64Url(text: string): string {
  return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
}
