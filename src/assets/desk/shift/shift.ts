import type { BehaviourOf } from '../behaviour';
import type { ShiftEvent } from './shift-state';
import { shiftRecalled } from './shift-rules';

/** What the agent did since they signed in. */
export const shift: BehaviourOf<ShiftEvent> = { on: { 'shift-recalled': shiftRecalled } };
