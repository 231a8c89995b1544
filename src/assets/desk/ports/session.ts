import { asObject } from '../model/json';
import type { Api, Ticket } from './api';
import { ProblemError } from './problem';

/** What it takes to go on with a session: what the agent typed, and the token in use. */
export interface Secrets {
  readonly credentials?: { readonly workerName: string; readonly password: string };
  readonly ticket?: Ticket;
}

/** The signed-in agent's token, and the means to get the next one. */
export interface SessionPort {
  /** What the agent typed. Kept in this closure only, for renewals; never stored, never put into the model. */
  remember(workerName: string, password: string): void;
  /**
   * Fetches a token.
   *
   * @returns With it, how long it lives and when it was issued by the server's clock, both in milliseconds.
   * @throws ProblemError
   */
  open(): Promise<{ ticket: Ticket; lifeMs: number; issuedAt: number }>;
  /** The token in use. @throws ProblemError when there is none */
  token(): string;
  ticket(): Ticket | undefined;
  forget(): void;
  /** For another tab of this browser, should this one be gone; `undefined` when there is nothing to know. */
  secrets(): Secrets | undefined;
  /** Goes on with another tab's session, or forgets it together with that tab. */
  adopt(secrets: Secrets | undefined): void;
}

/** @param told - Hears that the secrets have changed here. */
export function createSession(api: Api, told: () => void = () => {}): SessionPort {
  let credentials: Secrets['credentials'];
  let current: Ticket | undefined;

  return {
    remember(workerName, password) {
      credentials = { workerName, password };
      told();
    },

    async open() {
      const asked = credentials;
      if (!asked) throw new ProblemError({ code: 'unauthorized', message: 'No password is known.', status: 401 });
      try {
        const ticket = await api.signIn(asked.workerName, asked.password);
        // Somebody signed out, or typed something else, while the answer was on its way.
        if (credentials !== asked) throw new ProblemError({ code: 'superseded', message: 'A newer sign-in came.' });
        current = ticket;
        told();
        return { ticket, ...timesOf(ticket.token) };
      } catch (error) {
        const wrong = error instanceof ProblemError && error.problem.status === 401;
        if (wrong && credentials === asked) credentials = undefined;
        throw error;
      }
    },

    token() {
      if (current) return current.token;
      throw new ProblemError({ code: 'unauthorized', message: 'Nobody is signed in.', status: 401 });
    },

    ticket: () => current,

    forget() {
      credentials = undefined;
      current = undefined;
      told();
    },

    secrets: () =>
      credentials || current ? { ...(credentials && { credentials }), ...(current && { ticket: current }) } : undefined,

    adopt(secrets) {
      credentials = secrets?.credentials;
      current = secrets?.ticket;
    },
  };
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
  const { iat, exp } = asObject(JSON.parse(decodeBase64Url(token.split('.')[1] ?? '')));
  if (typeof iat === 'number' && typeof exp === 'number' && exp > iat) {
    return { lifeMs: (exp - iat) * 1000, issuedAt: iat * 1000 };
  }
  throw new ProblemError({ code: 'unreadable', message: 'The token does not say how long it lives.' });
}

function decodeBase64Url(text: string): string {
  return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
}
