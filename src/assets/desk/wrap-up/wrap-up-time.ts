import {
  extendedDeadline,
  recordFor,
  wrapUpDeadline,
  type WrapUpRecord,
  wrapUpRecordOf,
} from '../../../lib/wrap-up-record';
import type { Engagement } from '../ground/engagement';
import { replaceEngagement } from '../ground/engagements';
import { step, type Step } from '../step';
import type { DeskState } from '../desk-state';

/**
 * When a wrap-up ends by itself, in epoch milliseconds by the browser's clock: the same deadline that the server keeps when
 * the page is closed. `undefined` for one without an end, and before it begins.
 */
export function wrapUpEndOf(engagement: Engagement, state: DeskState): number | undefined {
  const { wrappingAt } = engagement;
  return wrappingAt === undefined
    ? undefined
    : wrapUpDeadline(recordOf(engagement, state), wrappingAt, state.settings.wrapUp);
}

/** Whether the agent can have more time. */
export function canExtend(engagement: Engagement, state: DeskState): boolean {
  const { wrappingAt, stage } = engagement;
  if (wrappingAt === undefined || stage.name !== 'wrapping') return false;
  return extendedDeadline(recordOf(engagement, state), wrappingAt, state.settings.wrapUp) !== undefined;
}

/** The server's last word counts, be it an answer or the task's attributes. */
function recordOf({ reservation, wrapUpEndsAt }: Engagement, { skewMs }: DeskState): WrapUpRecord {
  const { deadline } = recordFor(wrapUpRecordOf(reservation.task.attributes), reservation.sid);
  const known = [wrapUpEndsAt, deadline === undefined ? undefined : deadline - skewMs].filter(
    (time) => time !== undefined,
  );
  return known.length === 0 ? {} : { deadline: Math.max(...known) };
}

/** The agent asks for more time. */
export function extendWrapUp(state: DeskState, engagement: Engagement): Step {
  const { sid, moreTime, reservation } = engagement;
  if (!canExtend(engagement, state) || moreTime === 'asking') return step(state);
  const asking = replaceEngagement(state, { ...engagement, moreTime: 'asking' });
  return step(asking, { type: 'write-wrap-up', sid, taskSid: reservation.task.sid, moreTime: true });
}
