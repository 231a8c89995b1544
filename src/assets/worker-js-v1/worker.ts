import { EventEmitter } from 'events';
import {
  Worker as SdkWorker,
  type Activity,
  type Channel,
  type Reservation,
  type Task,
  type WorkerOptions,
} from 'twilio-taskrouter';
import { requireAccessToken } from './access-token';
import { answerTo, impossible, VersionOneError, wrong, type Answering } from './answer';
import { activityEntity, channelEntity, entity, list, workerFields, type Entity } from './entity';
import { callbackIn, changesIn, flag, objectIn, text, type Given } from './given';
import { reservationEntity } from './reservation';
import { asObject, taskEntity, updateTask } from './task';

const overRest = 'have a back end do it over REST';

/** What a reservation is while TaskRouter's SDK keeps it. */
const openStatuses = ['pending', 'accepted', 'wrapping'];

/** How the events of today's reservations and tasks are called in version 1. */
const reservationEvents = ['accepted', 'rejected', 'timeout', 'canceled', 'rescinded', 'wrapup', 'completed'] as const;
const taskEvents = ['updated', 'canceled', 'completed', 'wrapup'] as const;

/** What a worker is given by the page it is on. */
export interface Surroundings {
  /** Told what a page ought to know and no callback takes. */
  readonly warn: (message: string) => void;
}

/**
 * `Twilio.TaskRouter.Worker` as pages of version 1 know it, on top of today's SDK.
 *
 * @see https://www.twilio.com/docs/taskrouter/js-sdk-v1/workspace/worker
 * @example
 * const worker = new Twilio.TaskRouter.Worker(accessToken);
 * worker.on('reservation.created', (reservation) => reservation.accept());
 */
export class VersionOneWorker extends EventEmitter {
  readonly #sdk: SdkWorker;
  readonly #answering: Answering;
  readonly #connectActivitySid: string | undefined;
  readonly #disconnectActivitySid: string | undefined;
  /** Whoever asked before it is ready, as pages of version 1 do. */
  readonly #waiting = new Set<{ readonly go: () => void; readonly giveUp: (error: Error) => void }>();
  #isReady = false;

  readonly activities = { fetch: (...given: Given): void => this.#fetchActivities(given) };
  readonly statistics = {
    fetch: (...given: Given): void =>
      this.#answer(given, () => Promise.reject(impossible('Fetching statistics', overRest))),
  };

  /**
   * @param token - An access token with a `TaskRouterGrant`: version 1 took a capability token.
   * @param debug - `false` keeps the SDK quiet.
   * @param region - Such as `ie1`.
   * @param maxRetries - How often a request is repeated that got no answer, or a 500.
   * @param eventBridgeBaseUrl - Where TaskRouter is, if not at Twilio: `http://127.0.0.1:4010`.
   * @throws Error where the token is none for today's SDK
   */
  constructor(
    { warn }: Surroundings,
    token: unknown,
    ...[debug, connect, disconnect, closeExistingSessions, region, maxRetries, , bridge]: Given
  ) {
    super();
    requireAccessToken(token);
    // 1.0 took three arguments: the token and two addresses.
    const isFirst = isAddress(debug) || isAddress(connect);
    const [connectActivitySid, disconnectActivitySid, baseUrl] = isFirst
      ? [undefined, undefined, connect]
      : [connect, disconnect, bridge];
    this.#answering = { maxRetries: Number(maxRetries ?? 0) || 0, warn };
    this.#connectActivitySid = sidOrNone(connectActivitySid);
    this.#disconnectActivitySid = sidOrNone(disconnectActivitySid);
    this.#sdk = new SdkWorker(token, {
      ...whereabouts(baseUrl, region),
      closeExistingSessions: flag(closeExistingSessions) ?? false,
      ...(this.#disconnectActivitySid !== undefined && { setWorkerOfflineIfDisconnected: true }),
      logLevel: flag(debug) === false ? 'silent' : 'warn',
    });
    this.#listen();
  }

  update(...given: Given): void {
    const { changes, callback } = changesIn(given);
    this.#ask(callback, () => this.#update(changes));
  }

  /** Of 1.0. */
  updateActivity(activitySid: unknown, ...given: Given): void {
    this.#answer(given, () => this.#update({ ActivitySid: activitySid }));
  }

