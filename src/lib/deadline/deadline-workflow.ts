import type { Environment } from '../configuration';
import { isSid } from '../sids';

/**
 * The events of TaskRouter by which deadlines are kept to the second.
 *
 * @see https://www.twilio.com/docs/taskrouter/api/event/reference
 */
export const deadlineEvents = ['reservation.wrapup', 'task.canceled'] as const;

/**
 * The workflow that clocks are put into; `undefined` where there are none. What is unusable is as good as not set: nothing else is to fail
 * by it, and the doctor says what is wrong.
 */
export function deadlineWorkflow({ DEADLINE_WORKFLOW_SID: sid = '' }: Environment): string | undefined {
  return isSid('WW', sid) ? sid : undefined;
}
