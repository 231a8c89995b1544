import type { DeskEvent } from '../../../src/assets/desk/desk-events';
import { DEFAULT_SETTINGS } from '../../../src/assets/desk/settings/settings-state';
import { signedOut, type DeskState } from '../../../src/assets/desk/desk-state';
import { update, performWith } from '../../../src/assets/desk/desk';
import { createApi, patient, type Fetch } from '../../../src/assets/desk/ground/api';
import { everySecond, type Clock } from '../../../src/assets/desk/ground/clock';
import { createKept } from '../../../src/assets/desk/kept/kept-port';
import { createPhone } from '../../../src/assets/desk/browser-phone/browser-phone-port';
import { signedInHere } from '../../../src/assets/desk/sign-in/sign-in-here';
import { createSession } from '../../../src/assets/desk/sign-in/sign-in-session';
import { createTaskRouter, type Sdk } from '../../../src/assets/desk/taskrouter/taskrouter';
import { LOCAL_PASSWORD } from '../../../scripts/local-desk';
import { onListenerThrow } from './browser-socket';
import { FaultyLine } from './line-faults';
import { stir } from './quiet';

export interface AgentPageOptions {
  readonly worker: string;
  readonly origin: string;
  readonly clock: Clock;
  /** Read from the disk before: what is read while time is virtual comes at any moment of it. */
  readonly sdk: Sdk;
  /** Random numbers from 0 to 1. */
  readonly random: () => number;
  /** What this browser keeps, over reloads. */
  readonly memory: Map<string, string>;
  /** Told of what would be in the browser's console. */
  readonly failed: (message: string) => void;
}

/**
 * The worker page without its view: the model, all its ports and the real SDK, wired as open-desk.tsx wires them, and an agent
 * who sees the model's state and does what its buttons do.
 */
export class AgentPage {
  readonly line: FaultyLine;
  readonly #options: AgentPageOptions;
  #state = signedOut('', { ...DEFAULT_SETTINGS, wrapUp: { limitSeconds: 300, moreTimeSeconds: 60 } });
  readonly #session: ReturnType<typeof createSession>;
  readonly #taskrouter: ReturnType<typeof createTaskRouter>;
  readonly #perform: ReturnType<typeof performWith>;
  readonly #stopTicking: () => void;
  #isClosed = false;

  constructor(options: AgentPageOptions) {
    this.#options = options;
    const { clock, origin, random, memory } = options;
    this.line = new FaultyLine((delayMs, run) => clock.after(delayMs, run));
    const toFunctions: Fetch = (path, init) => fetch(path.startsWith('/') ? origin + path : path, init);
    const api = createApi(clock, this.line.over(toFunctions));
    const tell = (event: DeskEvent): void => this.do(event);
    this.#session = createSession({ api, clock, here: signedInHere(() => storeOf(memory), 'desk') });
    this.#taskrouter = createTaskRouter({
      loadSdk: () => Promise.resolve(options.sdk),
      clock,
      send: patient((url, init) => fetch(url, init), clock),
      tell,
      random,
    });
    const kept = createKept(() => storeOf(memory), clock, tell);
    // Agents here have a telephone of their own.
    const phone = createPhone({
      loadVoice: () => Promise.reject(new Error('Nobody here phones by the browser')),
      microphones: { permission: () => Promise.resolve('denied'), ask: () => Promise.resolve() },
      clock,
      token: () => this.#session.token(),
      edge: () => undefined,
      tell,
      tellLevels: () => undefined,
    });
    const ports = { api, session: this.#session, taskrouter: this.#taskrouter, kept, phone, clock, random };
    this.#perform = performWith(ports, tell);
    kept.recall();
    this.#stopTicking = everySecond(clock, () => this.do({ type: 'tick' }));
  }

  get state(): DeskState {
    return this.#state;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  signIn(): void {
    this.#session.remember({ workerName: this.#options.worker, password: LOCAL_PASSWORD });
    onListenerThrow(this.#options.worker, (error) => this.#threw(error));
    this.do({ type: 'sign-in-asked', workerName: this.#options.worker });
  }

  /** Something happens, or the agent does something. */
  do(event: DeskEvent): void {
    if (this.#isClosed) return;
    stir();
    const next = update(this.#state, event, this.#options.clock.now());
    this.#state = next.state;
    for (const intent of next.intents)
      void this.#perform(intent).catch((error: unknown) =>
        this.#options.failed(`perform ${intent.type}: ${String(error)}`),
      );
  }

  /** The tab is closed, or the browser is killed. */
  close(): void {
    this.do({ type: 'page-leaving' });
    this.#isClosed = true;
    this.#stopTicking();
    this.#taskrouter.letGo();
  }

  /** What a browser does with what a listener throws. */
  #threw(error: unknown): void {
    if (this.#isClosed) return;
    const message = error instanceof Error ? error.message : String(error);
    if (this.#taskrouter.heardThrow(message)) return;
    this.do({ type: 'page-failed', message });
    this.#options.failed(error instanceof Error ? (error.stack ?? message) : message);
  }
}

function storeOf(memory: Map<string, string>): Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> {
  return {
    getItem: (key) => memory.get(key) ?? null,
    setItem: (key, value) => void memory.set(key, value),
    removeItem: (key) => void memory.delete(key),
    key: (index) => [...memory.keys()][index] ?? null,
    length: memory.size,
  };
}
