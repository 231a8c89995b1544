import { jwt } from 'twilio';
import { localCredentials } from '../../../emulator';
import type { Entity } from '../../../src/assets/worker-js-v1/entity';
import { VersionOneWorker } from '../../../src/assets/worker-js-v1/worker';
import type { OldPageFloor } from '../../conformance/old-page-floor';

const { accountSid, apiKey, apiSecret } = localCredentials;

/** An access token, such as `/token` gives. */
export function accessToken(floor: OldPageFloor, name: string, ttl = 3600): string {
  const token = new jwt.AccessToken(accountSid, apiKey, apiSecret, { identity: name, ttl });
  const workerSid = floor.sidOf('worker', name);
  token.addGrant(new jwt.AccessToken.TaskRouterGrant({ workspaceSid: floor.workspaceSid, workerSid, role: 'worker' }));
  return token.toJwt();
}

/** What came to a callback. */
export interface Told {
  readonly error: { readonly code: number; readonly message: string } | null;
  readonly result: Entity | null;
}

/** What version 1's arguments after the token are, by name. */
export interface Given {
  readonly debug?: boolean;
  readonly connectActivitySid?: string;
  readonly disconnectActivitySid?: string;
  readonly closeExistingSessions?: boolean;
  readonly maxRetries?: number;
  readonly token?: string;
  /** Where it looks for TaskRouter; the floor where absent. */
  readonly origin?: string;
}

/** A page of version 1's, as far as it uses the library: its worker, and what came of its events. */
export class OldPage {
  static readonly #open: OldPage[] = [];
  readonly warnings: string[] = [];
  readonly worker: VersionOneWorker;
  readonly #heard: { readonly event: string; readonly what: unknown }[] = [];
  #tell: () => void = () => undefined;

  constructor(floor: OldPageFloor, name: string, given: Given = {}) {
    const { debug = false, connectActivitySid, disconnectActivitySid, closeExistingSessions, maxRetries } = given;
    this.worker = new VersionOneWorker(
      { warn: (message) => this.warnings.push(message) },
      given.token ?? accessToken(floor, name),
      debug,
      connectActivitySid,
      disconnectActivitySid,
      closeExistingSessions,
      undefined,
      maxRetries,
      undefined,
      given.origin ?? floor.origin,
    );
    OldPage.#open.push(this);
    for (const event of events) this.worker.on(event, (what) => this.#hear(event, what));
  }

  /** As if every page were closed. */
  static closeAll(): void {
    for (const { worker } of OldPage.#open.splice(0)) worker.disconnect();
  }

  /** What the next such event hands over, or the oldest not asked for yet. */
  async heard(event: string): Promise<Entity> {
    for (;;) {
      const at = this.#heard.findIndex((heard) => heard.event === event);
      const [found] = at < 0 ? [] : this.#heard.splice(at, 1);
      if (found) return found.what as Entity;
      await new Promise<void>((resolve) => (this.#tell = resolve));
    }
  }

  /** Events that nobody asked for yet. */
  get unheard(): readonly string[] {
    return this.#heard.map(({ event }) => event);
  }

  #hear(event: string, what: unknown): void {
    this.#heard.push({ event, what });
    this.#tell();
  }
}

/** The eleven of version 1, and what else it emits. */
const events = [
  'ready',
  'activity.update',
  'attributes.update',
  'capacity.update',
  'channel.availability.update',
  'reservation.created',
  'reservation.accepted',
  'reservation.rejected',
  'reservation.timeout',
  'reservation.canceled',
  'reservation.rescinded',
  'reservation.wrapup',
  'reservation.completed',
  'reservation.failed',
  'task.updated',
  'task.wrapup',
  'task.completed',
  'task.canceled',
  'token.expired',
  'connected',
  'disconnected',
  'error',
];

/** Calls a method of version 1's with a callback where it takes one. @param after - What stands behind the callback. */
export function told(on: unknown, method: string, before: readonly unknown[] = [], after: readonly unknown[] = []) {
  return new Promise<Told>((resolve) => {
    const callback = (error: Told['error'], result: Told['result']): void => resolve({ error, result });
    const act = (on as Record<string, (...given: unknown[]) => void>)[method];
    act?.call(on, ...before, callback, ...after);
  });
}

/** The same where it has to be done. */
export async function done(...asked: Parameters<typeof told>): Promise<Entity> {
  const { error, result } = await told(...asked);
  if (error) throw new Error(`${error.code}: ${error.message}`);
  return result ?? {};
}
