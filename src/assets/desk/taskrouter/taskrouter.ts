import type { Reservation, TaskRouterEventHandler, Worker } from 'twilio-taskrouter';
import { pauseAfter, type Pauses } from '../ground/backoff';
import type { ConnectionEvent } from '../connection/connection-state';
import type { ActivityEvent } from '../activity/activity-state';
import type { OfferEvent } from '../offer/offer-state';
import type { SignInEvent } from '../sign-in/sign-in-state';
import type { TransferEvent } from '../transfer/transfer-state';
import type { WorkerFacts } from '../ground/facts';
import { asObject } from '../ground/json';
import type { AcceptBy } from '../ground/task';
import type { Fetch, Ticket } from '../ground/api';
import type { Clock } from '../ground/clock';
import { closingOf } from './closing';
import { type Asking, catchUp, recall, recallWorker, type Standing } from './taskrouter-missed';
import { ProblemError, problemOf } from '../ground/problem';
import { holdReservations, isHandingOn } from './held-reservations';
import { lifeOf } from '../sign-in/sign-in-session';
import { activityFacts, reservationFacts, workerFacts } from './taskrouter-facts';

/** The part of the `twilio-taskrouter` package the page uses. */
export interface Sdk {
  readonly Worker: typeof Worker;
  readonly TaskRouterEventHandler: typeof TaskRouterEventHandler;
}

type PortEvent =
  | ConnectionEvent
  | ActivityEvent
  | OfferEvent
  | TransferEvent
  | Extract<SignInEvent, { type: 'session-refused' }>;

/** TaskRouter through Twilio's SDK. What becomes of a request is told by events; promises tell only that it was sent. */
export interface TaskRouterPort {
  /**
   * Connects anew, in the place of any connection there is.
   *
   * @param takeOver - Whether TaskRouter closes the worker's other sessions.
   */
  connect(ticket: Ticket, takeOver: boolean): Promise<void>;
  /** Goes on with a new token, without a break while connected; otherwise the next connection is made with it. */
  useToken(ticket: Ticket): Promise<void>;
  /** @param rejectPending - Whether what rings is rejected with it; only with an activity that is not available. */
  setActivity(activitySid: string, rejectPending?: boolean): Promise<WorkerFacts>;
  /** Asks how the worker really stands. */
  readWorker(): Promise<WorkerFacts>;
  /**
   * @param joins - Whether a conference goes on when this agent leaves it.
   * @param record - Whether it is recorded from the beginning.
   */
  accept(sid: string, by: AcceptBy, joins?: boolean, record?: boolean): Promise<void>;
  reject(sid: string): Promise<void>;
  wrap(sid: string): Promise<void>;
  complete(sid: string): Promise<void>;
  reread(sid: string): Promise<void>;
  /** Asks how a reservation stands, and has the SDK know it anew. @returns `undefined` where it is gone */
  look(sid: string): Promise<Standing | undefined>;
  /**
   * Looks anew how every reservation stands, where what was thrown is the SDK's word for a frame that it could make nothing
   * of: an object that it never made, because an answer was lost.
   *
   * @returns Whether it is.
   */
  heardThrow(message: string): boolean;
  /** The SDK's reservation. @throws ProblemError where it is not open */
  reservationOf(sid: string): Reservation;
  /** Disconnects, after going to an activity when one is given. */
  leave(activitySid?: string): Promise<void>;
  /** Disconnects, because another tab has the connection now; the worker stays as they are. */
  letGo(): void;
}

/** The SDK says that a token is over this long before it is. */
const TOKEN_TIMER_EARLY_MS = 6_000;

/** Pauses before it is asked again what was offered while the SDK started: it rings unseen until that is known. */
export const MISSED_RETRY: Pauses = { firstMs: 2_000, longestMs: 24_000, spread: 0.25 };

/** Who signs out is disconnected by then, whatever becomes of their activity; TaskRouter takes them offline with it. */
export const LEAVE_WITHIN_MS = 3_000;

export interface TaskRouterOptions {
  readonly loadSdk: () => Promise<Sdk>;
  readonly clock: Clock;
  readonly tell: (event: PortEvent) => void;
  readonly send: Fetch;
  /** A random number from 0 to 1, to spread tries by. */
  readonly random: () => number;
}

