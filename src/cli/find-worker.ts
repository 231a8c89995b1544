import type { Twilio } from 'twilio';
import type { WorkerInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/worker';
import { isSid } from '../lib/sids';
import { findNamed, spellings } from '../lib/text/same-name';
import { largestPage } from './bulk/pages';
import { isGone } from './explain';
import { nearest } from './known-names';

/** Where to look. */
export interface WorkersOf {
  readonly client: Twilio;
  readonly workspaceSid: string;
}

/**
 * The worker whom an operator means by a name, however it is spelt, or by a SID.
 *
 * @throws Error where there is none, telling the one who was probably meant
 */
export async function findWorker({ client, workspaceSid }: WorkersOf, nameOrSid: string): Promise<WorkerInstance> {
  const { workers } = client.taskrouter.v1.workspaces(workspaceSid);
  if (isSid('WK', nameOrSid)) {
    try {
      return await workers(nameOrSid).fetch();
    } catch (error) {
      if (isGone(error)) throw unknown(nameOrSid);
      throw error;
    }
  }
  const bySid = new Map<string, WorkerInstance>();
  const look = async (options: { readonly friendlyName?: string; readonly limit?: number }) => {
    for (const worker of await workers.list({ ...options, pageSize: largestPage })) bySid.set(worker.sid, worker);
    return findNamed(bySid.values(), nameOrSid, ({ friendlyName }) => friendlyName);
  };
  let found: WorkerInstance | undefined;
  for (const friendlyName of spellings(nameOrSid)) found = await look({ friendlyName });
  // Among so many at most; more would take a request for each further thousand.
  found ??= await look({ limit: largestPage });
  if (found) return found;
  throw unknown(
    nameOrSid,
    nearest(
      nameOrSid,
      [...bySid.values()].map(({ friendlyName }) => friendlyName),
    ),
  );
}

const unknown = (asked: string, meant?: string): Error =>
  new Error(`There is no worker ${asked}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`);
