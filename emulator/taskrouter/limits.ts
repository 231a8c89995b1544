import type { Store } from '../account/store';
import { invalid } from '../account/twilio-error';
import { isJsonObject } from '../core/json-object';

/** @see https://www.twilio.com/docs/taskrouter/limits */
export const maximumNameCharacters = 64;
export const maximumAttributesCharacters = 4096;
export const maximumConfigurationCharacters = 1024 * 1024;
export const maximumReservedWorkers = 50;
export const maximumReservationTimeoutSeconds = 86_400;
export const maximumTaskTimeoutSeconds = 1_209_600;
export const maximumWholeNumber = 2_147_483_647;
/** A virtual start lies after it. @see https://www.twilio.com/docs/taskrouter/api/task */
const earliestStart = Date.UTC(1900, 0, 1);

/** Whole numbers that are allowed, the ends among them. */
export type Range = readonly [least: number, most: number];
/** Of tasks, of targets of a workflow, of transfers. */
export const priorities: Range = [0, maximumWholeNumber];
export const taskTimeouts: Range = [1, maximumTaskTimeoutSeconds];
export const capacities: Range = [0, maximumWholeNumber];
export const reservationTimeouts: Range = [1, maximumReservationTimeoutSeconds];

/**
 * Holds a limit, whichever way a number came in: REST, event bridge, TwiML, a workflow's configuration, a seed.
 *
 * @throws TwilioError 400 naming it
 */
export function checkWhole(name: string, value: number | undefined, [least, most]: Range): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  throw invalid(`Value '${value}' provided for ${name} is not a whole number from ${least} to ${most}`);
}

/** @throws TwilioError 400 unless they are the JSON text of an object, and not too long */
export function checkAttributes(json: string | undefined, name = 'Attributes'): void {
  if (json === undefined) return;
  const expected = `a JSON object of at most ${maximumAttributesCharacters} characters`;
  if (json.length > maximumAttributesCharacters)
    throw invalid(`Value provided for ${name} is not ${expected}: it has ${json.length}`);
  if (!isJsonObject(json)) throw invalid(`Value '${json}' provided for ${name} is not ${expected}`);
}

/** @throws TwilioError 400 where it is not in the past, or too far in it */
export function checkVirtualStart(virtualStartTime: number | undefined, now: number): void {
  if (virtualStartTime === undefined) return;
  if (virtualStartTime > now) throw invalid('VirtualStartTime must not be in the future');
  if (virtualStartTime < earliestStart) throw invalid('VirtualStartTime must not be before 1900');
}

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
export function checkRoom(
  { store }: { readonly store: Store },
  workspaceSid: string,
  kind: keyof typeof mostInWorkspace,
): void {
  const most = mostInWorkspace[kind];
  if (store[`${kind}Of`].count(workspaceSid) < most) return;
  throw invalid(`Workspace ${workspaceSid} has ${most} ${kind}, as many as it may have: delete some first`);
}
