import type { Twilio } from 'twilio';
import { isAloneInConference } from '../alone/read-customers';
import { unlessGone } from '../alone/twilio-answers';
import { readAttributes } from '../attributes/read-attributes';
import { readTask } from '../changing-task';
import { hasCode } from '../errors';
import { holdsTask, listReservations } from '../own-reservations';
import { recordFor, wrapUpDeadline, wrapUpRecordOf, type WrapUpLimits } from '../wrap-up/wrap-up-record';
import { isStuckInWrapping } from '../wrap-up/wrapping';

/** Whose wrap-up is to end, and by which rules. */
export interface WrapUpToEnd {
  readonly workspaceSid: string;
  readonly taskSid: string;
  readonly reservationSid: string;
  readonly limits: WrapUpLimits;
  /** The time by which it is judged, in epoch milliseconds. */
  readonly now: number;
}

/** It was completed; it had ended before, or has no end; its customer is on the line with nobody; or when it will be over. */
export type WrapUpEnd =
  | 'completed'
  | 'over before'
  | 'customer on the line'
  | {
      /** Epoch milliseconds. */
      readonly deadline: number;
    };

const reason = 'Wrap-up ended at its deadline';

/** How often it looks again because somebody changed the task meanwhile. */
const attempts = 4;

/**
 * Ends one wrap-up that has outlived its deadline: the task where nobody else is in its call or wraps it up besides, else the agent's own
 * part of it.
 *
 * One request where the agent was done before, which is the usual case; four to six where not.
 */
export async function endWrapUp(client: Twilio, which: WrapUpToEnd): Promise<WrapUpEnd> {
  const { workspaceSid, taskSid, reservationSid, limits, now } = which;
  const context = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
  for (let attempt = 1; ; attempt += 1) {
    const reservations = await unlessGone(listReservations(client, { workspaceSid, taskSid }), []);
    const own = reservations.find(({ sid }) => sid === reservationSid);
    if (own?.status !== 'wrapping') return 'over before';
    try {
      const [task, isAlone] = await Promise.all([
        readTask(client, workspaceSid, taskSid),
        isAloneInConference(client, taskSid, Promise.resolve(reservations)),
      ]);
      const record = recordFor(wrapUpRecordOf(readAttributes(task.attributes) ?? {}), reservationSid);
      const deadline = wrapUpDeadline(record, own.updatedAt.getTime(), limits);
      if (deadline === undefined) return 'over before';
      if (deadline > now) return { deadline };
      const others = reservations.filter(({ sid }) => sid !== reservationSid).map(({ status }) => status);
      if (holdsTask(new Set(others))) {
        await context.reservations(reservationSid).update({ reservationStatus: 'completed' });
        return 'completed';
      }
      if (isAlone) return 'customer on the line';
      if (!isStuckInWrapping(task.assignmentStatus, now)) return 'over before';
      await context.update({ assignmentStatus: 'completed', reason, ifMatch: task.version });
      return 'completed';
    } catch (error) {
      // The agent's page does the same at the same moment; or notes were saved in between.
      const isOtherwise = ['conflict', 'not_found', 'upstream_refused'] as const;
      if (attempt === attempts || !isOtherwise.some((code) => hasCode(error, code))) throw error;
    }
  }
}
