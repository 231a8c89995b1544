import { type Clock, everySecond } from './clock';

/** What the page hears of the browser around it. */
export interface PageLife {
  /** At every full second, and when the tab comes to sight again. */
  readonly tick: () => void;
  /** After the computer slept, or the browser had put the tab aside. */
  readonly woke: () => unknown;
  readonly network: (online: boolean) => unknown;
  /** Something was thrown that nothing caught. @returns `true` where it is dealt with, and nobody needs to hear of it */
  readonly failed: (message: string) => unknown;
}

/** The parts of `window` and `document` that are needed. */
export interface Browser {
  readonly window: Pick<EventTarget, 'addEventListener'>;
  readonly document: Pick<EventTarget, 'addEventListener'> & { readonly visibilityState: string };
}

/**
 * Listens to the browser for as long as the page lives.
 *
 * Timers stand still while a computer sleeps and run rarely in a hidden tab, so every look at the clock asks how long
 * the last one is ago.
 */
export function watchPage({ window, document }: Browser, clock: Clock, hear: PageLife): void {
  let lastLook = clock.now();
  let wasHidden = document.visibilityState === 'hidden';

  function look(): void {
    const isHidden = document.visibilityState === 'hidden';
    const gapMs = clock.now() - lastLook;
    const slept = sleptThrough(gapMs, isHidden || wasHidden);
    lastLook = clock.now();
    wasHidden = isHidden;
    hear.tick();
    if (slept) hear.woke();
  }

  everySecond(clock, look);
  document.addEventListener('visibilitychange', look);
  document.addEventListener('resume', () => {
    lastLook = clock.now();
    hear.tick();
    hear.woke();
  });
  window.addEventListener('online', () => hear.network(true));
  window.addEventListener('offline', () => hear.network(false));
  window.addEventListener('error', (event) => {
    const message = 'message' in event ? String(event.message) : '';
    // Said by browsers when a layout takes a frame more; nothing is wrong.
    if (!message.startsWith('ResizeObserver loop') && hear.failed(message) === true) event.preventDefault();
  });
  window.addEventListener('unhandledrejection', (event) => {
    const reason: unknown = 'reason' in event ? event.reason : undefined;
    hear.failed(reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason));
  });
}

/** A page that is seen hears its clock every second; a gap like this means that the computer slept. */
export const LONGEST_GAP_SEEN_MS = 15_000;

/** Browsers let the timers of hidden tabs run once a minute; only a gap beyond that means sleep. */
export const LONGEST_GAP_HIDDEN_MS = 90_000;

/**
 * Whether the computer, or this tab, stood still between two looks at the clock: a socket may have died meanwhile
 * without anybody noticing.
 *
 * @param hidden - Whether the tab was hidden at one of the two looks.
 */
export function sleptThrough(gapMs: number, hidden: boolean): boolean {
  return gapMs > (hidden ? LONGEST_GAP_HIDDEN_MS : LONGEST_GAP_SEEN_MS);
}
