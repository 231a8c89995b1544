import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import type { TwilioError } from './account/twilio-error';
import { Alerts } from './callbacks/alerts';
import { startAssignmentCallbacks } from './callbacks/assignment-callbacks';
import { startEventCallbacks } from './callbacks/event-callbacks';
import { startExpressionAlerts } from './callbacks/expression-alerts';
import { send } from './callbacks/send-callback';
import { webhookKinds, Webhooks } from './callbacks/webhooks';
import { consoleApp } from './console/serve';
import { Changes } from './control/announced-changes';
import { Control } from './control/control';
import { controlApp, controlPath, refuseUnversioned } from './control/control-app';
import { describeState } from './control/described-state';
import { VirtualClock } from './core/clock';
import { byTurns, systemWallClock, type WallClock } from './core/clock-wall';
import { PendingWork } from './core/pending-work';
import { type Credentials, localCredentials } from './credentials';
import { frameTypes } from './event-bridge/audience';
import { allRouteNames } from './event-bridge/bridge-routes';
import { EventBridge } from './event-bridge/event-bridge';
import { FaultControl, knownOperations } from './faults/fault-control';
import { Line } from './faults/line';
import { OtherSites } from './other-sites';
import { DataFile } from './persistence/data-file';
import { holdBack } from './persistence/hold-back';
import { imageOf, type Image } from './persistence/image';
import { restoreImage, takeUp } from './persistence/restore-image';
import { FolderShelf, MemoryShelf } from './persistence/snapshot-shelf';
import { Snapshots } from './persistence/snapshots';
import { FileRecorder } from './recording/file-recorder';
import { RecordingError } from './recording/recording-error';
import { readRecording, type Recording } from './recording/recording-file';
import { Replaying, type Replay } from './recording/replay';
import { notDoneBeside } from './rest/not-done';
import { restListener } from './rest/listener';
import { RateLimits, type RateLimitOptions } from './rest/rate-limits';
import { guardRequests, RestApi } from './rest/rest-api';
import { restApp } from './rest/rest-app';
import { applySeed } from './seed/apply-seed';
import { exportSeed } from './seed/export-seed';
import { defaultSeed, readSeed } from './seed/read-seed';
import { listen, stopServer } from './server';
import { Sync } from './sync/sync';
import { taskrouterOperations } from './taskrouter-api/taskrouter-operations';
import { Engine } from './taskrouter/engine';
import { keepHouse } from './taskrouter/housekeeping';
import { Telephone } from './voice/telephone';
import { voiceOperations } from './voice/voice-operations';
import { channelApp } from './worker-js-v1/channel-app';
import { channelDialect } from './worker-js-v1/channels';

export type { Effect, Fault, NewFault, Trigger } from './faults/faults';
export { credentialsFrom, localCredentials, type Credentials } from './credentials';
export { RecordingError };
export type { Replay } from './recording/replay';
export { DataFileError } from './persistence/data-file-error';
export type { RateLimitOptions } from './rest/rate-limits';
export { WorkspaceFileError } from '../src/lib/workspace-file/workspace-file-error';
export { defaultSeed } from './seed/read-seed';
export { ListenError, PortTakenError } from './server';

export interface EmulatorOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Loopback unless told otherwise. */
  readonly host?: string;
  /** A seed file in YAML or JSON; the floor of the desk's own `npm start` where absent. */
  readonly seed?: string;
  /**
   * A file to keep the state in, across restarts; in memory alone where absent. The seed goes into a new file only: one
   * that has state already goes on from there.
   */
  readonly data?: string;
  /** What the seed's placeholders stand for. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly credentials?: Credentials;
  /** The region of Twilio to play, such as `ie1`: a token of another is refused. `us1` where absent. */
  readonly region?: string;
  /**
   * Whose pages a browser may let ask besides the desk's and its own, such as `http://localhost:5173`, and under whose names
   * it is reached; all others are refused.
   */
  readonly allowOrigins?: readonly string[];
  /** Twilio's limits on how much may be asked at a time; none where absent. */
  readonly rateLimit?: RateLimitOptions;
  /** How many requests are kept to be looked at, with what they caused; 1,000 where absent, 0 for none. */
  readonly requests?: number;
  /**
   * A file to write a recording into, over what is there: all that moves the emulator, for it to be replayed. Secrets are
   * struck out.
   */
  readonly record?: string;
  /** A recording to replay first, in place of a seed; the clock then stands where it ended. */
  readonly replay?: string;
  /** Of the recording's steps, so many; all where absent. */
  readonly replaySteps?: number;
  /** Told of what went wrong inside, a line each. */
  readonly log?: (line: string) => void;
  /** @internal What frames, heartbeats and held requests go by; real time where absent. */
  readonly wall?: WallClock;
  /** @internal What advancing the clock waits for; its own where absent. A program that runs a client beside it has more to wait for. */
  readonly work?: PendingWork;
}

