import type { DeskEvent, KeepIntent } from '../desk-events';
import { type KeptShift, readShift } from '../shift/shift-kept';
import { readShortcuts } from '../shortcuts/shortcuts-state';
import { readSignals } from '../ring/ring-state';
import type { Clock } from '../ground/clock';

/** The part of a browser's `localStorage` the page needs. Everything of it may throw where storage is switched off. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface KeptPort {
  /** Tells what an earlier page kept for whoever sits here, before anybody signs in. */
  recall(): void;
  perform(intent: KeepIntent): void;
}

const SIGNALS = 'desk.signals';
const SHORTCUTS = 'desk.shortcuts';
const SHIFT = 'desk.shift.';

/**
 * What this browser remembers. In `localStorage`, because a reload, a second tab and the tab that takes over from the
 * first are to know it too; `sessionStorage` would end with the one tab.
 *
 * A browser that keeps nothing (a private window, storage switched off or full) does no harm: the page works the same
 * and forgets.
 *
 * @param store - Asked for each time, because even looking at `localStorage` may be forbidden.
 */
export function createKept(store: () => Store, clock: Clock, dispatch: (event: DeskEvent) => void): KeptPort {
  function read(key: string): unknown {
    try {
      const text = store().getItem(key);
      return text === null ? undefined : JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  function write(key: string, value: unknown): void {
    attempt((to) => to.setItem(key, JSON.stringify(value)));
  }

  function attempt(work: (to: Store) => void): void {
    try {
      work(store());
    } catch {
      // Nothing to tell anybody: what cannot be kept is forgotten with the page.
    }
  }

  /** Whoever used this computer before may have closed the tab instead of signing out. */
  function forgetOthers(workerSid: string): void {
    attempt((from) => {
      const keys = Array.from({ length: from.length }, (_, index) => from.key(index));
      for (const key of keys) if (key?.startsWith(SHIFT) && key !== SHIFT + workerSid) from.removeItem(key);
    });
  }

  return {
    recall() {
      dispatch({ type: 'signals-recalled', choice: readSignals(read(SIGNALS)) });
      dispatch({ type: 'shortcuts-recalled', settings: readShortcuts(read(SHORTCUTS)) });
    },

    perform(intent) {
      switch (intent.type) {
        case 'keep-signals':
          return write(SIGNALS, intent.choice);
        case 'keep-shortcuts':
          return write(SHORTCUTS, intent.settings);
        case 'keep-shift':
          return write(SHIFT + intent.workerSid, { keptAt: clock.now(), shift: intent.shift } satisfies KeptShift);
        case 'forget-shift':
          return attempt((from) => from.removeItem(SHIFT + intent.workerSid));
        default: {
          const { workerSid } = intent;
          forgetOthers(workerSid);
          const shift = readShift(read(SHIFT + workerSid), clock.now());
          if (shift) dispatch({ type: 'shift-recalled', workerSid, shift });
        }
      }
    },
  };
}