export function createTaskRouter(options: TaskRouterOptions): TaskRouterPort {
  const { loadSdk, clock, send, random } = options;
  let told = 0;
  function tell(event: PortEvent): void {
    told += 1;
    options.tell(event);
  }
  const held = holdReservations(tell);
  /** The newest SDK: requests go through it, also while its socket is gone. */
  let worker: Worker | undefined;
  /** The one that is listened to. */
  let heard: Worker | undefined;
  let ticket: Ticket | undefined;
  /** The token the SDK's socket was opened with, and when the one in use runs out. */
  let openedWith: Ticket | undefined;
  let expiresAt = 0;
  /** The token each SDK asks by, and when it runs out. One that was replaced never gets another. */
  const asksBy = new WeakMap<Worker, { readonly ticket: Ticket; readonly expiresAt: number }>();
  let isReady = false;
  /** How to ask besides the SDK; there as soon as it has been ready once. */
  let asking: Asking | undefined;
  /** The newest version of the worker that was seen. */
  let newest = 0;
  /** Whether what the SDK tells of was made some time ago, as it was found or asked for. */
  let isLate = false;

  function late(announce: () => void): void {
    isLate = true;
    try {
      announce();
    } finally {
      isLate = false;
    }
  }

  async function start(takeOver: boolean): Promise<void> {
    const starting = ticket;
    const sdk = await loadSdk();
    if (!starting || starting !== ticket) return;
    hangUp();
    const fresh = new sdk.Worker(starting.token, {
      ...starting.taskrouter,
      closeExistingSessions: takeOver,
      // When the last tab closes, no call is offered to an empty chair.
      setWorkerOfflineIfDisconnected: true,
      logLevel: 'silent',
    });
    worker = fresh;
    heard = fresh;
    openedWith = starting;
    asksBy.set(fresh, { ticket: starting, expiresAt });
    listen(fresh, sdk);
  }

  /** Closes the socket without a word to anybody; the SDK would otherwise knock every second for ever. */
  function hangUp(): void {
    isReady = false;
    const old = heard;
    heard = undefined;
    old?.disconnect();
  }

  function listen(fresh: Worker, sdk: Sdk): void {
    /** An SDK that was replaced may still have something to say; nobody listens to it. */
    const whileCurrent =
      <T extends unknown[]>(handle: (...args: T) => void) =>
      (...args: T): void => {
        if (heard === fresh) handle(...args);
      };
    const changed = whileCurrent(() => {
      if (isPast(fresh)) void readAnew(fresh, 0);
      else tell({ type: 'worker-changed', worker: workerFacts(fresh) });
    });
    const started = whileCurrent(() => ready(fresh, sdk));
    const expired = whileCurrent(() => tokenExpired(fresh));
    const offered = whileCurrent((reservation: Reservation) => {
      held.hold(reservation, fresh);
      tell({ type: 'reservation-arrived', reservation: reservationFacts(reservation), ...(isLate && { late: true }) });
    });
    // The SDK hands over the raw task here, whatever its types say.
    const offerFailed = whileCurrent((task: unknown) => {
      const { reason } = asObject(task);
      tell({ type: 'offer-failed', reason: typeof reason === 'string' ? reason : '' });
    });
    fresh.on('ready', started);
    fresh.on('disconnected', whileCurrent(disconnected));
    fresh.on('error', whileCurrent(failed));
    fresh.on('tokenExpired', expired);
    fresh.on('activityUpdated', changed);
    fresh.on('attributesUpdated', changed);
    fresh.on('reservationCreated', offered);
    fresh.on('reservationFailed', offerFailed);
  }

  /**
   * Whether what the SDK has just taken for its worker is older than what it had: a frame that another has overtaken. It believes
   * each as it comes.
   */
  function isPast({ version }: Worker): boolean {
    const isOlder = Number(version) < newest;
    if (!isOlder) newest = Number(version);
    return isOlder;
  }

  /** @param failures - Tries that have failed so far. */
  async function readAnew(current: Worker, failures: number): Promise<void> {
    if (heard !== current || !asking || !ticket) return;
    const used = ticket;
    try {
      // Whatever is read is believed.
      newest = 0;
      await recallWorker({ ...asking, ticket });
    } catch (error) {
      noticeRefusal(error, used);
      clock.after(pauseAfter(MISSED_RETRY, failures, random()), () => void readAnew(current, failures + 1));
    }
  }

  function ready(current: Worker, sdk: Sdk): void {
    isReady = true;
    newest = Number(current.version);
    // Before the model is told, for it may ask at once.
    asking = ticket && { worker: current, Handler: sdk.TaskRouterEventHandler, ticket, send, late, heard: () => told };
    const open = current.reservations;
    for (const reservation of open.values()) held.hold(reservation, current);
    tell({
      type: 'ready',
      worker: workerFacts(current),
      activities: activityFacts(current),
      reservations: [...open.values()].map(reservationFacts),
    });
    for (const reservation of open.values())
      if (!isHandingOn(reservation)) tell({ type: 'transfer-unheard', sid: reservation.sid });
    void lookForMissed(current, 0);
  }

  /** @param failures - Tries that have failed so far. */
  async function lookForMissed(current: Worker, failures: number): Promise<void> {
    if (heard !== current || !asking || !ticket) return;
    const used = ticket;
    try {
      const sids = await catchUp({ ...asking, ticket });
      await Promise.all(sids.map((sid) => held.reread(sid).catch((error: unknown) => noticeRefusal(error, used))));
    } catch (error) {
      noticeRefusal(error, used);
      clock.after(pauseAfter(MISSED_RETRY, failures, random()), () => void lookForMissed(current, failures + 1));
    }
  }

  /**
   * Asks by the newest token how a reservation really stands: one that only another tab has held so far, or that an SDK
   * gave which was replaced, is fetched for the SDK there is.
   */
  async function reread(sid: string): Promise<void> {
    if (!isUpToDate(sid)) {
      if (!(await look(sid))) return;
      // It could not be told while nobody listens; who connects next asks again.
      if (!isUpToDate(sid)) throw notConnected();
    }
    await held.reread(sid);
  }

  /** Whether a reservation is held, and asks by the token in use. */
  function isUpToDate(sid: string): boolean {
    const owner = held.ownerOf(sid);
    return owner !== undefined && asksBy.get(owner)?.ticket === ticket;
  }

  /** The token in use was refused. What was asked by an older one says nothing about it. */
  function noticeRefusal(error: unknown, used: Ticket): void {
    if (problemOf(error).status === 401 && used === ticket) tell({ type: 'session-refused' });
  }

  async function look(sid: string): Promise<Standing | undefined> {
    if (!asking || !ticket) throw notConnected();
    const known = await recall({ ...asking, ticket }, sid);
    if (!known) {
      held.letGo(sid);
      tell({ type: 'reservation-gone', sid });
    } else if (!known.isHandingOn) tell({ type: 'transfer-unheard', sid });
    return known;
  }

  function take(given: Ticket): void {
    ticket = given;
    expiresAt = clock.now() + lifeOf(given.token);
  }

  /**
   * The SDK's timer for a token runs as long as the token its socket was opened with, whatever token it has by now,
   * and keeps it from reconnecting. Giving it the token once more puts that right.
   */
  function tokenExpired(current: Worker): void {
    if (ticket && clock.now() < expiresAt - TOKEN_TIMER_EARLY_MS) current.updateToken(ticket.token);
    else tell({ type: 'session-refused' });
  }

  function disconnected(reason: unknown): void {
    const closing = closingOf(asObject(reason)['message']);
    hangUp();
    if (closing === 'taken-over') {
      tell({ type: 'taken-over' });
      return;
    }
    tell({ type: 'connection-lost', roll: random() });
    // A socket may be closed because the token it was opened with is over; the next one is opened with the newest.
    if (closing === 'token' && openedWith === ticket) tell({ type: 'session-refused' });
  }

  function failed(error: unknown): void {
    const problem = problemOf(error);
    if (!problem.message.startsWith('Failed to initialize')) return;
    hangUp();
    tell({ type: 'connection-failed', problem, roll: random() });
  }

  function reservationOf(sid: string): Reservation {
    const reservation = held.get(sid);
    if (!reservation) throw new ProblemError({ code: 'not-found', message: `No reservation ${sid} is open.` });
    const owner = held.ownerOf(sid);
    const by = owner && asksBy.get(owner);
    // Refused it would be, and nothing could be learnt from that about the token in use.
    if (by && by.ticket !== ticket && clock.now() >= by.expiresAt) throw notConnected();
    return reservation;
  }

  /** Waits until work is done, or has failed, or has taken too long. */
  function settled(work: Promise<unknown>, atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = clock.after(atMostMs, resolve);
      const end = (): void => {
        cancel();
        resolve();
      };
      work.then(end, end);
    });
  }

  async function ask(sid: string, make: (reservation: Reservation) => Promise<Reservation>): Promise<void> {
    await make(reservationOf(sid));
  }

  return {
    connect(given, takeOver) {
      take(given);
      return start(takeOver);
    },

    async useToken(given) {
      take(given);
      if (!heard || !isReady) return;
      heard.updateToken(given.token);
      asksBy.set(heard, { ticket: given, expiresAt });
      // The SDK tells nobody about the new token until its next request; this one lets TaskRouter keep the socket open.
      await heard.fetchLatestVersion().catch((error: unknown) => noticeRefusal(error, given));
    },

    async setActivity(activitySid, rejectPending = false) {
      const current = worker;
      const activity = current?.activities.get(activitySid);
      if (!current || !activity) throw notConnected();
      await activity.setAsCurrent(rejectPending ? { rejectPendingReservations: true } : {});
      newest = Math.max(newest, Number(current.version));
      return workerFacts(current);
    },

    async readWorker() {
      if (!asking || !ticket) throw notConnected();
      const asked = { ...asking, ticket };
      newest = 0;
      await recallWorker(asked);
      return workerFacts(asked.worker);
    },

    accept: (sid, by, joins = false, record = false) =>
      ask(sid, (reservation) =>
        by === 'accept'
          ? reservation.accept()
          : reservation.conference({
              ...CONFERENCE,
              ...toldTo(ticket),
              endConferenceOnExit: !joins,
              ...(record && { conferenceRecord: 'record-from-start' }),
            }),
      ),
    reject: (sid) => ask(sid, (reservation) => reservation.reject()),
    wrap: (sid) => ask(sid, (reservation) => reservation.wrap()),
    complete: (sid) => ask(sid, (reservation) => reservation.complete()),
    reread,
    look,
    heardThrow(message) {
      const isOfSdk = /Failed to (update|create|emit) .*(Task|Reservation|Worker)/.test(message);
      if (isOfSdk) told += 1;
      if (isOfSdk) for (const sid of held.sids()) void look(sid).catch(() => undefined);
      return isOfSdk;
    },
    reservationOf,

    async leave(activitySid) {
      const [current, socket] = [worker, heard];
      worker = undefined;
      heard = undefined;
      ticket = undefined;
      asking = undefined;
      isReady = false;
      held.clear();
      const activity = activitySid === undefined ? undefined : current?.activities.get(activitySid);
      if (activity) {
        // An offer that came at the last moment goes to others at once, instead of ringing at an empty chair.
        const options = activity.available ? {} : { rejectPendingReservations: true };
        await settled(activity.setAsCurrent(options), LEAVE_WITHIN_MS);
      }
      socket?.disconnect();
    },

    letGo() {
      hangUp();
      worker = undefined;
      ticket = undefined;
      asking = undefined;
      held.clear();
    },
  };
}

function notConnected(): ProblemError {
  return new ProblemError({ code: 'not-connected', message: 'Not connected yet.' });
}

/** Has the Functions hear who leaves the conference or is held in it: a customer may be left alone, and this page be closed. */
const toldTo = ({ conferenceEvents: url, conferenceEventTypes = 'leave hold end' }: Partial<Ticket> = {}) =>
  url === undefined ? {} : { conferenceStatusCallback: url, conferenceStatusCallbackEvent: conferenceEventTypes };

/** Whoever hangs up ends the call: nobody is left alone in a conference. */
const CONFERENCE = { endConferenceOnExit: true, endConferenceOnCustomerExit: true };