/** A TaskRouter account running in this process, reachable over HTTP and WebSocket. */
export interface Emulator {
  readonly origin: string;
  readonly clock: VirtualClock;
  readonly control: Control;
  /** What became of the recording that was replayed; absent where there was none. */
  readonly replayed?: Replay;
  /**
   * Puts everything back to the seed, and time back to real time.
   *
   * @example
   * await emulator.reset();
   */
  reset(): Promise<void>;
  /**
   * Closes sockets, server and data file.
   *
   * @example
   * await emulator.close();
   */
  close(): Promise<void>;
}

const defaultVariables = { DESK_ORIGIN: 'http://localhost:3000' };

/**
 * Starts a local TaskRouter.
 *
 * @throws WorkspaceFileError where the seed is wrong, PortTakenError where the port is taken, DataFileError where the file
 * to keep the state in cannot be used, RecordingError where a recording cannot be read or written
 * @example
 * const emulator = await createEmulator();
 * const client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
 * await emulator.close();
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const recording = options.replay === undefined ? undefined : await readRecording(options.replay);
  const data = options.data === undefined ? undefined : await DataFile.open(options.data, options.log);
  try {
    if (recording && data?.image)
      throw new RecordingError(`${data.path} has a state already, which a replay would replace: choose a new file`);
    return await compose(options, data, recording);
  } catch (error) {
    await data?.close();
    throw error;
  }
}

async function compose(
  options: EmulatorOptions,
  data: DataFile | undefined,
  recording: Recording | undefined,
): Promise<Emulator> {
  const { host = '127.0.0.1', port = 0, log = () => undefined } = options;
  const { accountSid, region = options.region } = recording ?? {};
  const credentials = { ...(options.credentials ?? localCredentials), ...(accountSid !== undefined && { accountSid }) };
  const recorder = options.record === undefined ? undefined : FileRecorder.open(options.record, log);
  const variables = { ...defaultVariables, ...options.variables };
  const seedFile = options.seed ?? defaultSeed;
  const seed = await readSeed(seedFile);

  const { work = new PendingWork(), wall = systemWallClock } = options;
  const clock = new VirtualClock(work, recorder ? byTurns(systemWallClock) : systemWallClock);
  const engine = new Engine(clock, work, credentials, region);
  if (options.requests !== undefined) engine.requests.keep(options.requests);
  const alerts = new Alerts(engine);
  const outward = recorder?.around(send) ?? send;
  const replaying = recording && new Replaying(recording, outward);
  const webhooks = new Webhooks(engine, replaying?.ask ?? outward);
  const telephone = new Telephone(engine, webhooks, alerts);
  // Before anybody else listens to the log; see there.
  data?.keep(engine);
  const line = new Line(engine.faults, wall);
  const bridge = new EventBridge(engine, wall, line, channelDialect(engine));
  const limits = options.rateLimit && new RateLimits(clock, options.rateLimit);
  const changes = new Changes(systemWallClock);
  const sync = new Sync(engine);
  engine.connectVoice(telephone);
  keepHouse(engine);
  startAssignmentCallbacks(engine, webhooks, alerts);
  startEventCallbacks(engine, webhooks, alerts);
  startExpressionAlerts(engine, alerts);
  // Not the event log: calls, conferences and their participants change without an event.
  engine.onTransacted(changes.note);
  engine.requests.onEnd(changes.note);
  webhooks.onDelivery(changes.note);
  engine.faults.onChange(changes.note);

  const plant = (): void => {
    engine.transact(() => applySeed(engine, seed, variables));
  };
  const replaceBy = async (begin: () => void): Promise<void> => {
    await bridge.reset();
    telephone.reset();
    webhooks.reset();
    alerts.reset();
    limits?.reset();
    sync.reset();
    engine.reset();
    clock.reset();
    begin();
    changes.note();
    await data?.rewrite();
  };
  const reset = (): Promise<void> =>
    replaceBy(() => {
      plant();
      recorder?.noteState();
    });
  const restore = (image: Image): Promise<void> =>
    replaceBy(() => {
      const { clock: stood, takenAt } = image.cells;
      if (stood.frozenAt === null && takenAt !== undefined) clock.runFrom(takenAt);
      else clock.restore(stood);
      putBack(image);
    });
  const putBack = (image: Image): void => {
    restoreImage(engine, image);
    recorder?.noteState();
    takeUp({ engine, telephone });
  };
  const snapshots = new Snapshots({
    shelf: data ? new FolderShelf(`${data.path}.snapshots`, log) : new MemoryShelf(),
    image: () => imageOf(engine),
    restore,
  });
  const exported = (workspace: string): string => exportSeed(engine, workspace, variables);
  if (data?.image) {
    clock.restore(data.image.cells.clock);
    restoreImage(engine, data.image);
  } else plant();
  await data?.rewrite();

  const state = (): object =>
    describeState(engine, {
      deliveries: webhooks.deliveries,
      alerts: alerts.all,
      deskOrigin: variables.DESK_ORIGIN,
    });
  const app = new Hono();
  if (data) app.use('*', holdBack(engine));
  const done = [...taskrouterOperations, ...voiceOperations(telephone), ...sync.operations];
  const operations = [...done, ...notDoneBeside(done)];
  const faults = new FaultControl(
    engine,
    knownOperations({ operations, routes: allRouteNames, frames: frameTypes, webhooks: webhookKinds }),
  );
  app.route(
    controlPath,
    controlApp({
      engine,
      telephone,
      state,
      reset,
      changes,
      faults,
      snapshots,
      exportSeed: exported,
      recorded: recorder && (() => recorder.read()),
      log,
    }),
  );
  app.all('/_emulator/*', refuseUnversioned);
  app.route('/', consoleApp());
  app.route('/', bridge.app);
  const rest = new RestApi(engine, operations, { log, guard: guardRequests(engine, line, limits) });
  app.route('/', channelApp(engine, bridge, rest));
  app.route('/', restApp(rest));

  const sites = new OtherSites([variables.DESK_ORIGIN, ...(options.allowOrigins ?? [])], log);
  const refusalOf = (request: IncomingMessage): TwilioError | undefined => {
    const refusal = sites.refusalOf(request.headers);
    if (refusal) listRefused(engine, request, refusal);
    return refusal;
  };
  const replaceAt = (image: Image, at: number): Promise<void> =>
    replaceBy(() => {
      clock.driver.standAt(at);
      putBack(image);
    });
  const replayed = await replaying?.run({ engine, telephone, rest, bridge, replaceAt }, options.replaySteps);
  const { server, origin } = await listen(app, port, host, restListener(rest), refusalOf);
  bridge.attach(server, (request) => refusalOf(request) !== undefined);
  recorder?.attach(engine);
  recorder?.noteState();
  // Only now: what is overdue calls the application, which may call back.
  if (data?.image) takeUp({ engine, telephone });
  return {
    origin,
    clock,
    ...(replayed && { replayed }),
    control: new Control(engine, telephone, { state, faults, snapshots, exportSeed: exported }),
    reset,
    async close() {
      await bridge.close();
      changes.close();
      await stopServer(server);
      await data?.close();
      recorder?.close();
      clock.reset();
    },
  };
}

/** A page of another site gets no further, but whoever wonders why sees that it tried. */
function listRefused({ requests }: Engine, { method, url = '', headers }: IncomingMessage, refusal: TwilioError): void {
  const [path = '', query] = url.split('?');
  const arrival = { kind: 'refused', path, userAgent: headers['user-agent'] } as const;
  const entry = requests.begin({ ...arrival, ...(method && { method }), ...(query && { query }) });
  requests.end(entry, refusal.status, JSON.stringify(refusal));
}
