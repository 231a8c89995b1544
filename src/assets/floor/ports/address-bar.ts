import { effect, type ReadonlySignal } from '@preact/signals';
import { type Filters, readAddress, writeAddress } from '../model/filters';

/** The browser's, as far as it is needed. */
interface AddressBar {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate' | 'hashchange', listener: () => void): void;
}

/**
 * Keeps in the address what is shown of the floor, so that it is there again when the page is loaded again, for whoever gets the link,
 * and with the browser's way back. What is typed letter by letter is one step of that way.
 *
 * @param tell - Given what an address says that somebody came to.
 */
export function followAddress(
  bar: AddressBar,
  filters: ReadonlySignal<Filters>,
  tell: (filters: Filters) => void,
): void {
  const { location, history } = bar;
  const read = (): void => {
    if (writeAddress(filters.peek()) !== location.hash) tell(readAddress(location.hash));
  };
  read();
  let before = filters.peek();
  effect(() => {
    const hash = writeAddress(filters.value);
    const isTyping = writeAddress({ ...before, search: '' }) === writeAddress({ ...filters.value, search: '' });
    before = filters.value;
    if (hash === location.hash) return;
    const address = `${location.pathname}${location.search}${hash}`;
    if (isTyping) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
  });
  bar.addEventListener('popstate', read);
  bar.addEventListener('hashchange', read);
}
