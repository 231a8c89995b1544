import { runSchedule } from './run';
import type { Asked } from './several-processes';
import { brokenOff } from './tally';

/* A process that plays the schedules it is asked for, one after another. */

process.on('message', ({ seed, limits }: Asked) => {
  void runSchedule(seed, limits)
    .catch((error: unknown) => brokenOff(seed, error))
    .then((result) => process.send?.(result));
});
