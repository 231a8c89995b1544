import type { Twilio } from 'twilio';
import type { TaskInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import type { WorkflowInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/workflow';
import { readAttributes } from '../attributes/read-attributes';
import { readTask } from '../changing-task';
import { currentConference } from '../conference';
import { isClock } from '../deadline/clock-task';
import { DeskError, unlessNotFound } from '../errors';
import { listReservations, type TaskReservation } from '../own-reservations';
import { isUnheard } from '../supervisors';
import { unlessGone } from './twilio-answers';
import { hasEnded, type Customer, type CustomersTask, type Place } from './customer';
import { replacedBy } from './offered-again';

/** Which task's customer is looked for, and what is known already. */
export interface WhichCustomer {
  readonly workspaceSid: string;
  readonly taskSid: string;
  /** The conference it is known to be in, so that it need not be looked for. */
  readonly conferenceSid?: string | undefined;
  /** Reads who is in that conference, for whoever wants to know it, too. */
  readonly readPeople?: (() => Promise<readonly Attendee[]>) | undefined;
  /** The task as an event told of its end, which no reading could add to. */
  readonly ended?: CustomersTask | undefined;
  /** All of the task's reservations, where they are being read for something else anyway. */
  readonly reservations?: Promise<readonly TaskReservation[]> | undefined;
}

/** The calls that a task is about, as its attributes tell. */
interface Legs {
  /** The customer's. */
  readonly customers: readonly string[];
  /** The worker's who joined last. */
  readonly worker: string | undefined;
  readonly hadConference: boolean;
}

const textOf = (value: unknown, name: string): string | undefined => {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
};

/** Reads the calls out of a task's attributes. @see https://www.twilio.com/docs/taskrouter/api/reservations#conference-instruction */
export function legsOf(attributes: string): Legs {
  const given = readAttributes(attributes) ?? {};
  const conference = given['conference'];
  const hasConference = typeof conference === 'object' && conference !== null;
  const participants: unknown = hasConference && 'participants' in conference ? conference.participants : undefined;
  const customers = [textOf(participants, 'customer'), textOf(given, 'call_sid')];
  return {
    customers: customers.filter((sid) => sid !== undefined),
    worker: textOf(participants, 'worker'),
    hadConference: hasConference,
  };
}

/**
 * Reads where the customer of one task is: at most two requests one after another; a third where the task has been deleted and no
 * event told of it.
 *
 * @returns `undefined` where the task is about no call
 */
export async function readCustomer(client: Twilio, which: WhichCustomer): Promise<Customer | undefined> {
  const { workspaceSid, taskSid, conferenceSid, ended } = which;
  const peopleOf = (sid: string) => unlessGone(client.conferences(sid).participants.list({ ...most }), []);
  const reservationsOf = () =>
    unlessGone(which.reservations ?? listReservations(client, { workspaceSid, taskSid }), []);
  const mayWait = ended ? !legsOf(ended.attributes).hadConference : true;
  const [read, reservations, conferences, early, queues] = await Promise.all([
    ended ?? unlessGone(readCustomersTask(client, workspaceSid, taskSid), undefined),
    ended ? [] : reservationsOf(),
    conferenceSid === undefined ? client.conferences.list({ friendlyName: taskSid, pageSize: 50, limit: 50 }) : [],
    conferenceSid === undefined ? undefined : unlessGone(which.readPeople?.() ?? peopleOf(conferenceSid), []),
    conferenceSid === undefined && mayWait ? client.queues.list({ ...most }) : [],
  ]);
  const task = read ?? (await taskOfOld(client, workspaceSid, taskSid));
  if (!task) return undefined;
  const { customers } = legsOf(task.attributes);
  if (customers.length === 0) return undefined;
  const found = conferenceSid ?? goingOn(currentConference(conferences, taskSid))?.sid;
  const people = early ?? (found === undefined ? [] : await peopleOf(found));
  const inConference = found === undefined ? undefined : placeAmong(found, people, customers);
  const queue = queues.find(({ friendlyName }) => friendlyName === task.workflowSid);
  const waiting = inConference || !queue ? undefined : await memberOf(client, queue.sid, customers);
  const place = inConference?.place ?? (waiting === undefined ? undefined : queuePlace(queue?.sid ?? ''));
  const callSid = inConference?.callSid ?? waiting ?? customers[0] ?? '';
  return { callSid, task, reservations: reservations.map(({ status }) => status), place, since: sinceOf(reservations) };
}

/** Reads once more where a customer is, from what is known of them. */
export async function readAgain(client: Twilio, workspaceSid: string, seen: Customer): Promise<Customer | undefined> {
  const { task, place, callSid } = seen;
  const conferenceSid = place?.kind === 'conference' ? place.conferenceSid : undefined;
  const ended = hasEnded(task) ? task : undefined;
  if (task.sid !== undefined) return readCustomer(client, { workspaceSid, taskSid: task.sid, conferenceSid, ended });
  if (place?.kind !== 'queue') return undefined;
  const waits = await memberOf(client, place.queueSid, [callSid]);
  return { ...seen, place: waits === undefined ? undefined : place };
}

/**
 * All tasks of a workspace that have not ended, without clocks, which are nobody's.
 *
 * @throws DeskError `misconfigured` where there is no such workspace
 */
export async function listTasksInProgress(client: Twilio, workspaceSid: string) {
  const { tasks } = client.taskrouter.v1.workspaces(workspaceSid);
  const found = await unlessNotFound(tasks.list({ assignmentStatus: inProgress, ...most }), noWorkspace());
  return found.filter(({ attributes }) => !isClock(attributes));
}

/** All workflows of a workspace. @throws DeskError `misconfigured` where there is no such workspace */
export const listWorkflows = (client: Twilio, workspaceSid: string): Promise<readonly ListedWorkflow[]> =>
  unlessNotFound(client.taskrouter.v1.workspaces(workspaceSid).workflows.list({ ...most }), noWorkspace());

/** What of a list's rows is looked at. */
export type ListedWorkflow = Pick<WorkflowInstance, 'sid' | 'friendlyName'>;
export type ListedTask = Pick<TaskInstance, 'sid' | 'assignmentStatus' | 'attributes'>;

/** Those who may be alone, and what an earlier rescue has left behind. */
export interface Survey {
  readonly customers: readonly Customer[];
  /** SIDs of tasks that live on although a newer one stands for their customer. */
  readonly replaced: readonly string[];
}

/**
 * Finds everybody who may be alone, in all conferences in progress and all queues of the workspace's workflows. Who is certainly not
 * is not looked at: whose task is being offered, and in whose task's call the worker's telephone is.
 *
 * Five lists at once; then one for each queue in which somebody waits, and two or three requests for each doubtful conference.
 *
 * @returns for {@link whereaboutsOf} to judge
 */
export async function surveyCustomers(
  client: Twilio,
  workspaceSid: string,
  listed: Promise<readonly ListedTask[]> = listTasksInProgress(client, workspaceSid),
  listedWorkflows: Promise<readonly ListedWorkflow[]> = listWorkflows(client, workspaceSid),
): Promise<Survey> {
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  const [tasks, workflows, conferences, calls, queues] = await Promise.all([
    listed,
    listedWorkflows,
    client.conferences.list({ status: 'in-progress', ...most }),
    client.calls.list({ status: 'in-progress', ...most }),
    client.queues.list({ ...most }),
  ]);
  const live = new Map(calls.map((call) => [call.sid, call]));
  const bySid = new Map(tasks.map((task) => [task.sid, task]));
  const isDoubtful = (taskSid: string): boolean => {
    const task = bySid.get(taskSid);
    if (!task) return true;
    const { worker } = legsOf(task.attributes);
    return !offered.includes(task.assignmentStatus) && !(worker !== undefined && live.has(worker));
  };
  const rooms = conferences.filter(({ friendlyName }) => isTask(friendlyName) && isDoubtful(friendlyName));
  const nameOf = new Map(workflows.map(({ sid, friendlyName }) => [sid, friendlyName]));
  const taskOfCall = byCall(tasks);
  const filled = queues.filter(({ friendlyName, currentSize }) => nameOf.has(friendlyName) && currentSize > 0);
  // TaskRouter deletes those that have ended five minutes later.
  const endedTasks =
    filled.length > 0 ? workspace.tasks.list({ assignmentStatus: over, ...most }) : Promise.resolve([]);
  const membersOf = inTurn(filled, async ({ sid, friendlyName }) => {
    const waiting = await unlessGone(client.queues(sid).members.list({ ...most }), []);
    // The task of one who has just come may have been made after the list of tasks.
    const settled = waiting.filter(({ waitTime }) => waitTime >= settledAfterSeconds);
    return settled.map(({ callSid }) => ({ callSid, queueSid: sid, workflowSid: friendlyName }));
  });
  const [members, ended] = await Promise.all([membersOf, endedTasks]);
  const endedOfCall = byCall(ended);
  const waiting = members.flat();
  const forgotten = waiting.filter(({ callSid }) => !taskOfCall.has(callSid));
  const dubious = waiting.flatMap(({ callSid }) => taskOfCall.get(callSid) ?? []).filter(({ sid }) => isDoubtful(sid));
  const read = await inTurn(
    [
      ...rooms.map(({ sid, friendlyName }) => ({ workspaceSid, taskSid: friendlyName, conferenceSid: sid })),
      ...dubious.map(({ sid }) => ({ workspaceSid, taskSid: sid })),
    ],
    (which) => readCustomer(client, which),
  );
  const goOn = new Set(conferences.map(({ friendlyName }) => friendlyName));
  const replaced = tasks.map(({ attributes }) => replacedBy(attributes)).filter((sid) => sid !== undefined);
  return {
    customers: [
      ...read.filter((customer) => customer !== undefined),
      ...forgotten.map((one) => {
        const task = endedOfCall.get(one.callSid);
        return task ? endedFor(one, task) : forgottenBy(one, nameOf.get(one.workflowSid), live.get(one.callSid));
      }),
    ],
    replaced: replaced.filter((sid) => completable.includes(bySid.get(sid)?.assignmentStatus ?? '') && !goOn.has(sid)),
  };
}

/** The customers of {@link surveyCustomers}. */
export async function readDoubtful(client: Twilio, workspaceSid: string): Promise<readonly Customer[]> {
  return (await surveyCustomers(client, workspaceSid)).customers;
}

/**
 * Whether some other task is being offered, or in somebody's hands, for a call: one that was sent into a queue again leaves a task
 * behind that has ended.
 *
 * @param besides - The SID of a task that is not meant.
 * @see https://www.twilio.com/docs/taskrouter/api/task#list-tasks-based-on-task-attributes
 */
export async function isStoodFor(
  client: Twilio,
  workspaceSid: string,
  callSid: string,
  besides?: string,
): Promise<boolean> {
  const { tasks } = client.taskrouter.v1.workspaces(workspaceSid);
  const found = await tasks.list({ evaluateTaskAttributes: `call_sid == "${callSid}"`, pageSize: 50, limit: 50 });
  return found.some(({ sid, assignmentStatus }) => sid !== besides && inProgress.includes(assignmentStatus));
}

/** {@link isStoodFor} of many calls, by one list. */
export async function whoIsStoodFor(
  client: Twilio,
  workspaceSid: string,
): Promise<(callSid: string, besides?: string) => boolean> {
  const found = await listTasksInProgress(client, workspaceSid);
  const calls = found.map(({ sid, attributes }) => ({ sid, customers: legsOf(attributes).customers }));
  return (callSid, besides) => calls.some(({ sid, customers }) => sid !== besides && customers.includes(callSid));
}

/**
 * Whether a customer is on the line in a task's conference with nobody: no worker is in it by an accepted reservation, and one
 * call is connected, besides those of supervisors who listen. Who waits in a queue is in no conference.
 *
 * Everything is asked for at once. Only where a conference goes on without a worker it is asked who is in it.
 *
 * @param reservations - The task's, as they are being read.
 */
export async function isAloneInConference(
  client: Twilio,
  taskSid: string,
  reservations: Promise<readonly TaskReservation[]>,
): Promise<boolean> {
  const [held, namesakes] = await Promise.all([
    reservations,
    client.conferences.list({ friendlyName: taskSid, pageSize: 50, limit: 50 }),
  ]);
  const conference = goingOn(currentConference(namesakes, taskSid));
  if (!conference || held.some(({ status }) => status === 'accepted')) return false;
  const people = await unlessGone(
    client.conferences(conference.sid).participants.list({ pageSize: 50, limit: 50 }),
    [],
  );
  return people.filter((one) => one.status === 'connected' && !isUnheard(one)).length === 1;
}

const noWorkspace = (): DeskError =>
  new DeskError('misconfigured', 'The account has no workspace with this SID. Check WORKSPACE_SID and ACCOUNT_SID.');

const inProgress = ['pending', 'reserved', 'assigned', 'wrapping'];
const offered = ['pending', 'reserved'];
const completable = ['assigned', 'wrapping'];
const over = ['completed', 'canceled'];

/** The largest page there is, and as many as a busy account can have. A copy for each list: the twilio package writes into it. */
const most = { pageSize: 1_000, limit: 20_000 } as const;

/** So many are asked about at the same time. */
const atOnce = 8;

/** Whoever has waited for so long has a task in every list, if ever. */
const settledAfterSeconds = 10;

const isTask = (name: string): boolean => name.startsWith('WT');

async function inTurn<Item, Result>(items: readonly Item[], run: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    results.push(...(await Promise.all(items.slice(from, from + atOnce).map(run))));
  }
  return results;
}

const goingOn = <Found extends { readonly status: string }>(conference: Found | undefined): Found | undefined =>
  conference?.status === 'completed' ? undefined : conference;

async function readCustomersTask(client: Twilio, workspaceSid: string, sid: string): Promise<CustomersTask> {
  const { assignmentStatus: status, ...task } = await readTask(client, workspaceSid, sid);
  const { attributes, workflowSid, workflowName, queueName, priority, version } = task;
  return { sid, status, attributes, workflowSid, workflowName, queueName, priority, version };
}

/** TaskRouter's log remembers a deleted task for 30 days, and that it was of this workspace. @see https://www.twilio.com/docs/taskrouter/api/event */
async function taskOfOld(client: Twilio, workspaceSid: string, sid: string): Promise<CustomersTask | undefined> {
  const events = client.taskrouter.v1.workspaces(workspaceSid).events;
  const found = events.list({ taskSid: sid, minutes: 43_200, pageSize: 1, limit: 1 });
  const [last] = await unlessNotFound(found, noWorkspace());
  const data: unknown = typeof last?.eventData === 'string' ? readAttributes(last.eventData) : last?.eventData;
  const attributes = textOf(data, 'task_attributes');
  if (attributes === undefined) return undefined;
  const workflowSid = textOf(data, 'workflow_sid');
  const priority = Number(textOf(data, 'task_priority') ?? 0);
  const names = { workflowName: textOf(data, 'workflow_name'), queueName: textOf(data, 'task_queue_name') };
  return { sid, status: 'gone', attributes, workflowSid, ...names, priority };
}

/** Somebody in a conference, as far as it matters to its customer. */
export interface Attendee {
  readonly callSid: string;
  readonly label: string;
  readonly status: string;
  readonly hold: boolean;
  readonly muted: boolean;
  readonly coaching: boolean;
}

/** On the way into a conference. @see https://www.twilio.com/docs/voice/api/conference-participant-resource#participant-status-values */
const onTheWay: readonly string[] = ['queued', 'connecting', 'ringing'];

function placeAmong(
  conferenceSid: string,
  people: readonly Attendee[],
  customers: readonly string[],
): { readonly callSid: string; readonly place: Place } | undefined {
  const customer = people.find(({ callSid, status }) => status === 'connected' && customers.includes(callSid));
  if (!customer) return undefined;
  const others = people.filter((one) => one !== customer);
  const heard = others.filter(
    ({ status, hold, muted, coaching }) => status === 'connected' && !hold && !muted && !coaching,
  );
  const called = others.filter(({ status, muted, coaching }) => onTheWay.includes(status) && !muted && !coaching);
  const counts = { held: customer.hold, heard: heard.length, called: called.length };
  return { callSid: customer.callSid, place: { kind: 'conference', conferenceSid, ...counts } };
}

/** Which of the calls waits in a queue. */
async function memberOf(client: Twilio, queueSid: string, calls: readonly string[]): Promise<string | undefined> {
  const distinct = [...new Set(calls)];
  const found = await Promise.all(
    distinct.map((sid) => unlessGone(client.queues(queueSid).members(sid).fetch(), undefined)),
  );
  return distinct.find((_, index) => found[index] !== undefined);
}

const queuePlace = (queueSid: string): Place => ({ kind: 'queue', queueSid });

function sinceOf(reservations: readonly TaskReservation[]): number | undefined {
  const times = reservations.map(({ updatedAt }) => updatedAt?.getTime()).filter((at) => Number.isFinite(at));
  return times.length > 0 ? Math.max(...times) : undefined;
}

const byCall = <Task extends { readonly attributes: string }>(tasks: readonly Task[]): ReadonlyMap<string, Task> =>
  new Map(tasks.flatMap((task) => legsOf(task.attributes).customers.map((sid) => [sid, task])));

/** A call that waits in a queue. */
interface Waiting {
  readonly callSid: string;
  readonly queueSid: string;
  readonly workflowSid: string;
}

/** A caller who waits in a queue, and whose task has ended. */
function endedFor({ callSid, queueSid }: Waiting, ended: TaskInstance): Customer {
  const { sid, assignmentStatus: status, attributes, workflowSid, priority } = ended;
  const names = { workflowName: ended.workflowFriendlyName, queueName: ended.taskQueueFriendlyName };
  const task = { sid, status, attributes, workflowSid, ...names, priority };
  return { callSid, task, reservations: [], place: queuePlace(queueSid), since: ended.dateUpdated.getTime() };
}

/** A caller who waits in a queue, and whose task there is no more. */
function forgottenBy(
  { callSid, queueSid, workflowSid }: Waiting,
  workflowName: string | undefined,
  call: { readonly direction: string; readonly from: string } | undefined,
): Customer {
  const attributes = call?.direction === 'inbound' ? JSON.stringify({ from: call.from }) : '{}';
  const task = { sid: undefined, status: 'gone', attributes, workflowSid, workflowName, priority: 0 };
  return { callSid, task, reservations: [], place: queuePlace(queueSid), since: undefined };
}
