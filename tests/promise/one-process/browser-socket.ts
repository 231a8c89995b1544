import { decode } from 'jsonwebtoken';
import { WebSocket } from 'ws';

const hearers = new Map<string, (error: unknown) => void>();

/** Who hears of what is thrown while a frame for this worker is dealt with. */
export function onListenerThrow(worker: string, hear: (error: unknown) => void): void {
  hearers.set(worker, hear);
}

type Listener = NonNullable<WebSocket['onmessage']>;

/**
 * A socket as browsers have it: what a listener throws is told to the page, and the socket goes on. The `ws` package would end
 * the process.
 */
class BrowserSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    // Browsers tell nobody but who listens.
    this.on('error', () => undefined);
    const worker = workerOf(url);
    const tell = (error: unknown): void => hearers.get(worker)?.(error);
    let given: Listener | null = null;
    Object.defineProperty(this, 'onmessage', {
      get: () => given,
      set: (listener: Listener | null) => {
        given = listener;
        const guarded: Listener = (event) => {
          try {
            listener?.(event);
          } catch (error) {
            tell(error);
          }
        };
        Reflect.set(WebSocket.prototype, 'onmessage', listener && guarded, this);
      },
    });
  }
}

function workerOf(url: string): string {
  const claims: unknown = decode(new URL(url).searchParams.get('token') ?? '');
  const grants: unknown = typeof claims === 'object' && claims !== null ? Reflect.get(claims, 'grants') : undefined;
  const identity: unknown = typeof grants === 'object' && grants !== null ? Reflect.get(grants, 'identity') : undefined;
  return typeof identity === 'string' ? identity : '';
}

/** Before the SDK is loaded: it takes the platform's socket then. */
export function installBrowserSocket(): void {
  Object.assign(globalThis, { WebSocket: BrowserSocket });
}
