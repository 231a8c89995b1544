import { join } from 'node:path';
import * as v from 'valibot';
import { legsOf } from '../../../src/lib/alone/read-customers';
import { WatchingDesk, type Fate } from './watching-desk';

const customers = 200;
/** So many talk, so many phones ring, and the others wait, when all browsers are closed. */
const [talking, ringing] = [90, 10];
const workflows = ['sales', 'support', 'accounts'];

/** Where a customer's call ended up. */
export type End = 'a person' | 'a queue' | 'closing words' | 'the call ended with its agent' | 'alone';

/** How the evening went. */
export interface Evening {
  /** How many customers ended where. */
  readonly ends: Readonly<Partial<Record<End, number>>>;
  /** For how long each customer was alone who ever was, in seconds of virtual time; in ascending order. */
  readonly aloneSeconds: readonly number[];
  /** Tasks that are in hand although no call of theirs goes on. */
  readonly stuck: readonly string[];
  readonly invocations: number;
}

const stateShape = v.object({
  calls: v.array(
    v.object({
      sid: v.string(),
      status: v.string(),
      queued: v.nullable(v.object({ taskStatus: v.nullable(v.string()) })),
    }),
  ),
  conferences: v.array(
    v.object({
      friendlyName: v.string(),
      status: v.string(),
      participants: v.array(v.object({ callSid: v.string(), status: v.string() })),
    }),
  ),
  workspaces: v.array(v.object({ tasks: v.array(v.object({ sid: v.string(), assignmentStatus: v.string() })) })),
});

/** Where each customer's call is at this moment. */
function look(desk: WatchingDesk, calls: readonly string[]) {
  const state = v.parse(stateShape, desk.emulator.control.state());
  const tasks = new Map(
    state.workspaces.flatMap((one) => one.tasks).map(({ sid, assignmentStatus }) => [sid, assignmentStatus]),
  );
  const byCall = new Map(state.calls.map((call) => [call.sid, call]));
  const rooms = state.conferences.filter(({ status }) => status !== 'completed');
  const isOffered = (status: string | null | undefined): boolean => status === 'pending' || status === 'reserved';
  const where = calls.map((sid): 'talking' | 'offered' | 'alone' | 'hearing' | 'over' => {
    const call = byCall.get(sid);
    if (call?.status !== 'in-progress') return 'over';
    const room = rooms.find(({ participants }) => participants.some(({ callSid }) => callSid === sid));
    if (room) {
      const others = room.participants.filter(({ callSid, status }) => callSid !== sid && status === 'connected');
      if (others.length > 0) return 'talking';
      return isOffered(tasks.get(room.friendlyName)) ? 'offered' : 'alone';
    }
    if (!call.queued) return 'hearing';
    return isOffered(call.queued.taskStatus) ? 'offered' : 'alone';
  });
  const held = new Set(rooms.map(({ friendlyName }) => friendlyName));
  const inHand = [...tasks].filter(
    ([sid, status]) => (status === 'assigned' || status === 'wrapping') && !held.has(sid),
  );
  return { where, stuck: inHand.map(([sid]) => sid) };
}

/**
 * An evening on which all browsers are closed in the middle of calls: of 200 customers some talk, some are being handed over, some
 * lose their agent, some wait, and the time of some runs out. Nobody comes back for three quarters of a minute.
 *
 * Then a schedule
 * of the operator's sweeps.
 *
 * @param fate - Of the events on their way.
 */
