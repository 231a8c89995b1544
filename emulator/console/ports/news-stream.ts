import type { WallClock } from '../../core/clock-wall';

/** The part of an `EventSource` that is used. */
export interface Source extends EventTarget {
  readonly readyState: number;
  close(): void;
}

export interface StreamListener {
  opened(): void;
  changed(): void;
  lost(): void;
}

const closed = 2;
const reopenMs = 2_000;

/**
 * Hears of every change, for as long as the page lives. A browser reconnects by itself after a broken connection, but
 * gives up after an answer that is no stream, such as a proxy's error page; then it is opened anew.
 *
 * @returns A function that ends it.
 */
export function followStream(connect: () => Source, clock: WallClock, listener: StreamListener): () => void {
  let source: Source;
  let cancel = (): void => undefined;

  function open(): void {
    source = connect();
    source.addEventListener('open', () => listener.opened());
    source.addEventListener('message', () => listener.changed());
    source.addEventListener('error', () => {
      listener.lost();
      if (source.readyState !== closed) return;
      source.close();
      cancel = clock.after(reopenMs, open);
    });
  }

  open();
  return () => {
    cancel();
    source.close();
  };
}
