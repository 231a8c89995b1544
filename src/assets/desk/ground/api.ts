import type { ActivityFacts } from './facts';
import { asObject, type JsonObject } from './json';
import type { Features } from '../dialling/dialling-state';
import { plainText } from './plain-text';
import type { Clock } from './clock';
import { codeOfStatus, ProblemError } from './problem';

/** Where the SDK finds TaskRouter when it is not Twilio's own address. */
export interface BridgeAddress {
  readonly ebServer: string;
  readonly wsServer: string;
}

/** The answer to a sign-in. */
export interface Ticket {
  readonly token: string;
  readonly workerName: string;
  readonly taskrouter?: BridgeAddress;
  /** Where the browser's telephone enters Twilio's network, unless the SDK is to choose. */
  readonly phoneEdge?: string;
  /** Where the conferences that this page asks for tell who leaves them, unless nobody could hear it. */
  readonly conferenceEvents?: string;
  /** What they tell, with blanks between; that somebody left where absent. */
  readonly conferenceEventTypes?: string;
  /** Gets the next token where the browser keeps no cookie, as from a page without TLS; what only a sign-in with a shared password gives. */
  readonly renewal?: string;
  /** Whoever signed in has a passcode of their own, and may change it. */
  readonly ownPasscode?: boolean;
}

/** What somebody types to sign in. */
export interface Typed {
  readonly workerName: string;
  /** Or the code of an invitation. */
  readonly password: string;
  /** Chosen by whoever comes with an invitation. */
  readonly newPasscode?: string;
}

/** Our own Functions, beside which the page is served. Every method throws a {@link ProblemError}. */
export interface Api {
  signIn(typed: Typed): Promise<Ticket>;
  /**
   * Goes on with the session that the browser's cookie is of, whatever anybody else tries under the worker's name. Repeating it does no
   * harm.
   *
   * @param renewal - In the cookie's place.
   */
  renew(renewal?: string): Promise<Ticket>;
  /** Ends the session of the browser's cookie on the server; also when the page is closed meanwhile. Repeating it does no harm. */
  signOut(): Promise<void>;
  /** Gives whoever is signed in another passcode. Repeating it does no harm. */
  changePasscode(password: string, newPasscode: string): Promise<void>;
  readWorkspace(token: string): Promise<{ workspaceName: string; activities: ActivityFacts[]; features: Features }>;
  /** Ends a conference for everybody in it. */
  endConference(token: string, conference: string): Promise<{ alreadyEnded: boolean }>;
  /**
   * Writes notes, disposition or a longer time for wrap-up into the task; also when the page is closed meanwhile.
   *
   * @returns When the wrap-up ends, in epoch milliseconds by the server's clock, and the notes with what a colleague wrote.
   */
  writeWrapUp(token: string, words: WrapUpWords): Promise<{ deadline?: number; notes?: string }>;
  /** Asks a Function by its path and query; the answer is untrusted. */
  get(path: string, token: string): Promise<JsonObject>;
  /** Sends a Function something; the answer is untrusted. */
  post(path: string, body: JsonObject, token: string): Promise<JsonObject>;
  /** Completes a task that is left in wrapping. `status` is the task's status afterwards. */
  fixTask(token: string, taskSid: string): Promise<{ status: string; fixed: boolean }>;
}

/** What `/wrap-up` takes; what is left out stays as it is. */
export interface WrapUpWords {
  readonly taskSid: string;
  readonly notes?: string;
  /** What was known to be saved before: what a colleague wrote since is merged. */
  readonly notesBefore?: string;
  readonly disposition?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly moreTime?: boolean;
}

/** A Function that has not answered by then is taken not to answer at all. */
export const API_TIMEOUT_MS = 15_000;

/** The part of `fetch` the ports need. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * @param role - As what somebody signs in; an agent where it is left out.
 * @param embedded - The page is in another program's frame.
 */
