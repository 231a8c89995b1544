import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network line between a client and a server that can be cut. */
export class Line {
  readonly #ends = new Set<Socket>();
  #isBroken = false;
  readonly #server = createServer((near) => {
    if (this.#isBroken) {
      near.destroy();
      return;
    }
    const far = connect(this.#port, '127.0.0.1');
    for (const end of [near, far]) {
      this.#ends.add(end);
      end.on('error', () => undefined);
      end.once('close', () => this.#ends.delete(end));
    }
    near.pipe(far);
    far.pipe(near);
  });
  readonly #port: number;

  private constructor(port: number) {
    this.#port = port;
  }

  /** @param origin - Where the line leads, such as `http://127.0.0.1:4010`. */
  static async to(origin: string): Promise<Line> {
    const line = new Line(Number(new URL(origin).port));
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Breaks every connection; new ones can be made at once. */
  cut(): void {
    for (const end of this.#ends) end.destroy();
  }

  /** Breaks every connection, and lets none be made until {@link mend}. */
  break(): void {
    this.#isBroken = true;
    this.cut();
  }

  mend(): void {
    this.#isBroken = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
