import type { Twilio } from 'twilio';
import { DeskError, hasCode, unlessNotFound } from './errors';
import { findNamed, spellings } from './text/same-name';

/** A worker as the desk names one. */
export interface Worker {
  readonly sid: string;
  readonly friendlyName: string;
}

/** A worker that was looked up. */
export interface FoundWorker extends Worker {
  /** JSON text. */
  readonly attributes: string;
}

/** What `/activities` answers. */
export interface WorkspaceActivities {
  readonly workspace: { readonly sid: string; readonly friendlyName: string };
  readonly activities: readonly { readonly sid: string; readonly friendlyName: string; readonly available: boolean }[];
}

/** TaskRouter's largest page. */
const largestPage = 1_000;

/** As many as a workspace can have. @see https://www.twilio.com/docs/taskrouter/limits */
const mostActivities = 100;

/** What a wrong WORKSPACE_SID looks like from Twilio's side. */
const noSuchWorkspace = (): DeskError =>
  new DeskError('misconfigured', 'The account has no workspace with this SID. Check WORKSPACE_SID and ACCOUNT_SID.');

/**
 * Looks a worker up by name, however it is spelt: in as many requests at once as the letters of the name have spellings,
 * whatever the number of workers, and whether or not there is one.
 *
 * @returns `undefined` where nobody has the name, and where it is spelt like several workers' and exactly like no one's
 * @throws DeskError `misconfigured` where there is no such workspace
 * @see https://www.twilio.com/docs/taskrouter/api/worker
 */
export async function findWorker(
  client: Twilio,
  workspaceSid: string,
  friendlyName: string,
): Promise<FoundWorker | undefined> {
  const workers = client.taskrouter.v1.workspaces(workspaceSid).workers;
  const found = await unlessNotFound(
    Promise.all(
      spellings(friendlyName).map((spelling) =>
        workers.list({ friendlyName: spelling, pageSize: largestPage, limit: largestPage }),
      ),
    ),
    noSuchWorkspace(),
  );
  // The filter is not documented to be exact, nor to tell upper from lower case.
  const bySid = new Map(found.flat().map((candidate) => [candidate.sid, candidate]));
  const worker = findNamed(bySid.values(), friendlyName, (candidate) => candidate.friendlyName);
  return worker && { sid: worker.sid, friendlyName: worker.friendlyName, attributes: worker.attributes };
}

/**
 * The worker with a SID, in one request; `undefined` where there is none any more.
 *
 * @see https://www.twilio.com/docs/taskrouter/api/worker
 */
export async function workerOf(
  client: Twilio,
  workspaceSid: string,
  workerSid: string,
): Promise<FoundWorker | undefined> {
  try {
    const { sid, friendlyName, attributes } = await client.taskrouter.v1
      .workspaces(workspaceSid)
      .workers(workerSid)
      .fetch();
    return { sid, friendlyName, attributes };
  } catch (error) {
    if (hasCode(error, 'not_found')) return undefined;
    throw error;
  }
}

/**
 * A workspace's name and its activities, in the order they were made.
 *
 * @throws DeskError `misconfigured` where there is no such workspace
 * @see https://www.twilio.com/docs/taskrouter/api/activity
 */
export async function workspaceActivities(client: Twilio, workspaceSid: string): Promise<WorkspaceActivities> {
  const context = client.taskrouter.v1.workspaces(workspaceSid);
  const [workspace, activities] = await unlessNotFound(
    Promise.all([context.fetch(), context.activities.list({ pageSize: mostActivities, limit: mostActivities })]),
    noSuchWorkspace(),
  );
  return {
    workspace: { sid: workspace.sid, friendlyName: workspace.friendlyName },
    activities: activities.map(({ sid, friendlyName, available }) => ({ sid, friendlyName, available })),
  };
}
