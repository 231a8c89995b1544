import type { Twilio } from 'twilio';
import { DeskError, unlessNotFound } from './errors';
import { queueNumbersOf } from './floor/statistics';
import { readUrl } from './text/read-url';
import { finds, spellings } from './text/same-name';

/** Somebody a call can be handed to. */
export interface Colleague {
  readonly sid: string;
  readonly friendlyName: string;
  readonly activityName: string;
  /** Whether TaskRouter lets a task be transferred to them. */
  readonly available: boolean;
}

/** A queue a call can be handed to. */
export interface QueueLine {
  readonly sid: string;
  readonly friendlyName: string;
  /** Tasks that nobody has accepted yet. */
  readonly waiting: number;
  /** Workers in an available activity, however many tasks they hold. */
  readonly available: number;
}

/** What `/colleagues` answers. */
export interface Directory {
  /** In the order they were made; without the caller. */
  readonly workers: readonly Colleague[];
  /** On the first page only. */
  readonly queues: readonly QueueLine[];
  /** Give it as `page` for more workers; `null` on the last page. */
  readonly next: string | null;
}

/** Who asks for the list, and what of it. */
interface DirectoryRequest {
  readonly workspaceSid: string;
  readonly workerSid: string;
  readonly page?: string | undefined;
  /** The SIDs of queues to which nothing is to be handed. */
  readonly hidden: Promise<ReadonlySet<string>>;
}

export const workersPerPage = 200;

/** As many as Twilio gives at once. */
const mostAtOnce = 1000;

/** As many as the page can show a list of. */
const mostQueues = 500;

/** A page of the list, as Twilio's own links number them. */
export const pageForm = /^\d{1,6}:[\w.~%+=-]{1,400}$/;

const noSuchPage = (): DeskError =>
  new DeskError('invalid_request', '`page` is not usable: expected what `next` said. Begin again without it.');

/** Takes the number and the mark of the next page out of Twilio's link to it. */
function markOf(link: string | undefined): string | null {
  const url = readUrl(link ?? '');
  if (!url) return null;
  const { searchParams } = url;
  const [page, token] = [searchParams.get('Page'), searchParams.get('PageToken')];
  return page !== null && token !== null ? `${page}:${token}` : null;
}

async function queueLines(
  client: Twilio,
  { workspaceSid, hidden }: Pick<DirectoryRequest, 'workspaceSid' | 'hidden'>,
): Promise<QueueLine[]> {
  const { taskQueues } = client.taskrouter.v1.workspaces(workspaceSid);
  const [queues, statistics, unseen] = await Promise.all([
    taskQueues.list({ pageSize: mostQueues, limit: mostQueues }),
    taskQueues.statistics.list({ minutes: 1, pageSize: mostQueues, limit: mostQueues }),
    hidden,
  ]);
  const numbers = new Map(statistics.map(({ taskQueueSid, realtime }) => [taskQueueSid, realtime]));
  return queues
    .filter(({ sid }) => !unseen.has(sid))
    .map(({ sid, friendlyName }) => {
      const { waiting, available } = queueNumbersOf(numbers.get(sid));
      return { sid, friendlyName, waiting, available };
    });
}

/**
 * Whom a call can be handed to. A worker's own token may not list workers, which is why the desk's server does.
 *
 * It takes three requests to Twilio, and one for each further page of workers.
 *
 * @throws DeskError `invalid_request` for a page that is none
 * @see https://www.twilio.com/docs/taskrouter/api/worker
 * @see https://www.twilio.com/docs/taskrouter/api/taskqueue-statistics
 */
export async function listColleagues(client: Twilio, request: DirectoryRequest): Promise<Directory> {
  const { workspaceSid, workerSid, page } = request;
  const { workers } = client.taskrouter.v1.workspaces(workspaceSid);
  const colon = page?.indexOf(':') ?? -1;
  const place =
    page === undefined ? {} : { pageNumber: Number(page.slice(0, colon)), pageToken: page.slice(colon + 1) };
  const noSuchWorkspace = new DeskError(
    'misconfigured',
    'The account has no workspace with this SID. Check WORKSPACE_SID and ACCOUNT_SID.',
  );
  const [found, queues] = await unlessNotFound(
    Promise.all([
      workers.page({ pageSize: workersPerPage, ...place }),
      page === undefined ? queueLines(client, request) : [],
    ]),
    page === undefined ? noSuchWorkspace : noSuchPage(),
  );
  return { workers: colleaguesIn(found.instances, workerSid), queues, next: markOf(found.nextPageUrl) };
}

function colleaguesIn(workers: readonly Colleague[], caller: string): Colleague[] {
  return workers
    .filter(({ sid }) => sid !== caller)
    .map(({ sid, friendlyName, activityName, available }) => ({ sid, friendlyName, activityName, available }));
}

/**
 * The workers whose name holds what was typed, whoever can be reached first; at most a page of them.
 *
 * It takes one request to Twilio, which gives 1,000 workers. Where there are more, a second one asks TaskRouter for the names
 * that hold the text as it is usually written: TaskRouter tells capitals and accents apart, and an account may ask so three
 * times a second.
 *
 * @see https://www.twilio.com/en-us/changelog/taskrouter-now-supports-activity-evaluation-with-worker-list-api
 * @see https://www.twilio.com/en-us/changelog/taskrouter-endpoint-rate-limit-correction
 */
export async function searchColleagues(
  client: Twilio,
  request: { workspaceSid: string; workerSid: string; search: string },
): Promise<Directory> {
  const { workspaceSid, workerSid, search } = request;
  const { workers } = client.taskrouter.v1.workspaces(workspaceSid);
  const first = await workers.page({ pageSize: mostAtOnce });
  const expression = first.nextPageUrl ? nameHolds(search) : '';
  const others =
    expression === '' ? undefined : await workers.page({ pageSize: mostAtOnce, targetWorkersExpression: expression });
  const found = first.instances.filter(({ friendlyName }) => finds(search, friendlyName));
  const all = new Map([...found, ...(others?.instances ?? [])].map((worker) => [worker.sid, worker]));
  const inOrder = colleaguesIn([...all.values()], workerSid).toSorted(
    (a, b) => Number(b.available) - Number(a.available),
  );
  return { workers: inOrder.slice(0, workersPerPage), queues: [], next: null };
}

/** TaskRouter's expressions have no way to write a quotation mark, so that what holds one is looked for up to it. */
function nameHolds(search: string): string {
  const typed = search.replace(/["\\].*$/su, '').trim();
  if (typed === '') return '';
  const titled = typed.replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1));
  const ways = new Set([...spellings(typed), ...spellings(titled), typed.toUpperCase()]);
  return [...ways].map((way) => `friendly_name CONTAINS "${way}"`).join(' OR ');
}
