import { Ring } from '../core/ring';
import type { Engine } from '../taskrouter/engine';

/** What Twilio's debugger would show: something an application did that the platform could not make sense of. */
export interface Alert {
  readonly sid: string;
  /** ISO 8601, virtual time. */
  readonly at: string;
  readonly level: 'error' | 'warning';
  /** Twilio's error code; 20501 where it is the local TaskRouter that cannot do what was asked. */
  readonly code: number;
  readonly message: string;
  /** The reservation, task or call it concerns. */
  readonly resourceSid: string | null;
  readonly moreInfo: string;
}

export interface NewAlert {
  readonly code: number;
  readonly message: string;
  readonly level?: Alert['level'];
  readonly resourceSid?: string;
}

const keptAlerts = 500;

/** The alerts raised so far, for a person or a test to look at; nothing follows from one by itself. */
export class Alerts {
  readonly #engine: Engine;
  readonly #ring = new Ring<Alert>(keptAlerts);
  readonly #listeners = new Set<(alert: Alert) => void>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** @see https://www.twilio.com/docs/api/errors */
  raise({ code, message, level = 'error', resourceSid }: NewAlert): Alert {
    const alert: Alert = {
      sid: this.#engine.ids.next('NO'),
      at: new Date(this.#engine.clock.now()).toISOString(),
      level,
      code,
      message,
      resourceSid: resourceSid ?? null,
      moreInfo: `https://www.twilio.com/docs/errors/${code}`,
    };
    this.#ring.add(alert);
    for (const listener of this.#listeners) listener(alert);
    return alert;
  }

  /** Says aloud that something asked for is not done here. */
  raiseNotDone(what: string, resourceSid?: string): Alert {
    return this.raise({
      code: 20501,
      message: `The local TaskRouter does not do ${what} yet; see docs/differences.md`,
      ...(resourceSid !== undefined && { resourceSid }),
    });
  }

  /** The latest, oldest first. */
  get all(): readonly Alert[] {
    return [...this.#ring];
  }

  /** @returns A function that ends the subscription. */
  onAlert(listener: (alert: Alert) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  reset(): void {
    this.#ring.clear();
  }
}
