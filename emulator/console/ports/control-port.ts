import type { WallClock } from '../../core/clock-wall';
import type { ControlRequest } from '../model/intent';
import { readRequestPage, requestsPath, type RequestPage } from '../model/request-page';
import { readSnapshot, type Snapshot } from '../model/snapshot';

/** The control API of the local TaskRouter that serves this page. */
export interface ControlPort {
  /** @throws Error saying why there is no state */
  readState(): Promise<Snapshot>;
  /** The newest requests in which `search` occurs. @throws Error saying why there are none */
  readRequests(search: string): Promise<RequestPage>;
  /** Does what is asked; settles when the local TaskRouter says that it is done. @throws Error with its own words */
  send(request: ControlRequest): Promise<void>;
}

const readTimeoutMs = 10_000;
/** Advancing the clock over many deadlines waits for every webhook on the way. */
const sendTimeoutMs = 120_000;

/** @param origin - Where the API is; none for the page's own. */
export function connectControl(clock: WallClock, origin = '', request: typeof fetch = fetch): ControlPort {
  async function call(path: string, timeoutMs: number, init: RequestInit): Promise<unknown> {
    const stop = new AbortController();
    const cancel = clock.after(timeoutMs, () => stop.abort());
    try {
      const response = await request(`${origin}${path}`, { ...init, signal: stop.signal, cache: 'no-store' });
      const json: unknown = await response.json();
      if (!response.ok) throw new Refusal(reasonOf(json) ?? `The local TaskRouter answered ${response.status}.`);
      return json;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw stop.signal.aborted
        ? new Error(`The local TaskRouter has not answered for ${timeoutMs / 1000} seconds.`)
        : new Error('The local TaskRouter does not answer. Is it still running?');
    } finally {
      cancel();
    }
  }

  return {
    readState: async () => readSnapshot(await call('/_emulator/v1/state', readTimeoutMs, {})),
    readRequests: async (search) => readRequestPage(await call(requestsPath(search), readTimeoutMs, {})),
    async send({ path, method = 'POST', body }) {
      const headers = { 'Content-Type': 'application/json' };
      await call(path, sendTimeoutMs, { method, headers, body: JSON.stringify(body) });
    },
  };
}

/** The local TaskRouter said no, and why. */
class Refusal extends Error {}

function reasonOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('message' in json)) return undefined;
  const code = 'code' in json && typeof json.code === 'number' ? ` (${json.code})` : '';
  return typeof json.message === 'string' ? `${json.message}${code}` : undefined;
}
