import { API_TIMEOUT_MS, type Fetch } from './api';
import type { Clock } from './clock';

/** Sends, and gives up what has not been answered in full by then: nothing of the page may wait for ever. */
export function patient(send: Fetch, clock: Clock): Fetch {
  return (url, init) => {
    const stop = new AbortController();
    clock.after(API_TIMEOUT_MS, () => stop.abort());
    return send(url, { ...init, signal: stop.signal });
  };
}
