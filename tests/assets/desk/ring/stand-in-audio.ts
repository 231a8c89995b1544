/** What was asked of a source of sound. */
export interface StandInSource {
  loop: boolean;
  started: boolean;
  stopsAt: number | undefined;
}

/** A browser's audio without a loudspeaker: remembers what it was asked to play. */
export class StandInAudio {
  readonly sources: StandInSource[] = [];
  readonly gains: { gain: { value: number } }[] = [];
  /** How many sounds were made ready to be played. */
  buffers = 0;
  readonly context: AudioContext;
  #state: AudioContextState;
  #allowed = false;
  readonly #listeners: (() => void)[] = [];

  /** @param state - `suspended` until {@link allow}, as browsers have it before the first click. */
  constructor(state: 'running' | 'suspended') {
    this.#state = state;
    // The page uses a handful of an AudioContext's members; a whole one exists in browsers alone.
    this.context = this.#contextLike() as unknown as AudioContext;
  }

  /** The browser lets the page sound from now on, when it asks. */
  allow(): void {
    this.#allowed = true;
  }

  #contextLike(): object {
    const state = (): AudioContextState => this.#state;
    return {
      sampleRate: 8_000,
      currentTime: 0,
      destination: {},
      get state() {
        return state();
      },
      addEventListener: (_type: string, listener: () => void) => this.#listeners.push(listener),
      resume: () => this.#resume(),
      createBuffer: () => {
        this.buffers += 1;
        return { copyToChannel: () => undefined };
      },
      createBufferSource: () => this.#source(),
      createGain: () => this.#gain(),
    };
  }

  /** A browser that refuses leaves its promise open. */
  #resume(): Promise<void> {
    if (!this.#allowed) return new Promise(() => undefined);
    this.#state = 'running';
    for (const listener of this.#listeners) listener();
    return Promise.resolve();
  }

  #source(): object {
    const source: StandInSource = { loop: false, started: false, stopsAt: undefined };
    this.sources.push(source);
    return Object.assign(source, {
      connect: (to: unknown) => to,
      addEventListener: () => undefined,
      start: () => (source.started = true),
      stop: (at: number) => (source.stopsAt = at),
    });
  }

  #gain(): object {
    const gain = { gain: { value: 1, setTargetAtTime: () => undefined } };
    this.gains.push(gain);
    return Object.assign(gain, { connect: (to: unknown) => to, disconnect: () => undefined });
  }
}
