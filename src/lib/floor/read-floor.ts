import type { Twilio } from 'twilio';
import { legsOf, listTasksInProgress } from '../alone/read-customers';
import { readAttributes } from '../attributes/read-attributes';
import { DeskError, unlessNotFound } from '../errors';
import { callerIn } from './task-caller';
import { readAlone } from './customers-alone';
import { endingOf } from './end-task';
import { limitsFor } from './floor-settings';
import { holderAmong, type InHand, type Part } from './in-hand';
import { doingOf } from './person-state';
import { mostQueues, type ServiceLevels } from './service-level';
import { queueNumbersOf } from './statistics';

/** As many as a workspace can have. @see https://www.twilio.com/docs/taskrouter/limits */
const mostActivities = 100;

/** The largest page there is, and more workers than a workspace can have. A copy for each list: the twilio package writes into it. */
const everyWorker = { pageSize: 1_000, limit: 20_000 } as const;

/** What of a task's attributes is told: who is concerned, their call, and whether there is a conference to listen to. */
function describe(attributes: string): { caller: string | null; callSid: string | null; inConference: boolean } {
  const conference = readAttributes(attributes)?.['conference'];
  return {
    caller: callerIn(attributes) ?? null,
    callSid: legsOf(attributes).customers[0] ?? null,
    inConference: typeof conference === 'object' && conference !== null && 'sid' in conference,
  };
}

/** What earlier readings found out. */
export interface KnownFloor {
  readonly inHand: InHand;
  readonly levels: ServiceLevels;
}

/**
 * The whole floor as it stands, in few requests: one each for the workspace, its activities, queues, their statistics, a page of
 * workers, of tasks and of events, and those that {@link ServiceLevels} and {@link readAlone} need besides.
 *
 * @param known - What earlier readings found out and cannot have changed.
 * @param now - Epoch milliseconds.
 * @throws DeskError `misconfigured` where there is no such workspace
 * @see https://www.twilio.com/docs/taskrouter/api/statistics
 */
export async function readFloor(client: Twilio, workspaceSid: string, known: KnownFloor, now: number): Promise<object> {
  const context = client.taskrouter.v1.workspaces(workspaceSid);
  const listed = listTasksInProgress(client, workspaceSid);
  const listedQueues = context.taskQueues.list({ pageSize: mostQueues, limit: mostQueues });
  const queueNames = listedQueues.then((queues) => new Map(queues.map(({ sid, friendlyName }) => [sid, friendlyName])));
  const [workspace, activities, workers, queues, levels, tasks, parts, alone] = await unlessNotFound(
    Promise.all([
      context.fetch(),
      context.activities.list({ pageSize: mostActivities, limit: mostActivities }),
      context.workers.list({ ...everyWorker }),
      listedQueues,
      known.levels.read(client, workspaceSid, now, queueNames),
      listed,
      listed.then((rows) => known.inHand.read(client, workspaceSid, rows)),
      readAlone(client, workspaceSid, now, listed),
    ]),
    new DeskError('misconfigured', 'The account has no workspace with this SID. Check WORKSPACE_SID and ACCOUNT_SID.'),
  );
  // Not when something began: the clock of whoever reads it may be another.
  const secondsSince = (at: number): number => Math.max(0, Math.floor((now - at) / 1_000));
  const ofWorker = groupBy(parts, ({ workerSid }) => workerSid);
  const ofTask = groupBy(parts, ({ taskSid }) => taskSid);
  const open = new Set(activities.filter(({ available }) => available).map(({ sid }) => sid));
  const waitingIn = groupBy(
    tasks.filter(({ assignmentStatus }) => waiting.includes(assignmentStatus)),
    ({ taskQueueSid }) => taskQueueSid,
  );
  return {
    workspace: { sid: workspace.sid, friendlyName: workspace.friendlyName },
    alone,
    activities: activities.map(({ sid, friendlyName, available }) => ({ sid, friendlyName, available })),
    workers: workers.map(({ sid, friendlyName, activitySid, dateStatusChanged }) => {
      const worker = {
        available: open.has(activitySid),
        activitySince: dateStatusChanged.getTime(),
        lastEnded: known.inHand.lastEnded(sid),
        capacity: known.inHand.capacity(sid),
      };
      const { state, since, canTake } = doingOf(worker, ofWorker.get(sid) ?? []);
      return { sid, friendlyName, activitySid, state, forSeconds: secondsSince(since), canTake };
    }),
    queues: queues.map(({ sid, friendlyName }) => {
      const limits = limitsFor(friendlyName);
      const numbers = levels.now.get(sid) ?? queueNumbersOf(undefined);
      const overdue = waitingIn.get(sid)?.filter(({ age }) => age > limits.withinSeconds).length ?? 0;
      return { sid, friendlyName, ...numbers, overdue, limits };
    }),
    serviceLevel: {
      limits: limitsFor(''),
      hours: levels.hours.map(({ from, queues: counts }) => ({
        from: new Date(from).toISOString(),
        queues: Object.fromEntries(counts),
      })),
    },
    tasks: tasks.map((task) => ({
      sid: task.sid,
      status: task.assignmentStatus,
      ageSeconds: task.age,
      queueSid: task.taskQueueSid,
      queueName: task.taskQueueFriendlyName,
      ...describe(task.attributes),
      ends: endingOf(task.assignmentStatus, now) ?? null,
      worker: told(holderAmong(ofTask.get(task.sid) ?? [])),
    })),
  };
}

/** Tasks that nobody has accepted. */
const waiting: readonly string[] = ['pending', 'reserved'];

/** The same as `Map.groupBy`, which Node has from 21 on. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

const told = (part: Part | undefined): object | null =>
  part
    ? {
        sid: part.workerSid,
        friendlyName: part.workerName,
        reservationSid: part.reservationSid,
        reservationStatus: part.stage,
      }
    : null;
