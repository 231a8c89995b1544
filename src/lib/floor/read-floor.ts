import type { Twilio } from 'twilio';
import { legsOf, listTasksInProgress } from '../alone/read-customers';
import { readAttributes } from '../attributes/read-attributes';
import { DeskError, unlessNotFound } from '../errors';
import { callerIn } from './task-caller';
import { readAlone } from './customers-alone';
import { endingOf } from './end-task';
import type { Holders } from './holders';
import { goodWaitSeconds, mostQueues, type ServiceLevels } from './service-level';
import { queueNumbersOf } from './statistics';

/** As many as a workspace can have. @see https://www.twilio.com/docs/taskrouter/limits */
const mostActivities = 100;

/** As many as the floor page shows; whether there are more is told. */
const mostWorkers = 500;
const mostTasks = 200;

/** What of a task's attributes is told: who is concerned, their call, and whether there is a conference to listen to. */
function describe(attributes: string): { caller: string | null; callSid: string | null; inConference: boolean } {
  const conference = readAttributes(attributes)?.['conference'];
  return {
    caller: callerIn(attributes) ?? null,
    callSid: legsOf(attributes).customers[0] ?? null,
    inConference: typeof conference === 'object' && conference !== null && 'sid' in conference,
  };
}

/**
 * The whole floor as it stands, in few requests: one each for the workspace, its activities, workers, queues, their
 * statistics and the tasks in progress, and those that {@link Holders}, {@link ServiceLevels} and {@link readAlone} need besides.
 *
 * @param known - What earlier readings found out and cannot have changed; and the queues that are not to be seen, by their SIDs.
 * @param now - Epoch milliseconds.
 * @throws DeskError `misconfigured` where there is no such workspace
 * @see https://www.twilio.com/docs/taskrouter/api/statistics
 */
export async function readFloor(
  client: Twilio,
  workspaceSid: string,
  known: {
    readonly holders: Holders;
    readonly levels: ServiceLevels;
    readonly hidden: Promise<ReadonlySet<string>>;
  },
  now: number,
): Promise<object> {
  const context = client.taskrouter.v1.workspaces(workspaceSid);
  const listed = listTasksInProgress(client, workspaceSid);
  const [workspace, activities, workers, queues, levels, all, alone, hidden] = await unlessNotFound(
    Promise.all([
      context.fetch(),
      context.activities.list({ pageSize: mostActivities, limit: mostActivities }),
      context.workers.page({ pageSize: mostWorkers }),
      context.taskQueues.list({ pageSize: mostQueues, limit: mostQueues }),
      known.levels.read(client, workspaceSid, now),
      listed,
      readAlone(client, workspaceSid, now, listed),
      known.hidden,
    ]),
    new DeskError('misconfigured', 'The account has no workspace with this SID. Check WORKSPACE_SID and ACCOUNT_SID.'),
  );
  const isShown = (queueSid: string): boolean => !hidden.has(queueSid);
  const tasks = all.slice(0, mostTasks);
  const holders = await known.holders.of(client, workspaceSid, tasks);
  return {
    workspace: { sid: workspace.sid, friendlyName: workspace.friendlyName },
    alone,
    activities: activities.map(({ sid, friendlyName, available }) => ({ sid, friendlyName, available })),
    workers: workers.instances.map(({ sid, friendlyName, activitySid, dateStatusChanged }) => ({
      sid,
      friendlyName,
      activitySid,
      // Not when it began: the clock of whoever reads it may be another.
      forSeconds: Math.max(0, Math.floor((now - dateStatusChanged.getTime()) / 1_000)),
    })),
    queues: queues
      .filter(({ sid }) => isShown(sid))
      .map(({ sid, friendlyName }) => ({
        sid,
        friendlyName,
        ...(levels.now.get(sid) ?? queueNumbersOf(undefined)),
      })),
    serviceLevel: {
      withinSeconds: goodWaitSeconds,
      hours: levels.hours.map(({ from, queues: counts }) => ({
        from: new Date(from).toISOString(),
        queues: Object.fromEntries([...counts].filter(([sid]) => isShown(sid))),
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
      worker: holders.get(task.sid) ?? null,
    })),
    more: { workers: workers.nextPageUrl !== undefined, tasks: all.length > mostTasks },
  };
}
