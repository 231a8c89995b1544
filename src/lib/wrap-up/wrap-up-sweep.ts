import type { Twilio } from 'twilio';
import { readAttributes } from '../attributes/read-attributes';
import { readTask } from '../changing-task';
import { DeskError, hasCode, unlessNotFound } from '../errors';
import { isAloneInConference } from '../alone/read-customers';
import { isOnlyWrapUp, listReservations } from '../own-reservations';
import { isStuckInWrapping } from './wrapping';
import { wrapUpDeadline, wrapUpRecordOf, type WrapUpLimits, type WrapUpRecord } from './wrap-up-record';

/** What is to be swept, and how. */
export interface SweepRequest {
  readonly workspaceSid: string;
  readonly limits: WrapUpLimits;
  /** Says what would be completed, and completes nothing. */
  readonly dryRun: boolean;
  /** The time by which deadlines are judged, in epoch milliseconds. */
  readonly now: number;
  /** Whether another task may be begun. */
  readonly hasTime: () => boolean;
  /** All tasks in wrapping, where they are being read for something else anyway. */
  readonly listed?: Promise<readonly WrappingTask[]> | undefined;
}

/** What `/wrap-up-sweep` answers. */
export interface Sweep {
  readonly dryRun: boolean;
  /** Tasks in wrapping that were looked at. */
  readonly wrapping: number;
  /** The SIDs of those that were completed; in a dry run, of those that would be. */
  readonly completed: readonly string[];
  /** Overdue ones that somebody completed or changed in the same moment, or whose customer is on the line with nobody. */
  readonly skipped: readonly string[];
  /** Overdue ones that Twilio would not complete; the log says why. */
  readonly failed: readonly string[];
  /** Whether there was no time to look at all of them: the next sweep goes on. */
  readonly more: boolean;
}

const reason = 'Wrap-up ended at its deadline';

/** As many tasks are looked at and completed at the same time. */
const atOnce = 8;

/** TaskRouter's largest page. */
const largestPage = 1_000;

/** A task in wrapping, as a list tells it. */
export interface WrappingTask {
  readonly sid: string;
  readonly attributes: string;
  readonly dateUpdated: Date;
}

/**
 * Completes the tasks whose wrap-up has outlived its deadline, because the agent's page, which would have done it, is
 * closed or cut off.
 *
 * A list of the tasks in wrapping tells which are overdue; each of these is then read again and completed only if it still
 * is, nobody changes it in between, and no customer is on its line with nobody. A task nobody has written a deadline into counts from its last change.
 *
 * @throws DeskError `misconfigured` where there is no such workspace
 */
export async function sweepWrapUps(client: Twilio, request: SweepRequest, log: (line: string) => void): Promise<Sweep> {
  const { workspaceSid, limits, dryRun, now, hasTime, listed } = request;
  const isOver = (record: WrapUpRecord, updatedAt: Date): boolean => {
    const deadline = wrapUpDeadline(record, updatedAt.getTime(), limits);
    return deadline !== undefined && deadline <= now;
  };
  const tasks = client.taskrouter.v1.workspaces(workspaceSid).tasks;
  const rows: readonly WrappingTask[] = await unlessNotFound(
    listed ?? tasks.list({ assignmentStatus: ['wrapping'], pageSize: largestPage, limit: largestPage }),
    new DeskError('misconfigured', 'The account has no workspace with this SID. Check WORKSPACE_SID and ACCOUNT_SID.'),
  );
  const overdue = rows.filter((row) => isOver(recordIn(row.attributes), row.dateUpdated));
  const done = { completed: new Array<string>(), skipped: new Array<string>(), failed: new Array<string>() };
  if (dryRun) done.completed.push(...overdue.map(({ sid }) => sid));

  const completeOverdue = async (row: WrappingTask): Promise<keyof typeof done> => {
    const taskSid = row.sid;
    // The deadline may be of the wrap-up of a colleague who had handed the task over.
    const isDoubtful = (record: WrapUpRecord, updatedAt: Date): boolean =>
      record.reservation !== undefined && !isOver({}, updatedAt);
    try {
      const isCall = readAttributes(row.attributes)?.['conference'] !== undefined;
      const [task, reservations, isAlone] = await Promise.all([
        readTask(client, workspaceSid, taskSid),
        isDoubtful(recordIn(row.attributes), row.dateUpdated)
          ? listReservations(client, { workspaceSid, taskSid })
          : [],
        isCall && isAloneInConference(client, taskSid, listReservations(client, { workspaceSid, taskSid })),
      ]);
      const record = recordIn(task.attributes);
      const still =
        !isAlone &&
        isStuckInWrapping(task.assignmentStatus, now) &&
        isOver(record, task.updatedAt) &&
        (!isDoubtful(record, task.updatedAt) ||
          // Where it has come to be since the list was made, the next sweep asks.
          isOnlyWrapUp(reservations, record.reservation));
      if (still) await tasks(taskSid).update({ assignmentStatus: 'completed', reason, ifMatch: task.version });
      return still ? 'completed' : 'skipped';
    } catch (error) {
      const isGone = hasCode(error, 'not_found') || hasCode(error, 'conflict');
      if (!isGone) log(`wrap-up-sweep could not complete ${taskSid}: ${explain(error)}`);
      return isGone ? 'skipped' : 'failed';
    }
  };

  const left = dryRun ? [] : [...overdue];
  while (left.length > 0 && hasTime()) {
    const some = left.splice(0, atOnce);
    const outcomes = await Promise.all(some.map(completeOverdue));
    for (const [index, outcome] of outcomes.entries()) done[outcome].push(some[index]?.sid ?? '');
  }
  return { dryRun, wrapping: rows.length, ...done, more: left.length > 0 || (!listed && rows.length === largestPage) };
}

/** A task whose attributes are no object has no record, and keeps no other from being swept. */
const recordIn = (attributes: string): WrapUpRecord => wrapUpRecordOf(readAttributes(attributes) ?? {});

function explain(error: unknown): string {
  if (!(error instanceof DeskError)) return String(error);
  return `${error.code}: ${error.cause instanceof Error ? error.cause.message : error.message}`;
}
