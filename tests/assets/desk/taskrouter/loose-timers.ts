type Run = (...args: unknown[]) => void;

/**
 * Lets the process end while timers are still waiting. The SDK calls off neither the timer of its token, an hour
 * long, nor its heartbeat's.
 *
 * @returns Puts the old timers back.
 */
export function loosenTimers(): () => void {
  const { setTimeout, setInterval } = globalThis;
  const once = (run: Run, delayMs?: number, ...args: unknown[]) => setTimeout(run, delayMs, ...args).unref();
  const often = (run: Run, delayMs?: number, ...args: unknown[]) => setInterval(run, delayMs, ...args).unref();
  globalThis.setTimeout = Object.assign(once, setTimeout);
  globalThis.setInterval = Object.assign(often, setInterval);
  return () => {
    Object.assign(globalThis, { setTimeout, setInterval });
  };
}
