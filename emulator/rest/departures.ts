/**
 * Lets the replies to all requests that came in together leave together. Each reply wakes whoever waits for it; where
 * they leave one by one, a client with many connections is woken, handles one and falls asleep again for each of them,
 * which costs both sides more than the reply itself.
 */
export class Departures {
  #waiting: (() => void)[] = [];

  /** @param leave - Runs before the event loop looks for further requests. */
  add(leave: () => void): void {
    if (this.#waiting.push(leave) === 1) setImmediate(() => this.#go());
  }

  #go(): void {
    const going = this.#waiting;
    this.#waiting = [];
    for (const leave of going) leave();
  }
}
