import { callBounds, type CallBounds } from './call-bounds';
import { readOptional, type Environment } from './configuration';
import { hasCode } from './errors';
import type { Role } from './session';

/** What this deployment offers besides the calls that come in. */
export interface Features {
  /** Calling somebody from the page: `OUTBOUND_WORKFLOW_SID` and `CALLER_ID` are set. */
  readonly outbound: boolean;
  /** Adding a third number to a call: `CALLER_ID` is set. */
  readonly thirdNumber: boolean;
  /** What bounds the calls of whoever asks, where something does. */
  readonly calls?: CallBounds;
}

/** Tells what is switched on. What is set and unusable is off; the Function that needs it says what is wrong. */
export function featuresOf(environment: Environment, roles: readonly Role[]): Features {
  const isUsable = (name: 'CALLER_ID' | 'OUTBOUND_WORKFLOW_SID'): boolean => {
    try {
      return readOptional(environment, name) !== undefined;
    } catch (error) {
      if (hasCode(error, 'misconfigured')) return false;
      throw error;
    }
  };
  const thirdNumber = isUsable('CALLER_ID');
  const calls = callBounds(environment, roles);
  return {
    outbound: thirdNumber && isUsable('OUTBOUND_WORKFLOW_SID'),
    thirdNumber,
    ...(Object.keys(calls).length > 0 && { calls }),
  };
}