export async function evening(fate?: Fate): Promise<Evening> {
  const desk = await WatchingDesk.open({}, join(__dirname, 'evening.yaml'));
  try {
    const names = Array.from({ length: talking + ringing }, (_, index) => `agent-${index}`);
    const experts = names
      .filter((_, index) => isHandedOver(index) && index < talking)
      .map((name) => `expert-of-${name}`);
    for (const [index, name] of [...names, ...experts].entries()) {
      const role = name.startsWith('expert') ? 'expert' : 'agent';
      const attributes = JSON.stringify({ role, contact_uri: `+1556${String(index).padStart(7, '0')}` });
      await desk.workspace.workers.create({
        friendlyName: name,
        attributes,
        activitySid: desk.sidOf('activity', 'Available'),
      });
    }
    const calls: string[] = [];
    for (let index = 0; index < customers; index += 1) {
      const isShort = index >= talking + ringing && index % 5 === 0;
      const number = `+1557${String(index).padStart(7, '0')}`;
      calls.push(await desk.call(workflows[index % workflows.length] ?? '', '{}', number, isShort ? 40 : undefined));
    }
    await desk.pass(5);
    const reservations: string[] = [];
    for (const [index, name] of names.slice(0, talking).entries()) {
      reservations.push(await desk.accept(name, !losesItsAgent(index)));
    }
    await desk.pass(10);

    if (fate) desk.fate = fate;
    const alone = new Map<string, number>();
    const ended = new Map<string, End>();
    const sample = (): void => {
      for (const [index, where] of look(desk, calls).where.entries()) {
        const sid = calls[index] ?? '';
        if (where === 'alone') alone.set(sid, (alone.get(sid) ?? 0) + 1);
      }
    };
    // All browsers are closed. Whose telephone was in the browser is gone from the call, too.
    for (const [index, name] of names.slice(0, talking).entries()) {
      const from = reservations[index] ?? '';
      if (isHandedOver(index)) await desk.handOver(name, desk.sidOf('worker', `expert-of-${name}`), from, 'COLD');
      if (losesItsAgent(index) || takesTheCall(index)) desk.emulator.control.hangUp(await legOf(desk, index));
      if (takesTheCall(index)) ended.set(await customerOf(desk, name, from), 'the call ended with its agent');
    }
    for (const name of names) await desk.go(name, 'Offline');
    await desk.pass(3, sample);
    // Meanwhile a program of the operator's ends what it should not have ended.
    for (const [index] of names.slice(0, talking).entries()) {
      if (!isHandedOver(index) || index % 2 === 0) continue;
      const reservation = await desk.workspace
        .workers(desk.sidOf('worker', names[index] ?? ''))
        .reservations(reservations[index] ?? '')
        .fetch();
      await desk.workspace
        .tasks(reservation.taskSid)
        .update({ assignmentStatus: 'canceled', reason: 'by a program' })
        .catch(() => undefined);
    }
    await desk.pass(35, sample);
    // The sweep waits by virtual time, so that time has to pass meanwhile.
    const swept = desk.post('/wrap-up-sweep', {});
    await desk.pass(10, sample);
    await swept;
    const { where, stuck } = look(desk, calls);
    const ends: Partial<Record<End, number>> = {};
    for (const [index, at] of where.entries()) {
      const end = endOf(at, ended.get(calls[index] ?? ''));
      ends[end] = (ends[end] ?? 0) + 1;
    }
    const aloneSeconds = [...alone.values()].toSorted((a, b) => a - b);
    return { ends, aloneSeconds, stuck, invocations: desk.replies.length };
  } finally {
    await desk.close();
  }
}

const isHandedOver = (index: number): boolean => index % 6 === 3 || index % 6 === 4;
const losesItsAgent = (index: number): boolean => index % 6 === 2;
const takesTheCall = (index: number): boolean => index % 6 === 5;

function endOf(at: ReturnType<typeof look>['where'][number], ended: End | undefined): End {
  if (at === 'talking') return 'a person';
  if (at === 'offered') return 'a queue';
  if (at === 'alone') return 'alone';
  return ended ?? 'closing words';
}

/** The telephone of an agent. */
async function legOf(desk: WatchingDesk, index: number): Promise<string> {
  const [leg] = await desk.client.calls.list({ to: `+1556${String(index).padStart(7, '0')}`, status: 'in-progress' });
  return leg?.sid ?? '';
}

/** The call of the customer whom an agent spoke with. */
async function customerOf(desk: WatchingDesk, name: string, reservationSid: string): Promise<string> {
  const { taskSid } = await desk.workspace.workers(desk.sidOf('worker', name)).reservations(reservationSid).fetch();
  const { attributes } = await desk.workspace.tasks(taskSid).fetch();
  return legsOf(attributes).customers[0] ?? '';
}
