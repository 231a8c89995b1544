import type { ScheduleOptions } from './schedules/run';

/** The seconds of grace where an event told; where it was lost, the sweep of the next minute besides. */
export const LIMITS: ScheduleOptions = { aloneSeconds: 75, untoldSeconds: 75 };
