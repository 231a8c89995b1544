import type { Clock } from './clock';

/** The parts of the browser that tell when it paints. */
export interface Painting {
  readonly requestAnimationFrame: (run: () => void) => unknown;
  readonly document: Pick<EventTarget, 'addEventListener'> & { readonly visibilityState: string };
  /** Through which the page tells itself that a frame is over. */
  readonly channel: MessageChannel;
}

export interface AfterPaint {
  /** Asks for a run; however often it is asked for meanwhile, there is one. To be asked again now and then. */
  ask(): void;
}

/** A screen that shows no frame for this long, as one that is switched off, is not waited for. */
export const FRAME_LATE_MS = 250;

/**
 * Runs something once the page has been painted as it stands when it is asked for: what may come a frame later does not
 * hold up what may not. In a tab that is out of sight there are no frames, and it runs at once.
 */
export function createAfterPaint(
  { requestAnimationFrame, document, channel }: Painting,
  clock: Clock,
  run: () => void,
): AfterPaint {
  let askedAt: number | undefined;
  let isFrameComing = false;

  function runNow(): void {
    if (askedAt === undefined) return;
    askedAt = undefined;
    run();
  }

  // Whoever asked for a frame is called before it is painted, and hears a message that is sent then after that.
  channel.port1.addEventListener('message', runNow);
  channel.port1.start();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') runNow();
  });

  return {
    ask() {
      askedAt ??= clock.now();
      if (document.visibilityState === 'hidden' || clock.now() - askedAt >= FRAME_LATE_MS) {
        runNow();
        return;
      }
      if (isFrameComing) return;
      isFrameComing = true;
      requestAnimationFrame(() => {
        isFrameComing = false;
        channel.port2.postMessage(undefined);
      });
    },
  };
}
