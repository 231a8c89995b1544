import type { Engine } from '../account/engine';
import { unauthenticated } from '../account/twilio-error';
import { readToken, type Caller } from './tokens';

/**
 * Reads tokens, and remembers them, so that those shown before a moment can be taken for expired from then on: a token
 * says when it was made only to the second, and by another clock than the emulator's.
 */
export class TokenBook {
  readonly #engine: Engine;
  /** By worker, or by workspace where it is no worker's: each token with the time it ends. */
  readonly #shown = new Map<string, Map<string, number>>();
  /** Ended before their time: when they were, and when they would have ended by themselves. */
  readonly #ended = new Map<string, { readonly at: number; readonly expiresAt: number }>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** @throws TwilioError 401 saying what is wrong with it */
  read(token: string): Caller {
    const caller = readToken(this.#engine, token);
    const ended = this.#ended.get(token);
    if (ended) throw unauthenticated(`Invalid token: it expired at ${new Date(ended.at).toISOString()}; get a new one`);
    this.#note(caller, token);
    return caller;
  }

  /** Ends every token that this worker has shown, or everybody where none is given. */
  end(workerSid?: string): void {
    const at = this.#engine.clock.now();
    for (const [token, { expiresAt }] of this.#ended) if (expiresAt <= at) this.#ended.delete(token);
    for (const [owner, tokens] of this.#shown) {
      if (workerSid !== undefined && owner !== workerSid) continue;
      for (const [token, expiresAt] of tokens) this.#ended.set(token, { at, expiresAt });
      this.#shown.delete(owner);
    }
  }

  clear(): void {
    this.#shown.clear();
    this.#ended.clear();
  }

  #note({ workspaceSid, workerSid = workspaceSid, expiresAt }: Caller, token: string): void {
    const tokens = this.#shown.get(workerSid) ?? new Map<string, number>();
    if (tokens.has(token)) return;
    const now = this.#engine.clock.now();
    for (const [old, expiry] of tokens) if (expiry <= now) tokens.delete(old);
    this.#shown.set(workerSid, tokens.set(token, expiresAt));
  }
}
