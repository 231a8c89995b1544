import { invalid } from '../account/twilio-error';
import type { Engine } from './engine';

/** @see https://www.twilio.com/docs/taskrouter/limits */
export const maximumNameCharacters = 64;
export const maximumAttributesCharacters = 4096;
export const maximumConfigurationCharacters = 1024 * 1024;
export const maximumReservedWorkers = 50;
export const maximumReservationTimeoutSeconds = 86_400;
export const maximumTaskTimeoutSeconds = 1_209_600;
export const maximumWholeNumber = 2_147_483_647;

/** How many of a kind a workspace may have. @see https://www.twilio.com/docs/taskrouter/limits */
export const mostInWorkspace = {
  activities: 100,
  workers: 15_000,
  taskChannels: 15,
  taskQueues: 5_000,
  workflows: 1_000,
  tasks: 500_000,
} as const;

/** @throws TwilioError 400 where a workspace has as many of a kind as it may */
export function checkRoom({ store }: Engine, workspaceSid: string, kind: keyof typeof mostInWorkspace): void {
  const most = mostInWorkspace[kind];
  if (store[`${kind}Of`].count(workspaceSid) < most) return;
  throw invalid(`Workspace ${workspaceSid} has ${most} ${kind}, as many as it may have: delete some first`);
}
