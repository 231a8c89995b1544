import { callerIds } from './caller-ids';
import { callBounds, type CallBounds } from './call-bounds';
import { recordingSettings, type RecordingSettings } from './recording/recording-settings';
import { keepsSessions, readOptional, type Environment, type OptionalName } from './configuration';
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
  /** What is recorded, where anything is: `RECORDING` is set. */
  readonly recording?: Pick<RecordingSettings, 'policies'> & {
    /** Whether it can be paused. */
    readonly pauses: boolean;
  };
  /** Supervisors have a page on which they see who asks for help: people sign in as themselves, or `SUPERVISOR_PASSWORD` is set. */
  readonly help?: true;
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
    ...recordingOf(environment),
    ...((keepsSessions(environment) || isUsable(environment, 'SUPERVISOR_PASSWORD')) && { help: true }),
    ...(Object.keys(calls).length > 0 && { calls }),
  };
}

function recordingOf(environment: Environment): Pick<Features, 'recording'> {
  if (!isUsable(environment, 'RECORDING')) return {};
  try {
    const { policies, pauseSeconds, clocks } = recordingSettings(environment);
    return { recording: { policies, pauses: clocks !== undefined && pauseSeconds > 0 } };
  } catch (error) {
    if (hasCode(error, 'misconfigured')) return {};
    throw error;
  }
}
