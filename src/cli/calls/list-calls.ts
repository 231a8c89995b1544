import type { Twilio } from 'twilio';
import type { CallInstance } from 'twilio/lib/rest/api/v2010/account/call';
import type { TaskInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import type { Customer } from '../../lib/alone/customer';
import { legsOf, readDoubtful } from '../../lib/alone/read-customers';
import { whereaboutsOf } from '../../lib/alone/whereabouts';
import { largestPage, rows } from '../bulk/pages';
import { callAttributes, parseAttributes } from '../read-tasks/task-attributes';
import { taskPages } from '../read-tasks/task-pages';
import type { ShownReservation } from '../read-tasks/shown-reservation';
import { ReservationFinder } from '../read-tasks/reservation-finder';
import { aloneCall, type ShownCall } from './shown-call';

/** The customers who are alone, who has been so for longest first. */
export async function findAlone(client: Twilio, workspaceSid: string): Promise<Customer[]> {
  const doubtful = await readDoubtful(client, workspaceSid);
  return doubtful
    .filter((customer) => whereaboutsOf(customer) === 'alone')
    .toSorted((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity) || a.callSid.localeCompare(b.callSid));
}

/** Every customer's call in progress, those who are alone first. */
export async function listCalls(client: Twilio, workspaceSid: string): Promise<ShownCall[]> {
  const [alone, live, tasks] = await Promise.all([
    findAlone(client, workspaceSid),
    liveCalls(client),
    tasksInProgress(client, workspaceSid),
  ]);
  const found = new Map(alone.map((customer) => [customer.callSid, aloneCall(customer)]));
  const known = new Set<string>();
  for (const task of tasks) {
    const { customers, worker } = legsOf(task.attributes);
    for (const sid of [...customers, ...(worker === undefined ? [] : [worker])]) known.add(sid);
  }
  const reservations = await new ReservationFinder(client, workspaceSid, { withEnded: false }).of(tasks);
  for (const task of tasks) {
    const callSid = legsOf(task.attributes).customers.find((sid) => live.has(sid));
    if (callSid !== undefined && !found.has(callSid))
      found.set(callSid, callOfTask(callSid, task, reservations.get(task.sid) ?? []));
  }
  for (const call of live.values()) if (isCustomers(call) && !known.has(call.sid)) found.set(call.sid, hearing(call));
  return [...found.values()];
}

async function liveCalls(client: Twilio): Promise<Map<string, CallInstance>> {
  const live = new Map<string, CallInstance>();
  const inProgress = client.calls.page({ status: 'in-progress', pageSize: largestPage });
  for await (const call of rows(inProgress)) live.set(call.sid, call);
  return live;
}

async function tasksInProgress(client: Twilio, workspaceSid: string): Promise<TaskInstance[]> {
  const tasks: TaskInstance[] = [];
  const status = ['pending', 'reserved', 'assigned', 'wrapping'] as const;
  for await (const page of taskPages(client, workspaceSid, { status })) tasks.push(...page.rows);
  return tasks;
}

function callOfTask(callSid: string, task: TaskInstance, reservations: readonly ShownReservation[]): ShownCall {
  const { from, conferenceSid } = callAttributes(parseAttributes(task.attributes));
  const isOffered = task.assignmentStatus === 'pending' || task.assignmentStatus === 'reserved';
  const holder = reservations.find(({ status }) => status === 'accepted') ?? reservations[0];
  return {
    callSid,
    from: from ?? null,
    whereabouts: isOffered ? 'offered' : 'talking',
    since: holder?.since ?? task.dateUpdated.toISOString(),
    taskSid: task.sid,
    taskStatus: task.assignmentStatus,
    workflow: task.workflowFriendlyName,
    agent: holder?.worker ?? null,
    conferenceSid: conferenceSid ?? null,
  };
}

/** Whether somebody calls in, and no browser's telephone calls out. */
const isCustomers = ({ direction, from }: CallInstance): boolean =>
  direction === 'inbound' && !from.startsWith('client:');

function hearing({ sid: callSid, from, startTime, dateCreated }: CallInstance): ShownCall {
  return {
    callSid,
    from,
    whereabouts: 'hearing',
    since: (startTime ?? dateCreated).toISOString(),
    taskSid: null,
    taskStatus: null,
    workflow: null,
    agent: null,
    conferenceSid: null,
  };
}
