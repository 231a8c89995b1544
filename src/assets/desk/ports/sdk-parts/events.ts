/**
 * The part of the `events` package that `twilio-taskrouter` and this page use of it: the build puts it in the package's
 * place. See docs/decisions/0009-sdk-without-ballast.md.
 */

type Listener = (...values: readonly unknown[]) => void;

interface Heard {
  readonly listener: Listener;
  readonly once: boolean;
}

export class EventEmitter {
  readonly #heard = new Map<string, readonly Heard[]>();

  on(event: string, listener: Listener): this {
    return this.#add(event, { listener, once: false });
  }

  addListener(event: string, listener: Listener): this {
    return this.on(event, listener);
  }

  once(event: string, listener: Listener): this {
    return this.#add(event, { listener, once: true });
  }

  #add(event: string, heard: Heard): this {
    this.#heard.set(event, [...(this.#heard.get(event) ?? []), heard]);
    return this;
  }

  /** Takes away the one that was added last, where a listener was added twice. */
  off(event: string, listener: Listener): this {
    const last = this.#heard.get(event)?.findLast((one) => one.listener === listener);
    if (last) this.#remove(event, last);
    return this;
  }

  #remove(event: string, gone: Heard): void {
    const kept = this.#heard.get(event)?.filter((one) => one !== gone);
    if (kept) this.#heard.set(event, kept);
  }

  removeListener(event: string, listener: Listener): this {
    return this.off(event, listener);
  }

  removeAllListeners(event?: string): this {
    if (event === undefined) this.#heard.clear();
    else this.#heard.delete(event);
    return this;
  }

  listenerCount(event: string): number {
    return this.#heard.get(event)?.length ?? 0;
  }

  /**
   * Calls those who listened when it began, whatever they add or take away.
   *
   * @returns whether anybody listened
   * @throws the first value of an `error` that nobody listens to
   */
  emit(event: string, ...values: readonly unknown[]): boolean {
    const heard = this.#heard.get(event) ?? [];
    if (heard.length === 0 && event === 'error') throw unheard(values[0]);
    for (const one of heard) {
      if (one.once) this.#remove(event, one);
      Reflect.apply(one.listener, this, values);
    }
    return heard.length > 0;
  }
}

function unheard(error: unknown): Error {
  return error instanceof Error ? error : new Error(`Unhandled error. (${String(error)})`);
}
