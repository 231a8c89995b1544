import type { Twilio } from 'twilio';
import { isSid } from '../../lib/sids';
import { largestPage, rows } from '../bulk/pages';
import { done, type Outcome } from '../bulk/run';
import { CliError } from '../cli-error';
import { isGone, refusalOf } from '../explain';
import { callAttributes, parseAttributes } from '../read-tasks/task-attributes';

/** There is no such thing as was asked for. */
export class NoConferenceError extends Error {
  constructor(named: string) {
    super(`There is no conference ${named}. Expected its SID, its name, or the SID of its task.`);
    this.name = 'NoConferenceError';
  }
}

export interface Place {
  readonly client: Twilio;
  /** Asked for only where a task does not name its conference. */
  readonly workspaceSid: () => Promise<string>;
}

/**
 * Ends the conferences that are meant.
 *
 * @param named - A conference's SID or name, or the SID of a task.
 * @throws NoConferenceError where there never was one
 */
export async function endConferences(place: Place, named: string): Promise<Outcome> {
  if (isSid('CF', named)) return endNamed(place.client, named);
  const found = await sidsOf(place.client, named, 'in-progress');
  if (found.length === 0 && isSid('WT', named)) {
    const ofTask = await conferenceOfTask(place, named);
    if (ofTask !== undefined) return endNamed(place.client, ofTask);
  }
  if (found.length === 0) {
    if ((await sidsOf(place.client, named)).length === 0) throw new NoConferenceError(named);
    return { skipped: 'has ended already' };
  }
  const outcomes = await Promise.all(found.map((sid) => endConference(place.client, sid)));
  return outcomes.find((outcome) => 'done' in outcome) ?? outcomes[0] ?? done;
}

async function endNamed(client: Twilio, sid: string): Promise<Outcome> {
  const { status } = await client
    .conferences(sid)
    .fetch()
    .catch((error: unknown) => {
      throw isGone(error) ? new NoConferenceError(sid) : error;
    });
  return status === 'completed' ? { skipped: 'has ended already' } : endConference(client, sid);
}

/** Ends a conference that was in progress a moment ago, for all its participants. */
export async function endConference(client: Twilio, sid: string): Promise<Outcome> {
  const conference = client.conferences(sid);
  try {
    await conference.update({ status: 'completed' });
    return done;
  } catch (error) {
    if (isGone(error)) return { skipped: 'has ended already' };
    if (refusalOf(error)?.status !== 400) throw error;
    // The last participant may have left in between, or a first attempt whose answer was lost has ended it.
    const { status } = await conference.fetch();
    if (status === 'completed') return { skipped: 'has ended already' };
    throw error;
  }
}

/** The SIDs of all conferences in progress. */
export async function* conferencesInProgress(client: Twilio): AsyncGenerator<string> {
  const inProgress = client.conferences.page({ status: 'in-progress', pageSize: largestPage });
  for await (const { sid } of rows(inProgress)) yield sid;
}

async function sidsOf(client: Twilio, friendlyName: string, status?: 'in-progress'): Promise<string[]> {
  const found = await client.conferences.list({ friendlyName, limit: 50, pageSize: 50, ...(status && { status }) });
  // Believing the filter alone would end everybody's, should it ever be ignored.
  return found.filter((conference) => conference.friendlyName === friendlyName).map(({ sid }) => sid);
}

async function conferenceOfTask({ client, workspaceSid }: Place, taskSid: string): Promise<string | undefined> {
  try {
    const task = await client.taskrouter.v1
      .workspaces(await workspaceSid())
      .tasks(taskSid)
      .fetch();
    return callAttributes(parseAttributes(task.attributes)).conferenceSid;
  } catch (error) {
    if (isGone(error) || error instanceof CliError) return undefined;
    throw error;
  }
}
