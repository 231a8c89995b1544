import { callBounds } from '../call-bounds';
import { DeskError } from '../errors';
import { peopleStore } from './instance-store';
import { noteRefusal } from './on-record';
import { recorderOf, type CallOfSomebody } from './recorder';

/** What a desk answers to somebody who may call. */
export interface MayCall {
  /** How many calls more in this hour; nobody counts where a password is shared. */
  readonly callsLeft?: number;
}

/**
 * Makes sure that the caller may call a number, and counts it. What is refused is in the audit.
 *
 * @throws DeskError `number_not_allowed`, `too_many_calls`, `calls_unavailable`
 */
export async function requireMayCall(call: CallOfSomebody, number: string): Promise<MayCall> {
  try {
    return await look(call, number);
  } catch (error) {
    if (error instanceof DeskError && error.code !== 'misconfigured')
      await noteRefusal(await recorderOf(call), { what: 'calling', why: `${number}: ${error.code}` });
    throw error;
  }
}

async function look(call: CallOfSomebody, number: string): Promise<MayCall> {
  const { caller, context } = call;
  const { perHour, prefixes } = callBounds(context, caller.roles);
  if (prefixes && !prefixes.some((prefix) => number.startsWith(prefix)))
    throw new DeskError(
      'number_not_allowed',
      `This desk calls numbers that begin with ${prefixes.join(', ')} alone. Whoever runs it can allow more.`,
    );
  if (perHour === undefined) return {};
  const { spending } = await peopleStore(call);
  return { callsLeft: (await spending.countCall(caller.name, perHour)).left };
}
