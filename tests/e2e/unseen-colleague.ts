import { expect, type BrowserFloor } from './floor';

/** An agent whose page nobody looks at, and who does what it would do over REST. A page costs a second. */
export class UnseenColleague {
  private constructor(
    readonly name: string,
    private readonly floor: BrowserFloor,
  ) {}

  /** Somebody who is available. */
  static async onShift(floor: BrowserFloor, name: string): Promise<UnseenColleague> {
    await floor.setActivity(name, 'Available');
    return new UnseenColleague(name, floor);
  }

  /** Until something is offered to them. */
  rings(): Promise<void> {
    return this.has('pending');
  }

  /** Until they have one reservation alone, and it stands like that. */
  async has(status: 'pending' | 'accepted' | 'wrapping'): Promise<void> {
    await expect.poll(() => this.#open()).toEqual([status]);
  }

  /** Until they have none. */
  async hasNothing(): Promise<void> {
    await expect.poll(() => this.#open()).toEqual([]);
  }

  /** Takes the call that rings, on their telephone. */
  async accept(): Promise<void> {
    await this.rings();
    await this.floor.bringTogether(this.name);
  }

  /** Takes a task that is no call. */
  async take(): Promise<void> {
    await this.rings();
    await this.floor.answerFor(this.name, 'accepted');
  }

  async reject(): Promise<void> {
    await this.rings();
    await this.floor.answerFor(this.name, 'rejected');
  }

  async #open(): Promise<string[]> {
    const { reservations } = this.floor.rest.workers(this.floor.sidOf('worker', this.name));
    const all = await reservations.list();
    return all.map(({ reservationStatus }) => reservationStatus as string).filter((status) => OPEN.has(status));
  }
}

const OPEN = new Set(['pending', 'accepted', 'wrapping']);
