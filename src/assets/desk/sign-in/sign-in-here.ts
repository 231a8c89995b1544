/** What a browser remembers of a session, beside the cookie, which no page can read. */
export type SignedIn =
  /** There may be a session to go on with. */
  | 'in'
  /** Somebody signed out, and the server has not said so far that it knows. */
  | 'leaving'
  | 'out';

/** @see signedInHere */
export interface SignedInHere {
  /** @param now - Epoch milliseconds. */
  load(now: number): SignedIn;
  save(what: SignedIn, now: number): void;
  /** Whether people signed in with their organization here the last time. */
  isProviders(): boolean;
  saveProviders(is: boolean): void;
}

const PAGES = ['desk', 'floor'] as const;
type PageName = (typeof PAGES)[number];

const keyOf = (page: PageName): string => `${page}.signed-in`;
const LEAVING = 'leaving';
const PROVIDERS = 'desk.sign-in';

/** No session is good for longer without a word from its page. */
const LONGEST_MS = 16 * 3_600_000;

/**
 * Keeps it where the other page of the desk finds it, too: one sign-in may be good for both. Where a browser keeps nothing, a page that
 * is loaded again shows the form.
 */
export function signedInHere(
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  page: PageName,
): SignedInHere {
  return {
    load(now) {
      try {
        const store = storage();
        if (store.getItem(keyOf(page)) === LEAVING) return LEAVING;
        return PAGES.some((one) => now - Number(store.getItem(keyOf(one))) < LONGEST_MS) ? 'in' : 'out';
      } catch {
        return 'out';
      }
    },
    save(what, now) {
      try {
        if (what === 'out') storage().removeItem(keyOf(page));
        else storage().setItem(keyOf(page), what === 'in' ? String(now) : LEAVING);
      } catch {
        // It lasts as long as the page, then.
      }
    },
    isProviders() {
      try {
        return storage().getItem(PROVIDERS) !== null;
      } catch {
        return false;
      }
    },
    saveProviders(is) {
      try {
        if (is) storage().setItem(PROVIDERS, 'provider');
        else storage().removeItem(PROVIDERS);
      } catch {
        // It lasts as long as the page, then.
      }
    },
  };
}
