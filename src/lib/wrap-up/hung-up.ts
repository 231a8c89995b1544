import { legsOf } from '../alone/read-customers';
import { unlessGone } from '../alone/twilio-answers';
import { changeAttributes } from '../changing-task';
import { noteOf, whoHungUp } from '../history/conference-notes';
import type { PeopleCall } from '../people/instance-store';
import { isSid } from '../sids';
import { twilioClient } from '../twilio-client';
import { readAttributes } from '../attributes/read-attributes';
import { withReported, type Reported } from './reported';

/** Whether reports were told who ended a call, there was nothing to tell, or it failed and the log says why. */
export type Told = 'written' | 'nothing to do' | 'failed';

type Event = Readonly<Record<string, unknown>>;
type HungUp = Reported['hang_up_by'];

/** Who ended an agent's part, by the task's attributes; `undefined` where nobody knows. */
type Tells = (attributes: string) => HungUp | undefined;

const offered: readonly string[] = ['pending', 'reserved'];

const byConference = { caller: 'Customer', agent: 'Agent', desk: 'Agent' } as const;

/** What an event tells of an end: a conference's own, or that a colleague has taken the call over. */
function endIn(event: Event): { readonly taskSid: string; readonly tells: Tells } | undefined {
  const { EventType: type, TaskSid: taskSid, TransferMode: mode } = event;
  if (type === 'task.transfer-completed' && typeof taskSid === 'string' && isSid('WT', taskSid))
    return { taskSid, tells: () => (mode === 'WARM' ? 'Warm Transfer' : 'Cold Transfer') };
  const told = noteOf(event);
  if (told?.note.what !== 'end') return undefined;
  const { note } = told;
  return {
    taskSid: told.taskSid,
    tells(attributes) {
      const who = whoHungUp([note], legsOf(attributes));
      return who && byConference[who];
    },
  };
}

/**
 * Writes into a call's task who ended it, where reports look for it, before its wrap-up is over. Two steps of requests. Nothing else has to
 * wait for it, and it never fails anything else.
 *
 * @param event - Everything that a conference or TaskRouter posted.
 */
export async function reportHangUp(call: PeopleCall, event: Event): Promise<Told> {
  const end = endIn(event);
  if (!end) return 'nothing to do';
  const { taskSid, tells } = end;
  let written: Told = 'nothing to do';
  try {
    const task = { workspaceSid: call.configuration.WORKSPACE_SID, taskSid };
    const change = changeAttributes(await twilioClient(call), task, async ({ attributes, assignmentStatus }) => {
      const told = tells(attributes);
      // TaskRouter would choose anew whom to offer a customer who is still there.
      const by = offered.includes(assignmentStatus) && told !== 'Customer' ? undefined : told;
      const after = by && readAttributes(attributes) ? withReported(attributes, { hang_up_by: by }) : attributes;
      written = after === attributes ? 'nothing to do' : 'written';
      return after === attributes ? undefined : after;
    });
    await unlessGone(change, undefined);
    return written;
  } catch (error) {
    call.platform.log(
      `could not write who ended a call: ${error instanceof Error ? error.message : String(error)}`,
      'error',
    );
    return 'failed';
  }
}
