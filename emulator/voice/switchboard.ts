import type { Alerts } from '../callbacks/alerts';
import type { Engine } from '../account/engine';
import type { Bridges } from './bridges';
import type { CallQueue } from './call-queue';
import type { Calls } from './calls';
import type { Conferences } from './conferences';
import type { Dialler } from './dialler';
import type { Jukebox } from './jukebox';
import type { Scripts } from './scripts';

/** The parts of the telephone side that an instruction works with. */
export interface Switchboard {
  readonly engine: Engine;
  readonly alerts: Alerts;
  readonly calls: Calls;
  readonly dialler: Dialler;
  readonly conferences: Conferences;
  readonly bridges: Bridges;
  readonly queue: CallQueue;
  readonly scripts: Scripts;
  readonly music: Jukebox;
}
