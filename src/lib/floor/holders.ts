import type { Twilio } from 'twilio';
import { hasCode } from '../errors';

/** Who has a task, and by which reservation. */
export interface Holder {
  readonly sid: string;
  readonly friendlyName: string;
  readonly reservationSid: string;
  readonly reservationStatus: string;
}

/** What of a task is looked at. */
export interface HeldTask {
  readonly sid: string;
  readonly assignmentStatus: string;
  readonly dateUpdated: Date;
}

/** A reading asks about so many tasks at most; the others' turn comes with the next. */
export const mostLookUps = 16;

/** As long as a task stands in these as it does, nobody else has it. */
const settled: readonly string[] = ['assigned', 'wrapping'];

const versionOf = ({ sid, assignmentStatus, dateUpdated }: HeldTask): string =>
  `${sid} ${assignmentStatus} ${dateUpdated.getTime()}`;

/**
 * Finds out who has which task. TaskRouter tells it of one task at a time, so that what cannot have changed since it was read
 * is not asked again.
 */
export class Holders {
  #known = new Map<string, Holder | undefined>();

  /**
   * @param tasks - Those in progress; what is known of all others is forgotten.
   * @returns By the task's SID; a task that nobody has, or that was not asked about yet, is not in it.
   */
  async of(client: Twilio, workspaceSid: string, tasks: readonly HeldTask[]): Promise<Map<string, Holder>> {
    const held = tasks.filter(({ assignmentStatus }) => assignmentStatus !== 'pending');
    const unknown = held.filter((task) => !this.#known.has(versionOf(task)));
    // Who is offered a task changes by itself; those come last, or a ringing floor would keep the others waiting.
    const asked = unknown.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostLookUps);
    const found = await Promise.all(
      asked.map(async (task) => [task, await holderOf(client, workspaceSid, task.sid)] as const),
    );
    const now = new Map(found.map(([task, holder]) => [versionOf(task), holder]));
    const next = new Map<string, Holder | undefined>();
    const holders = new Map<string, Holder>();
    for (const task of held) {
      const version = versionOf(task);
      if (!now.has(version) && !this.#known.has(version)) continue;
      const holder = now.get(version) ?? this.#known.get(version);
      if (holder) holders.set(task.sid, holder);
      if (settled.includes(task.assignmentStatus)) next.set(version, holder);
    }
    this.#known = next;
    return holders;
  }
}

const rank = ({ assignmentStatus }: HeldTask): number => (settled.includes(assignmentStatus) ? 0 : 1);

/** Whose a task is: who works on it, else to whom it is offered. */
async function holderOf(client: Twilio, workspaceSid: string, taskSid: string): Promise<Holder | undefined> {
  try {
    const { reservations } = client.taskrouter.v1.workspaces(workspaceSid).tasks(taskSid);
    const all = await reservations.list({ pageSize: 50, limit: 50 });
    const last = (...statuses: string[]) =>
      all.findLast(({ reservationStatus }) => statuses.includes(reservationStatus));
    const reservation = last('accepted', 'wrapping') ?? last('pending');
    if (!reservation) return undefined;
    const { sid: reservationSid, reservationStatus, workerSid: sid, workerName: friendlyName } = reservation;
    return { sid, friendlyName, reservationSid, reservationStatus };
  } catch (error) {
    // It ended in the meantime.
    if (hasCode(error, 'not_found')) return undefined;
    throw error;
  }
}
