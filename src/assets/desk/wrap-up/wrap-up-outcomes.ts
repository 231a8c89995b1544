import type { Engagement } from '../ground/engagement';
import { isFor } from '../ground/queue-names';
import type { Disposition, Settings } from '../settings/settings-state';
import { draftOf } from './wrap-up-draft';

/** The outcomes to choose from after a call of this queue; and the one that was chosen, whichever queue that was in. */
export function outcomesOf({ dispositions }: Settings, engagement: Engagement): readonly Disposition[] {
  const { queueName } = engagement.reservation.task;
  const { disposition } = draftOf(engagement);
  return dispositions.filter(({ code, queues }) => code === disposition || isFor(queues, queueName));
}

/** Whether one of them has to be chosen before the agent may complete. */
export function needsOutcome(settings: Settings, engagement: Engagement): boolean {
  const { required } = settings.wrapUp;
  const isAsked =
    required === true || (Array.isArray(required) && isFor(required, engagement.reservation.task.queueName));
  return isAsked && outcomesOf(settings, engagement).length > 0;
}
