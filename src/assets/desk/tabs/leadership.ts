import { asObject } from '../ground/json';

/** The part of the browser's Web Locks that is needed. */
export interface Locks {
  request(
    name: string,
    options: { ifAvailable?: boolean; steal?: boolean; signal?: AbortSignal },
    hold: (lock: unknown) => Promise<void> | undefined,
  ): Promise<unknown>;
}

export interface Leadership {
  /** Settles once it is known whether this tab leads from the start. */
  readonly settled: Promise<void>;
  /** Leads now, whoever did. @returns Settles when this tab leads. */
  take(): Promise<void>;
  /** Takes part no longer. */
  close(): void;
}

/**
 * Settles among the tabs of a browser which one leads: the one that holds a lock. The others wait in line for it; the
 * browser gives it to the next when a tab is closed, crashes or goes elsewhere, so nobody has to guess from silence.
 *
 * @param tell - Hears whether this tab leads, each time that changes, and at the start.
 * @see https://developer.mozilla.org/docs/Web/API/Web_Locks_API
 */
export function standForLeader(locks: Locks, name: string, tell: (leads: boolean) => void): Leadership {
  let release = (): void => {};
  let waiting = new AbortController();
  let isClosed = false;
  let isLeading = false;

  /** Asks for the lock and keeps it; settles when it was refused, taken away or given back. */
  async function hold(options: Parameters<Locks['request']>[1], held: (got: boolean) => void): Promise<void> {
    let leads = false;
    try {
      await locks.request(name, options, (lock) => {
        if (lock === null || isClosed) {
          held(false);
          return undefined;
        }
        leads = true;
        isLeading = true;
        tell(true);
        held(true);
        return new Promise((resolve) => (release = resolve));
      });
    } catch (error) {
      // Another tab took it, or this one need not wait any longer.
      if (asObject(error)['name'] !== 'AbortError') throw error;
    }
    if (leads) isLeading = false;
    if (leads && !isClosed) {
      tell(false);
      void waitInLine();
    }
  }

  function waitInLine(): Promise<void> {
    waiting = new AbortController();
    return hold({ signal: waiting.signal }, () => {});
  }

  const settled = new Promise<void>((resolve) => {
    void hold({ ifAvailable: true }, (got) => {
      if (!got) {
        tell(false);
        void waitInLine();
      }
      resolve();
    });
  });

  return {
    settled,
    async take() {
      await settled;
      if (isLeading) return;
      waiting.abort();
      await new Promise<void>((resolve) => void hold({ steal: true }, () => resolve()));
    },
    close() {
      isClosed = true;
      waiting.abort();
      release();
    },
  };
}