  fetch(...given: Given): void {
    this.#answer(given, async () => {
      await this.#sdk.fetchLatestVersion();
      return this.#entity();
    });
  }

  delete(...given: Given): void {
    this.#answer(given, () => Promise.reject(impossible('Deleting a worker', overRest)));
  }

  /** @throws Error where it is none for today's SDK */
  updateToken(token: unknown): void {
    requireAccessToken(token);
    this.#sdk.updateToken(token);
  }

  /** Closes the socket for good, which version 1 left to the end of the page. */
  disconnect(): void {
    this.#sdk.disconnect();
  }

  /** Of 1.0. */
  fetchActivityList(...given: Given): void {
    this.#fetchActivities(given);
  }

  fetchReservations(...given: Given): void {
    this.#answer(given, () => Promise.resolve(list('reservations', this.#reservations(objectIn(given)))));
  }

  /** Of 1.1. */
  fetchReservation(...given: Given): void {
    this.fetchReservations(...given);
  }

  fetchChannels(...given: Given): void {
    this.#answer(given, () => Promise.resolve(list('channels', [...this.#sdk.channels.values()].map(channelEntity))));
  }

  updateTask(taskSid: unknown, ...given: Given): void {
    const { changes, callback } = changesIn(given);
    this.#ask(callback, () => this.#updateTask(text(taskSid), changes));
  }

  completeTask(taskSid: unknown, ...given: Given): void {
    const Reason = given.map(text).find((value) => value !== undefined);
    this.#answer(given, () => this.#updateTask(text(taskSid), { AssignmentStatus: 'completed', Reason }));
  }

  #answer(given: Given, act: () => Promise<Entity>): void {
    this.#ask(callbackIn(given), act);
  }

  #ask(callback: ReturnType<typeof callbackIn>, act: () => Promise<Entity>): void {
    void answerTo(this.#answering, callback, async () => {
      await this.#whenReady();
      return act();
    });
  }

  /** Rejects with what the SDK says is wrong; it may be ready later all the same, and then others are answered. */
  #whenReady(): Promise<void> {
    if (this.#isReady) return Promise.resolve();
    return new Promise((go, giveUp) => this.#waiting.add({ go, giveUp }));
  }

  async #update(changes: Entity): Promise<Entity> {
    const { ActivitySid, Attributes, RejectPendingReservations, ...others } = changes;
    const [other] = Object.keys(others);
    if (other !== undefined) throw impossible(`Changing the ${other} of a worker`, overRest);
    const activity = ActivitySid === undefined ? undefined : this.#activity(text(ActivitySid) ?? '');
    const attributes = Attributes === undefined ? undefined : asObject(Attributes);
    if (activity)
      await activity.setAsCurrent(flag(RejectPendingReservations) === true ? { rejectPendingReservations: true } : {});
    if (attributes) await this.#sdk.setAttributes(attributes);
    return this.#entity();
  }

  #activity(sid: string): Activity {
    const activity = this.#sdk.activities.get(sid);
    if (!activity) throw wrong(`ActivitySid ${sid} is no activity of this workspace`);
    return activity;
  }

  async #updateTask(sid: string | undefined, changes: Entity): Promise<Entity> {
    const task = this.#task(sid ?? '');
    await updateTask(task, changes);
    return taskEntity(task, this.#answering);
  }

  /** @throws VersionOneError where this worker has nothing to do with it */
  #task(sid: string): Task {
    for (const { task } of this.#sdk.reservations.values()) if (task.sid === sid) return task;
    throw new VersionOneError(
      404,
      `Task ${sid} is in no open reservation of this worker: with today's TaskRouter SDK a page reaches no other`,
    );
  }

  #fetchActivities(given: Given): void {
    this.#answer(given, () => {
      const [sid] = given;
      if (typeof sid === 'string') return Promise.resolve(activityEntity(this.#activity(sid)));
      return Promise.resolve(list('activities', [...this.#sdk.activities.values()].map(activityEntity)));
    });
  }

  /** @throws VersionOneError where others are wanted than the SDK keeps */
  #reservations({ ReservationStatus, ...others }: Entity): Entity[] {
    const [other] = Object.keys(others);
    if (other !== undefined) throw impossible(`Choosing reservations by ${other}`, overRest);
    const status = text(ReservationStatus);
    if (status !== undefined && !openStatuses.includes(status))
      throw impossible(`Fetching reservations that are ${status}`, overRest);
    return [...this.#sdk.reservations.values()]
      .filter((reservation) => openStatuses.includes(reservation.status))
      .filter((reservation) => status === undefined || reservation.status === status)
      .map((reservation) => this.#reservation(reservation));
  }

  #reservation(reservation: Reservation): Entity {
    return reservationEntity(reservation, this.#answering, this.#entity());
  }

  /** The worker as version 1 hands it over, apart from its client. */
  #entity(): Entity {
    return entity(workerFields(this.#sdk), {
      update: (...given) => this.update(...given),
      fetch: (...given) => this.fetch(...given),
      delete: (...given) => this.delete(...given),
    });
  }

  #listen(): void {
    const sdk = this.#sdk;
    sdk.on('ready', () => this.#start());
    sdk.on('activityUpdated', () => this.#tell('activity.update', this.#renew()));
    sdk.on('attributesUpdated', () => this.#tell('attributes.update', this.#renew()));
    sdk.on('reservationCreated', (reservation) => {
      this.#hear(reservation);
      this.#tell('reservation.created', this.#reservation(reservation));
    });
    sdk.on('reservationFailed', (task) => this.#tell('reservation.failed', task));
    sdk.on('tokenExpired', () => this.#tell('token.expired'));
    sdk.on('disconnected', () => this.#tell('disconnected', { message: 'The socket was closed' }));
    sdk.on('error', (error) => this.#fail(error));
  }

  /** At the beginning, and after every reconnection, when the SDK makes all its channels and reservations anew. */
  #start(): void {
    this.#isReady = true;
    for (const { go } of this.#waiting) go();
    this.#waiting.clear();
    for (const channel of this.#sdk.channels.values()) this.#hearChannel(channel);
    for (const reservation of this.#sdk.reservations.values()) this.#hear(reservation);
    this.#tell('connected');
    this.#tell('ready', this.#renew());
    this.#warnOfDisconnectActivity();
    const pending = this.#reservations({ ReservationStatus: 'pending' });
    for (const reservation of pending) this.#tell('reservation.created', reservation);
    if (pending.length === 0 && this.#connectActivitySid !== undefined)
      this.update('ActivitySid', this.#connectActivitySid);
  }

  #warnOfDisconnectActivity(): void {
    const sid = this.#disconnectActivitySid;
    if (sid === undefined || this.#sdk.activities.get(sid)?.name === 'Offline') return;
    this.#answering.warn(
      `disconnectActivitySid ${sid} is not the activity Offline: with today's TaskRouter SDK a worker goes Offline, and nowhere else`,
    );
  }

  #hearChannel(channel: Channel): void {
    channel.on('capacityUpdated', () => this.#tell('capacity.update', channelEntity(channel)));
    channel.on('availabilityUpdated', () => this.#tell('channel.availability.update', channelEntity(channel)));
  }

  #hear(reservation: Reservation): void {
    for (const event of reservationEvents)
      reservation.on(event, () => this.#tell(`reservation.${event}`, this.#reservation(reservation)));
    const { task } = reservation;
    for (const event of taskEvents)
      task.on(event, () => this.#tell(`task.${event}`, taskEntity(task, this.#answering)));
  }

  /** Puts the worker as it is now on its client too, where many pages read it. */
  #renew(): Entity {
    const now = this.#entity();
    Object.assign(this, now);
    return now;
  }

  #tell(event: string, what?: unknown): void {
    this.emit(event, what);
  }

  /** Without a listener it would be thrown where nobody can catch it. */
  #fail(error: Error): void {
    for (const { giveUp } of this.#waiting) giveUp(error);
    this.#waiting.clear();
    if (this.listenerCount('error') > 0) this.emit('error', { message: error.message, response: error });
    else this.#answering.warn(error.message);
  }
}

const isAddress = (value: unknown): value is string => typeof value === 'string' && /^https?:\/\//.test(value);

const sidOrNone = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Where the SDK finds TaskRouter. @param baseUrl - Version 1's last argument. */
export function whereabouts(baseUrl: unknown, region: unknown): WorkerOptions {
  if (isAddress(baseUrl)) {
    const ebServer = `${baseUrl.replace(/\/$/, '')}/v1/wschannels`;
    return { ebServer, wsServer: ebServer.replace(/^http/, 'ws') };
  }
  return typeof region === 'string' && region !== '' ? { region } : {};
}
