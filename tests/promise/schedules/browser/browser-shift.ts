import type { Browser } from '@playwright/test';
import { AGENTS, type AgentName } from '../../one-process/shift';
import type { Step } from '../moves';
import { AgentWindow } from './agent-window';
import type { Facts, Reckoning } from './desk-answers';
import type { DeskProcess } from './desk-process';
import { FloorWindow } from './floor-window';
import { Window } from './browser-window';

export interface BrowserShiftOptions {
  readonly browser: Browser;
  /** Has no desk open. */
  readonly desk: DeskProcess;
  readonly seed: number;
  /** Whether the local TaskRouter can be killed. */
  readonly kills: boolean;
  /** Whether no event of TaskRouter's reaches the desk, so that people alone see to who is alone. */
  readonly isDeaf: boolean;
  /** Whether the Functions' log is to be heard. */
  readonly log: boolean;
}

/** So much passes at a time, in seconds: what a page asks for is answered before it has waited for long. */
const SLICE_SECONDS = 1;

/** So much passes at a time where little happens: less than a page waits before it looks for an answer. */
export const CALM_SLICE_SECONDS = 2.5;

/** Where something is under way, nothing has gone to and fro for so many rounds: it waits for time to pass. */
const CALM_ROUNDS = 2;

/** What is drawn with the next frame, or put off for one, takes this long. */
const FRAME_SECONDS = 0.1;

/** A desk in a process of its own, and its agents' and its supervisor's pages in a browser, all by one virtual clock. */
export class BrowserShift {
  readonly agents: Readonly<Record<AgentName, AgentWindow>>;
  readonly floor: FloorWindow;
  /** What was in a console that should not be there. */
  readonly errors: string[];
  readonly #desk: DeskProcess;
  readonly #windows: readonly Window[];
  #facts: Facts;
  #pagesNow: number;

  private constructor(desk: DeskProcess, windows: readonly [Window, Window, Window], facts: Facts, errors: string[]) {
    this.#desk = desk;
    this.#windows = windows;
    this.#facts = facts;
    this.#pagesNow = facts.now;
    this.errors = errors;
    const settle = (): Promise<void> => this.pass(FRAME_SECONDS);
    const [charles, bob, floor] = windows;
    this.agents = {
      charles: new AgentWindow('charles', charles, settle),
      bob: new AgentWindow('bob', bob, settle),
    };
    this.floor = new FloorWindow(floor, settle);
  }

  static async open({ browser, desk, ...given }: BrowserShiftOptions): Promise<BrowserShift> {
    const { origin, facts } = await desk.ask('open', given);
    const errors: string[] = [];
    const open = (whose: string, path: string, seed: number): Promise<Window> =>
      Window.open(browser, {
        url: origin + path,
        now: facts.now,
        seed,
        failed: (message) => void errors.push(`${whose}'s page: ${message}`),
      });
    const windows = await Promise.all([
      open('charles', '/', given.seed * 3),
      open('bob', '/', given.seed * 3 + 1),
      open('the supervisor', '/floor.html', given.seed * 3 + 2),
    ]);
    const shift = new BrowserShift(desk, windows, facts, errors);
    await shift.floor.signIn();
    for (const agent of AGENTS) await shift.agents[agent].signIn();
    return shift;
  }

  /** How things stand at TaskRouter. */
  get facts(): Facts {
    return this.#facts;
  }

  /** Lets time pass, in seconds, for the desk and every page: so much at a time. */
  async pass(seconds: number, sliceSeconds = SLICE_SECONDS): Promise<void> {
    for (let left = seconds; left > 0; left -= sliceSeconds) {
      this.#facts = await this.#desk.ask('pass', Math.min(left, sliceSeconds));
      await this.#catchUp(sliceSeconds);
    }
  }

  /** Something happens besides what people do on their pages. @returns What, in words; `undefined` where nothing could */
  async move(step: Step): Promise<string | undefined> {
    const { what, facts } = await this.#desk.ask('move', step);
    this.#facts = facts;
    await this.#catchUp();
    return what;
  }

  /** Time passes for all but one, whose computer sleeps. */
  async sleep(agent: AgentName, seconds: number): Promise<void> {
    const asleep = this.agents[agent].window;
    for (let left = seconds; left > 0; left -= CALM_SLICE_SECONDS) {
      this.#facts = await this.#desk.ask('pass', Math.min(left, CALM_SLICE_SECONDS));
      await this.#catchUp(CALM_SLICE_SECONDS, asleep);
    }
    await asleep.sleepUntil(this.#facts.now);
    await this.settle();
  }

  async clearFaults(): Promise<void> {
    await this.#desk.ask('clearFaults');
    for (const window of this.#windows) await window.clearFaults();
  }

  hangUpPhone(number: string): Promise<boolean> {
    return this.#desk.ask('hangUpPhone', number);
  }

  thirdHangsUp(): Promise<boolean> {
    return this.#desk.ask('thirdHangsUp');
  }

  /** @param limitSeconds - For how long a customer may be alone. */
  reckon(limitSeconds: number): Promise<Reckoning> {
    return this.#desk.ask('reckon', limitSeconds);
  }

  async close(): Promise<void> {
    await Promise.all(this.#windows.map((window) => window.close()));
    await this.#desk.ask('close');
  }

  /** Brings the pages to where the desk is in time, a slice at a time: where it was restarted, it has gone on by several. */
  async #catchUp(sliceSeconds = SLICE_SECONDS, asleep?: Window): Promise<void> {
    const awake = this.#windows.filter((window) => window !== asleep);
    const { now } = this.#facts;
    do {
      this.#pagesNow = Math.min(this.#pagesNow + sliceSeconds * 1000, now);
      const before = this.#happenings;
      await Promise.all(awake.map((window) => window.passUntil(this.#pagesNow)));
      // A page that has asked for nothing, and was told nothing, is not waited for: that takes most of the time there is.
      if (this.#happenings !== before) await this.settle();
    } while (this.#pagesNow < now);
  }

  /** Resolves once nothing more happens unless time passes. */
  async settle(): Promise<void> {
    for (let calm = 0; calm < (this.#isUnderWay ? CALM_ROUNDS : 1); calm += 1) {
      const before = this.#happenings;
      this.#facts = await this.#desk.ask('pass', 0);
      await Promise.all(this.#windows.map((window) => window.turn()));
      if (this.#happenings !== before) calm = -1;
    }
  }

  /** Whether a page waits for an answer, which may need time to pass. */
  get #isUnderWay(): boolean {
    return this.#windows.some(({ isUnderWay }) => isUnderWay);
  }

  get #happenings(): number {
    return this.#windows.reduce((sum, { happenings }) => sum + happenings, 0);
  }
}
