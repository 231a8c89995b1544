import type { Emulator } from '../../emulator';
import { customersCalls } from '../../emulator/control/control';
import type { CallFloor } from '../emulator/voice/call-floor';
import type { Watched } from './customer-watch';

/** A test's own floor with phones, or a whole local TaskRouter, for the watch. */
export const watchable = (floor: CallFloor | Emulator): Watched =>
  'control' in floor
    ? {
        now: () => floor.clock.now(),
        customersCalls: () => floor.control.customersCalls(),
        onChange: (listener) => floor.control.onChange(listener),
      }
    : {
        now: () => floor.clock.now(),
        customersCalls: () => customersCalls(floor.engine, floor.telephone),
        onChange: (listener) => floor.engine.onTransacted(listener),
      };
