import { Agent, ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as eventLoopTurn } from 'node:timers/promises';

/**
 * The connections that an HTTP client keeps for its next request, and how long each has rested.
 *
 * An agent closes by a timer what has rested for too long. A Function's process is frozen between two calls, timers
 * included: by the time it is thawed, the other side may have gone away long ago. So the rest is measured at the next
 * request, too.
 *
 * @see https://nodejs.org/api/http.html#agentfreesockets
 */
export class KeptConnections {
  readonly #agents: readonly Agent[];
  readonly #now: () => number;
  readonly #usedAt = new WeakMap<Socket, number>();

  /**
   * @param agents - Of what keeps connections; an agent of another kind, as for a proxy, keeps none.
   * @param now - Epoch milliseconds.
   */
  constructor(agents: readonly unknown[], now: () => number) {
    this.#agents = agents.filter((agent) => agent instanceof Agent);
    this.#now = now;
  }

  /** Notes that this request has just been answered. */
  used(request: unknown): void {
    if (request instanceof ClientRequest && request.socket) this.#usedAt.set(request.socket, this.#now());
  }

  /**
   * Closes those that nobody has used for so long, so that the next request cannot get one of them; nor one that the other
   * side has closed while this process was frozen or busy.
   */
  async closeRested(longestMs: number): Promise<void> {
    // What has arrived at this machine is read: that the other side has closed is among it.
    await eventLoopTurn();
    for (const { freeSockets } of this.#agents) {
      for (const socket of Object.values(freeSockets).flatMap((sockets) => sockets ?? [])) {
        const restMs = this.#now() - (this.#usedAt.get(socket) ?? -Infinity);
        // A clock that was set back tells nothing.
        const isFresh = restMs >= 0 && restMs < longestMs;
        if (!isFresh || socket.readyState !== 'open') socket.destroy();
      }
    }
    // The agents hear of it.
    await eventLoopTurn();
  }
}
