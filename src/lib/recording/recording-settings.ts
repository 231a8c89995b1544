import { deadlineWorkflow } from '../deadline/deadline-workflow';
import { readLimit, readOptional, type Environment } from '../configuration';
import { policiesIn, type RecordingPolicy } from './recording-policy';

/** What is recorded, and how long a recording may be paused. */
export interface RecordingSettings {
  /** By the workflow's name; that of all others under no name. Empty where nothing is recorded. */
  readonly policies: Readonly<Record<string, RecordingPolicy>>;
  /** 0 where there are no pauses. */
  readonly pauseSeconds: number;
  /** The workflow of clocks; without it there are no pauses, for nobody would end them but the page. */
  readonly clocks: string | undefined;
}

/**
 * What the operator configured: `RECORDING`, `PAUSE_SECONDS` and `DEADLINE_WORKFLOW_SID`.
 *
 * @throws DeskError `misconfigured` where one of the first two is unusable
 */
export function recordingSettings(environment: Environment): RecordingSettings {
  return {
    policies: policiesIn(readOptional(environment, 'RECORDING') ?? '') ?? {},
    pauseSeconds: readLimit(environment, 'PAUSE_SECONDS'),
    clocks: deadlineWorkflow(environment),
  };
}