export function createApi(clock: Clock, send: Fetch, role?: 'supervisor', embedded = false): Api {
  async function call(path: string, init: RequestInit): Promise<JsonObject> {
    const stop = new AbortController();
    const cancel = clock.after(API_TIMEOUT_MS, () => stop.abort());
    try {
      const response = await send(path, {
        ...init,
        signal: stop.signal,
        cache: 'no-store',
        credentials: 'same-origin',
      });
      const body = asObject(await response.json().catch(() => undefined));
      if (!response.ok) throw refusal(response, body);
      return body;
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      const code = stop.signal.aborted ? 'timeout' : 'network';
      throw new ProblemError({ code, message: `${path} did not answer.` });
    } finally {
      cancel();
    }
  }

  function post(path: string, body: JsonObject, token?: string, init: RequestInit = {}): Promise<JsonObject> {
    const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
    // In another site's frame the session's cookie has to be of another kind.
    const whole = embedded && path === '/token' ? { ...body, embedded } : body;
    return call(path, { ...init, method: 'POST', headers, body: JSON.stringify(whole) });
  }

  return {
    get: (path, token) => call(path, { headers: { Authorization: `Bearer ${token}` } }),
    post,

    async signIn({ workerName, password, newPasscode }) {
      const choice = newPasscode === undefined ? {} : { newPasscode };
      const answer = await post('/token', { worker: workerName, password, ...choice, ...(role && { role }) });
      const { renewal, device } = answer;
      // For half a year, which no Function may ask of a browser.
      if (typeof device === 'string') document.cookie = device;
      return { ...ticketOf(answer), ...(typeof renewal === 'string' && { renewal }) };
    },

    async renew(renewal) {
      const answer = await post('/token', { renew: true, ...(role && { role }) }, renewal);
      return { ...ticketOf(answer), ...(renewal !== undefined && { renewal }) };
    },

    async signOut() {
      await post('/token', { signOut: true, ...(role && { role }) }, undefined, { keepalive: true });
    },

    async changePasscode(password, newPasscode) {
      await post('/token', { changePasscode: true, password, newPasscode });
    },

    async readWorkspace(token) {
      const answer = await call('/activities', { headers: { Authorization: `Bearer ${token}` } });
      const { outbound, thirdNumber, callerIds, history, help, calls, recording } = asObject(answer['features']);
      const { policies, pauses } = asObject(recording);
      const { prefixes } = asObject(calls);
      const activities = Array.isArray(answer['activities']) ? answer['activities'].map(asObject) : [];
      return {
        workspaceName: plainText(text(asObject(answer['workspace'])['friendlyName'], '/activities')),
        activities: activities.map((activity) => ({
          sid: text(activity['sid'], '/activities'),
          name: plainText(text(activity['friendlyName'], '/activities')),
          available: activity['available'] === true,
        })),
        features: {
          outbound: outbound === true,
          thirdNumber: thirdNumber === true,
          ...(Array.isArray(callerIds) && { callerIds: callerIds.map((number) => plainText(String(number))) }),
          ...(history === true && { history }),
          ...(policies !== undefined && { recording: { policies: asObject(policies), pauses: pauses === true } }),
          ...(help === true && { help }),
          ...(Array.isArray(prefixes) && { prefixes: prefixes.map((prefix) => plainText(String(prefix))) }),
        },
      };
    },

    async endConference(token, conference) {
      const answer = await post('/conference-end', { conference }, token);
      return { alreadyEnded: answer['alreadyEnded'] === true };
    },

    async writeWrapUp(token, words) {
      const answer = await post('/wrap-up', { ...words }, token, { keepalive: true });
      const deadline = typeof answer['deadline'] === 'string' ? Date.parse(answer['deadline']) : Number.NaN;
      const { notes } = answer;
      return { ...(Number.isFinite(deadline) && { deadline }), ...(typeof notes === 'string' && { notes }) };
    },

    async fixTask(token, taskSid) {
      const answer = await post('/task-fix', { taskSid }, token);
      return { status: text(answer['assignmentStatus'], '/task-fix'), fixed: answer['fixed'] === true };
    },
  };
}

function ticketOf(answer: JsonObject): Ticket {
  const { ebServer, wsServer } = asObject(answer['taskrouter']);
  const { edge } = asObject(answer['phone']);
  const { events, which } = asObject(answer['conferences']);
  const elsewhere = typeof ebServer === 'string' && typeof wsServer === 'string' && { ebServer, wsServer };
  return {
    token: text(answer['token'], '/token'),
    workerName: text(asObject(answer['worker'])['friendlyName'], '/token'),
    ...(elsewhere && { taskrouter: elsewhere }),
    ...(typeof edge === 'string' && { phoneEdge: edge }),
    ...(typeof events === 'string' && { conferenceEvents: events }),
    ...(typeof which === 'string' && { conferenceEventTypes: which }),
    ...(answer['ownPasscode'] === true && { ownPasscode: true }),
  };
}

function text(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  throw new ProblemError({ code: 'unreadable', message: `${path} answered something this page cannot read.` });
}

function refusal({ status, headers }: Response, body: JsonObject): ProblemError {
  const { code, message } = asObject(body['error']);
  const seconds = Number(headers.get('Retry-After'));
  return new ProblemError({
    code: typeof code === 'string' ? code : codeOfStatus(status),
    message: typeof message === 'string' ? message : `The server answered ${status}.`,
    status,
    ...(seconds > 0 && { retryAfterSeconds: seconds }),
  });
}

/** Sends, and gives up what has not been answered in full by then: nothing of the page may wait for ever. */
export function patient(send: Fetch, clock: Clock): Fetch {
  return (url, init) => {
    const stop = new AbortController();
    clock.after(API_TIMEOUT_MS, () => stop.abort());
    return send(url, { ...init, signal: stop.signal });
  };
}
