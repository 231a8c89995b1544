import { asObject } from '../ground/json';
import type { Api, Ticket } from '../ground/api';
import { ProblemError } from '../ground/problem';

/** What it takes to go on with a session: what the agent typed, and the token in use. */
export interface Secrets {
  readonly credentials?: { readonly workerName: string; readonly password: string };
  /** They were typed since the last token came, and nobody knows yet whether they are right. */
  readonly untried?: boolean;
  readonly ticket?: Ticket;
}

/** The signed-in agent's token, and the means to get the next one. */
export interface SessionPort {
  /** What the agent typed. Kept in this closure only, for renewals; never stored, never put into the model. */
  remember(workerName: string, password: string): void;
  /**
   * Fetches a token: with what was typed, where that is new; else with the renewal of the session there is, and with the
   * password where there is none or it is not taken.
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
  let isUntried = false;
  let current: Ticket | undefined;

  async function byPassword(asked: Secrets['credentials']): Promise<Ticket> {
    if (!asked) throw new ProblemError({ code: 'unauthorized', message: 'No password is known.', status: 401 });
    try {
      return await api.signIn(asked.workerName, asked.password);
    } catch (error) {
      if (statusOf(error) === 401 && credentials === asked) {
        credentials = undefined;
        isUntried = false;
      }
      throw error;
    }
  }

  async function nextTicket(): Promise<Ticket> {
    const [asked, renewal, isTyped] = [credentials, current?.renewal, isUntried];
    if (renewal === undefined) return byPassword(asked);
    try {
      return await (isTyped ? byPassword(asked) : api.renew(renewal));
    } catch (error) {
      if (!isTyped && asked && isRefusal(error)) return byPassword(asked);
      if (!isTyped || statusOf(error) !== 429) throw error;
      // Who guesses under this worker's name shuts the sign-in, and not the session that is open.
      return api.renew(renewal).catch(() => Promise.reject(error));
    }
  }

  return {
    remember(workerName, password) {
      credentials = { workerName, password };
      isUntried = true;
      told();
    },

    async open() {
      const before = { credentials, isOpen: current !== undefined };
      const ticket = await nextTicket();
      // Somebody signed out, or typed something else, while the answer was on its way.
      if (credentials !== before.credentials || (before.isOpen && !current)) {
        throw new ProblemError({ code: 'superseded', message: 'A newer sign-in came.' });
      }
      isUntried = false;
      current = ticket;
      told();
      return { ticket, ...timesOf(ticket.token) };
    },

    token() {
      if (current) return current.token;
      throw new ProblemError({ code: 'unauthorized', message: 'Nobody is signed in.', status: 401 });
    },

    ticket: () => current,

    forget() {
      credentials = undefined;
      isUntried = false;
      current = undefined;
      told();
    },

    secrets: () =>
      credentials || current
        ? {
            ...(credentials && { credentials }),
            ...(isUntried && { untried: true }),
            ...(current && { ticket: current }),
          }
        : undefined,

    adopt(secrets) {
      credentials = secrets?.credentials;
      isUntried = secrets?.untried === true;
      current = secrets?.ticket;
    },
  };
}

function statusOf(error: unknown): number | undefined {
  return error instanceof ProblemError ? error.problem.status : undefined;
}

/** Whether asking the same once more would be answered the same. */
function isRefusal(error: unknown): boolean {
  const status = statusOf(error) ?? 0;
  return status >= 400 && status < 500 && status !== 429;
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
