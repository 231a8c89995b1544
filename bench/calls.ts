import { Alerts } from '../emulator/callbacks/alerts';
import { startAssignmentCallbacks } from '../emulator/callbacks/assignment-callbacks';
import { startEventCallbacks } from '../emulator/callbacks/event-callbacks';
import { Webhooks } from '../emulator/callbacks/webhooks';
import { completeReservation } from '../emulator/taskrouter/commands/reservation-commands';
import type { Engine } from '../emulator/taskrouter/engine';
import { putPhoneNumber } from '../emulator/voice/phone-numbers';
import { Telephone } from '../emulator/voice/telephone';
import { serve } from './child';
import { dice } from './dice';
import { makeFloor, phoneOf, type BenchFloor } from './floor';

const second = 1_000;
const hour = 3_600 * second;
const agents = 200;
const queues = 10;
const ourNumber = '+15550100';
/** How many times memory is looked at on the way. */
const looks = 10;

/** A floor that is called, and what it asks its application over HTTP. */
interface CallCentre extends BenchFloor {
  readonly telephone: Telephone;
  readonly webhooks: Webhooks;
  readonly alerts: Alerts;
}

export interface Soak {
  readonly calls: number;
  /** Tasks that were completed after a conversation, and those whose caller gave up before. */
  readonly completed: number;
  readonly abandoned: number;
  /** Answered by the application. */
  readonly webhooks: number;
  readonly seconds: number;
  /** Of this process; the application's come on top. */
  readonly cpuSeconds: number;
  /** On the heap after a collection, after each tenth of the calls. */
  readonly heapMiB: readonly number[];
}

function openCallCentre(application: string): CallCentre {
  const parts = (engine: Engine): Pick<CallCentre, 'telephone' | 'webhooks' | 'alerts'> => {
    const alerts = new Alerts(engine);
    const webhooks = new Webhooks(engine);
    const telephone = new Telephone(engine, webhooks, alerts);
    engine.connectVoice(telephone);
    startAssignmentCallbacks(engine, webhooks, alerts);
    startEventCallbacks(engine, webhooks, alerts);
    return { telephone, webhooks, alerts };
  };
  let voice: ReturnType<typeof parts> | undefined;
  const floor = makeFloor(agents, queues, {
    assignmentCallbackUrl: `${application}/assignment`,
    connect: (engine) => void (voice = parts(engine)),
  });
  if (!voice) throw new Error('The floor was made without a telephone side');
  putPhoneNumber(floor.engine, ourNumber, { voiceUrl: `${application}/call?workflow=${floor.workflowSid}` });
  return { ...floor, ...voice };
}

/**
 * Calls through their whole life on the virtual clock: a customer calls and is put into a queue by TwiML, the assignment
 * callback has customer and agent connected in a conference, they talk for some minutes, either hangs up, the agent wraps
 * up and completes. Who waits for more than ten minutes gives up. Everything is asked over HTTP of an application in
 * another process, and told to it.
 *
 * @param hours - Over how long they come in.
 */
export async function soak(calls: number, hours: number): Promise<Soak> {
  const application = await serve('application.ts');
  try {
    const centre = openCallCentre(application.origin);
    const { engine, telephone, webhooks } = centre;
    const roll = dice(7);
    for (let agent = 0; agent < agents; agent += 1)
      telephone.phones.set(phoneOf(agent), { does: 'answer', afterSeconds: 2 + (agent % 10) });
    const counts = { completed: 0, abandoned: 0, webhooks: 0 };
    engine.log.subscribe(({ type }) => {
      if (type === 'task.completed') counts.completed += 1;
      if (type === 'task.canceled') counts.abandoned += 1;
    });
    webhooks.onDelivery(({ status }) => {
      if (status === 200) counts.webhooks += 1;
    });
    live(centre, roll);
    const everyMs = (hours * hour) / calls;
    const comeIn = (call: number): void => {
      if (call === calls) return;
      const from = `+1555${String(2_000_000 + (call % 1_000_000) * queues + Math.floor(roll() * queues))}`;
      const { sid } = telephone.placeCall({ from, to: ourNumber });
      engine.deadlines.set(patience(sid), engine.clock.now() + 600 * second, () => telephone.hangUp(sid));
      engine.clock.at((call + 1) * everyMs, () => comeIn(call + 1));
    };
    const heapMiB: number[] = [];
    const started = process.hrtime.bigint();
    const before = process.cpuUsage();
    comeIn(0);
    for (let look = 0; look < looks; look += 1) {
      await engine.clock.advance((hours * hour) / looks);
      globalThis.gc?.();
      heapMiB.push(process.memoryUsage().heapUsed / 2 ** 20);
    }
    await engine.clock.advance(hour);
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const used = process.cpuUsage(before);
    check(centre);
    return { calls, ...counts, seconds, cpuSeconds: (used.user + used.system) / 1e6, heapMiB };
  } finally {
    await application.stop();
  }
}

const patience = (callSid: string): string => `${callSid}:patience`;

/** Whoever is connected talks; then the agent, or as often the customer, hangs up, and the agent wraps up. */
function live({ engine, telephone }: CallCentre, roll: () => number): void {
  const { clock, deadlines, store } = engine;
  const soon = (name: string, afterMs: number, run: () => void): void =>
    deadlines.set(name, clock.now() + afterMs, () => engine.transact(run));
  engine.log.subscribe(({ type, reservation }) => {
    if (!reservation) return;
    const { sid, taskSid } = reservation;
    if (type === 'reservation.accepted') {
      const [conference] = store.conferencesByName.of(taskSid);
      const inside = [...store.participantsOf.of(conference?.sid ?? '')];
      const customer = inside.find(({ role }) => role === 'customer')?.callSid ?? '';
      const agent = inside.find(({ role }) => role === 'worker')?.callSid ?? '';
      deadlines.clear(patience(customer));
      soon(`${sid}:talk`, 60 * second + roll() * 300 * second, () => telephone.hangUp(roll() < 0.5 ? agent : customer));
    }
    if (type === 'reservation.wrapup')
      soon(`${sid}:wrap`, 10 * second + roll() * 50 * second, () => void completeReservation(engine, sid));
  });
}

/** @throws Error where something is left over, or went wrong on the way */
function check({ engine: { store }, alerts }: CallCentre): void {
  const left = {
    tasks: store.tasks.size,
    reservations: store.reservations.size,
    participants: store.participants.size,
    'calls that go on': store.calls.size - store.endedCalls.count('ended'),
    'conferences that go on': store.conferences.size - store.endedConferences.count('ended'),
    alerts: alerts.all.length,
  };
  for (const [what, count] of Object.entries(left))
    if (count > 0) throw new Error(`${count} ${what} are left: ${JSON.stringify(left)}`);
}
