import type { Operation } from '../rest/operation';
import type { Engine } from '../taskrouter/engine';
import { expireInTime } from './expiry';
import { SyncPace } from './pace';
import { listOperations, mapOperations } from './resources/collections';
import { documentOperations } from './resources/sync-documents';
import { listItemOperations, mapItemOperations } from './resources/items';
import { serviceOperations } from './resources/services';

/** The part of Sync in which Functions keep what they have to agree on. @see https://www.twilio.com/docs/sync/api */
export class Sync {
  readonly operations: readonly Operation[];
  readonly #pace: SyncPace;

  constructor(engine: Engine) {
    const pace = new SyncPace(engine.clock);
    this.#pace = pace;
    expireInTime(engine);
    this.operations = [
      ...serviceOperations,
      ...documentOperations(pace),
      ...mapOperations(pace),
      ...mapItemOperations(pace),
      ...listOperations(pace),
      ...listItemOperations(pace),
    ];
  }

  /** Forgets how much was asked of it. */
  reset(): void {
    this.#pace.reset();
  }
}
