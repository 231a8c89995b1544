import type { Twilio } from 'twilio';
import { callMarksOf, withCallMarks } from './call-marks';
import { changeAttributes, objectText } from './changing-task';
import { DeskError, unlessNotFound } from './errors';
import { listOwnReservations } from './own-reservations';

/** What `/help` answers. */
export interface HelpAsked {
  readonly taskSid: string;
  /** Whether it is asked for now. */
  readonly asked: boolean;
}

const notYours = (): DeskError =>
  new DeskError('forbidden', 'The call is not of a task that you have accepted and are still on.');

/**
 * Has a supervisor see that the agent wants help with the call of their own task, or not any more. It stands in the task's attributes,
 * where every instance and page finds it, and goes when a supervisor comes. Repeating it does no harm.
 *
 * @param request.word - What about.
 * @param request.now - Epoch milliseconds.
 * @throws DeskError `forbidden` where the worker is not on the task, `conflict` while a transfer is under way, `invalid_request` where the attributes have no room
 */
export async function askForHelp(
  client: Twilio,
  request: {
    readonly taskSid: string;
    readonly workerSid: string;
    readonly workspaceSid: string;
    readonly act: 'ask' | 'withdraw';
    readonly word: string;
    readonly now: number;
  },
): Promise<HelpAsked> {
  const { taskSid, act, word, now } = request;
  const holding = unlessNotFound(listOwnReservations(client, request), notYours());
  holding.catch(() => undefined);
  const change = changeAttributes(client, request, async ({ attributes: text, assignmentStatus }) => {
    const held = (await holding).find(({ status }) => status === 'accepted');
    if (!held) throw notYours();
    // TaskRouter would choose anew whom to ask.
    if (assignmentStatus !== 'assigned')
      throw new DeskError('conflict', 'The call is being offered to somebody else. Ask once that is over.');
    const attributes = objectText(text);
    const { help: before, supervisors } = callMarksOf(attributes);
    const isSame = before?.reservation === held.sid && before.word === word;
    if (act === 'ask' ? isSame : !before) return undefined;
    const help = act === 'ask' ? { reservation: held.sid, word, at: new Date(now).toISOString() } : undefined;
    const marked = withCallMarks(attributes, { help, supervisors });
    if (marked !== undefined) return marked;
    throw new DeskError(
      'invalid_request',
      'The task has no room: a task holds 4096 characters in all. Ask with a shorter word, or by other means.',
    );
  });
  await unlessNotFound(change, notYours());
  return { taskSid, asked: act === 'ask' };
}
