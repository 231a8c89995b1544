import { readOptional, type Environment } from './configuration';
import { hasCode } from './errors';

/** What this deployment offers besides the calls that come in. */
export interface Features {
  /** Calling somebody from the page: `OUTBOUND_WORKFLOW_SID` and `CALLER_ID` are set. */
  readonly outbound: boolean;
  /** Adding a third number to a call: `CALLER_ID` is set. */
  readonly thirdNumber: boolean;
}

/** Tells what is switched on. What is set and unusable is off; the Function that needs it says what is wrong. */
export function featuresOf(environment: Environment): Features {
  const isUsable = (name: 'CALLER_ID' | 'OUTBOUND_WORKFLOW_SID'): boolean => {
    try {
      return readOptional(environment, name) !== undefined;
    } catch (error) {
      if (hasCode(error, 'misconfigured')) return false;
      throw error;
    }
  };
  const thirdNumber = isUsable('CALLER_ID');
  return { outbound: thirdNumber && isUsable('OUTBOUND_WORKFLOW_SID'), thirdNumber };
}
