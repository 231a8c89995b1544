/**
 * The SDK leaves its heartbeat and its token's timer running after `disconnect()`, up to an hour long. They must not
 * keep a test run from ending.
 */
export function letTimersGo(): void {
  globalThis.setTimeout = lettingGo(globalThis.setTimeout);
  globalThis.setInterval = lettingGo(globalThis.setInterval);
}

function lettingGo<T extends typeof setTimeout | typeof setInterval>(start: T): T {
  return new Proxy(start, {
    apply(target, self, given) {
      const timer: unknown = Reflect.apply(target, self, given);
      if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function')
        timer.unref();
      return timer;
    },
  });
}
