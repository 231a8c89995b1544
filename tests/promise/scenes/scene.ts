import { seededRandom } from '../../../emulator/core/seeded-random';
import { LOCAL_PASSWORD } from '../../../scripts/local-desk';
import deskConfig from '../../../src/assets/desk-config.json';
import { asObject } from '../../../src/assets/desk/ground/json';
import { readSettings } from '../../../src/assets/desk/settings/read-settings';
import { haveBuilt } from '../../have-built';
import { AccountOfFloor } from '../account-of-floor';
import type { AgentPage } from '../one-process/agent-page';
import { Screen } from '../one-process/screen';
import { MORNING, PHONES, Shift, SUPPORT_LINE, type AgentName } from '../one-process/shift';

export const CUSTOMER = '+15557654321';
export const PHONE = PHONES.charles;

/** How long a customer may be with nobody before it counts. */
const ALONE_AT_MOST_SECONDS = 15;

/**
 * Each scene begins so long after the one before it: jest loads the Functions once for a file, and what they remember must lie
 * in the past.
 */
const BETWEEN_SCENES_MS = 86_400_000;
let scenesSoFar = 0;

/** What goes wrong on the way between a page and TaskRouter, from now on. */
interface BrokenLine {
  /** All is well again; the page tries by itself. */
  mend(): void;
}

/**
 * Agents at their desks, played as they would play it: the page's own model and view, the real SDK, the Functions and the
 * local TaskRouter, in one process and by one clock. Whatever follows from a press has followed when it resolves.
 */
export class Scene extends AccountOfFloor {
  readonly shift: Shift;
  #mayStrand = false;

  private constructor(shift: Shift) {
    super(shift.desk.emulator);
    this.shift = shift;
  }

  /** @param variables - Further ones of the Functions. */
  static async open(variables: Readonly<Record<string, string>> = {}): Promise<Scene> {
    const begins = MORNING + BETWEEN_SCENES_MS * scenesSoFar;
    scenesSoFar += 1;
    return new Scene(await Shift.open({ random: seededRandom(1), begins, variables }));
  }

  get charles(): Agent {
    return new Agent(this, 'charles');
  }

  get bob(): Agent {
    return new Agent(this, 'bob');
  }

  /** Lets time pass, in seconds. */
  pass(seconds: number): Promise<void> {
    return this.shift.pass(seconds);
  }

  /** A customer calls, and is offered to whoever is free. @returns The call's SID. */
  async call(): Promise<string> {
    const sid = this.control.call(CUSTOMER, SUPPORT_LINE);
    await this.pass(1);
    return sid;
  }

  async hangUp(callSid: string): Promise<void> {
    this.control.hangUp(callSid);
    await this.pass(1);
  }

  /** charles is in a call. @returns The SID of the customer's call. */
  async inCall(): Promise<string> {
    await this.charles.onShift();
    const sid = await this.call();
    await this.charles.press(/^Accept/);
    return sid;
  }

  /** charles has ended a call. @returns The task's SID. */
  async wrappingUp(): Promise<string> {
    await this.inCall();
    await this.charles.press(/^End call/);
    return (await this.newestTask()).sid;
  }

  /** charles is in a call, and bob could take it; bob comes later, so that the call is not offered to him. */
  async twoAgents(): Promise<void> {
    await this.inCall();
    await this.bob.onShift();
  }

  /** This scene leaves a customer with nobody, and the server hears nothing of it. @param _because - Why, for whoever reads it. */
  async strandsOnPurpose(_because: string): Promise<void> {
    this.#mayStrand = true;
    await this.deafenServer();
  }

  /** Somebody's page reaches TaskRouter no more, nor is it reached. */
  breakLine(agent: AgentName): BrokenLine {
    const { faults } = this.control;
    const broken = ['bridge:*', 'bridge:socket'].map((operation) =>
      faults.add({ operation, worker: agent, effect: { reset: 'before' } }),
    );
    faults.add({ effect: { dropSockets: agent } });
    return { mend: () => broken.forEach(({ id }) => void faults.remove(id)) };
  }

  /** @throws Error where that agent has no desk open */
  pageOf(agent: AgentName): AgentPage {
    const page = this.shift.page(agent);
    if (!page) throw new Error(`${agent} has no desk open`);
    return page;
  }

  /** Asks a Function as an agent would by a program of their own. */
  async askAs(agent: AgentName, path: string, body: object): Promise<Response> {
    const answer = await this.#post('/token', { worker: agent, password: LOCAL_PASSWORD });
    const { token } = asObject(await answer.json());
    return this.#post(path, body, String(token));
  }

  get control(): Shift['control'] {
    return this.shift.control;
  }

  #post(path: string, body: object, token = ''): Promise<Response> {
    return fetch(this.shift.desk.origin + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  }

  /** What is wrong with customers and programs so far, a line each. */
  get wrong(): string[] {
    return [...this.shift.wrongWithCustomers(this.#mayStrand ? Infinity : ALONE_AT_MOST_SECONDS), ...this.shift.errors];
  }
}

/** An agent with the desk open, who sees its screen and presses what is on it. */
export class Agent {
  readonly #scene: Scene;
  readonly #name: AgentName;

  constructor(scene: Scene, name: AgentName) {
    this.#scene = scene;
    this.#name = name;
  }

  get screen(): Screen {
    const { time } = this.#scene.shift;
    return new Screen(this.#scene.pageOf(this.#name), { now: () => time.now(), after: time.after });
  }

  /** Opens the desk and signs in, or loads it anew. @param configured - What the operator has changed in desk-config.json. */
  async openDesk(configured: object = {}): Promise<void> {
    const settings = readSettings({ ...deskConfig, ...configured });
    this.#scene.shift.openPage(this.#name).do({ type: 'settings-read', ...settings });
    await this.#scene.pass(2);
  }

  async onShift(): Promise<void> {
    await this.openDesk();
    await this.press('Available');
  }

  /** Presses a button, and sees what comes of it. */
  async press(label: string | RegExp): Promise<void> {
    this.screen.press(label);
    await this.#scene.pass(2);
  }

  /** Opens the list of those who could take over. */
  async openDirectory(): Promise<void> {
    this.screen.press('Transfer');
    // The list asks for its lines once it is there; what is drawn as text is never there.
    this.#scene.pageOf(this.#name).do({ type: 'directory-asked', further: false });
    await this.#scene.pass(2);
  }

  /** Hands the call over. */
  async transfer(to: string, how: 'Talk to them first' | 'Transfer now'): Promise<void> {
    await this.openDirectory();
    this.screen.check(how);
    await this.press(new RegExp(`^${to}`));
  }
}

/** Tests that play scenes, each a scene of its own, which is that of the test that runs. */
export type Scenes = (scene: () => Scene) => void;

/**
 * Has scenes played. At the end of each no customer was alone for long, and no program failed. Several in a file, because what
 * they are played with takes longer to load than most of them take.
 *
 * @param variables - Further ones of the Functions.
 */
export function playScenes(
  all: Readonly<Record<string, Scenes>>,
  variables: Readonly<Record<string, string>> = {},
): void {
  let scene: Scene | undefined;
  beforeAll(() => haveBuilt('local'));
  beforeEach(async () => void (scene = await Scene.open(variables)));
  afterEach(async () => {
    if (!scene) return;
    const { wrong, shift } = scene;
    scene = undefined;
    await shift.close();
    expect(wrong).toEqual([]);
  });
  const running = (): Scene => {
    if (!scene) throw new Error('There is a scene within a test alone');
    return scene;
  };
  for (const [title, play] of Object.entries(all)) describe(title, () => play(running));
}
