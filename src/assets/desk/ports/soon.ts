/** Runs something once, however often it is asked for meanwhile. */
export type Soon = (run: () => void) => void;

/**
 * Runs things soon, but after what has begun, with all promises that wait for nothing else. In a hidden tab, too, where
 * browsers slow timers down.
 *
 * @param channel - Through which it tells itself.
 */
export function createSoon({ port1, port2 }: MessageChannel): Soon {
  const waiting: (() => void)[] = [];
  // A message for each, so that one that throws does not keep the others from running.
  port1.addEventListener('message', () => waiting.shift()?.());
  port1.start();
  return (run) => {
    if (waiting.includes(run)) return;
    waiting.push(run);
    port2.postMessage(undefined);
  };
}
