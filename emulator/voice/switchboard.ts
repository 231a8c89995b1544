import type { DialSurroundings } from './dials';
import type { Scripts } from './scripts';

/** The parts of the telephone side that an instruction works with. */
export interface Switchboard extends Omit<DialSurroundings, 'leftAlone'> {
  readonly scripts: Scripts;
}
