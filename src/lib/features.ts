import { callerIds } from './caller-ids';
import { callBounds, type CallBounds } from './call-bounds';
import { readOptional, type Environment, type OptionalName } from './configuration';
import { hasCode } from './errors';
import type { Role } from './session';

/** What this deployment offers besides the calls that come in. */
export interface Features {
  /** Calling somebody from the page: `OUTBOUND_WORKFLOW_SID` and `CALLER_ID` are set. */
  readonly outbound: boolean;
  /** Adding a third number to a call: `CALLER_ID` is set. */
  readonly thirdNumber: boolean;
  /** The numbers of which an agent may show one, the usual one first; where there is a choice. */
  readonly callerIds?: readonly string[];
  /** Earlier calls are remembered: `HISTORY_SECRET` is set. */
  readonly history?: true;
  /** What bounds the calls of whoever asks, where something does. */
  readonly calls?: CallBounds;
}

/** Whether something is switched on. What is set and unusable is off; the Function that needs it says what is wrong. */
export function isUsable(environment: Environment, name: OptionalName): boolean {
  try {
    return readOptional(environment, name) !== undefined;
  } catch (error) {
    if (hasCode(error, 'misconfigured')) return false;
    throw error;
  }
}

/** Tells what is switched on. */
export function featuresOf(environment: Environment, roles: readonly Role[]): Features {
  const thirdNumber = isUsable(environment, 'CALLER_ID');
  const calls = callBounds(environment, roles);
  return {
    outbound: thirdNumber && isUsable(environment, 'OUTBOUND_WORKFLOW_SID'),
    thirdNumber,
    ...(thirdNumber && isUsable(environment, 'CALLER_IDS') && { callerIds: callerIds(environment) }),
    ...(isUsable(environment, 'HISTORY_SECRET') && { history: true }),
    ...(Object.keys(calls).length > 0 && { calls }),
  };
}
