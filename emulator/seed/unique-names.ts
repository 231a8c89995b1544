import type { Store } from '../account/store';
import { invalid } from '../account/twilio-error';

/**
 * In a seed everything goes by its name, so that of two with the same one the second would be lost.
 *
 * @throws TwilioError 400 naming the first name that two things of a kind share
 */
export function assertNamesAreUnique(store: Store, workspaceSid: string): void {
  const kinds = {
    activities: store.activitiesOf.of(workspaceSid),
    'task queues': store.taskQueuesOf.of(workspaceSid),
    workflows: store.workflowsOf.of(workspaceSid),
  };
  for (const [kind, rows] of Object.entries(kinds)) {
    const seen = new Set<string>();
    for (const { friendlyName } of rows) {
      if (seen.has(friendlyName))
        throw invalid(
          `Two ${kind} are named "${friendlyName}": rename one, since a seed knows them by their names alone`,
        );
      seen.add(friendlyName);
    }
  }
}
