import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { seededRandom } from '../../../../emulator/core/seeded-random';
import { Shift, type AgentName } from '../../one-process/shift';
import { moves, type Step } from '../moves';
import { THIRD } from '../agent-acts';

/** What there is of a customer's call. */
export interface CustomerFacts {
  readonly callSid: string;
  readonly number: string;
  readonly whereabouts: string;
  /** For how long, in milliseconds. */
  readonly forMs: number;
  /** Where the call is, and what has become of its task. */
  readonly how: string;
  readonly taskSid: string | undefined;
}

/** How things stand at TaskRouter, whatever any page believes. */
export interface Facts {
  /** Epoch milliseconds of virtual time. */
  readonly now: number;
  readonly customers: readonly CustomerFacts[];
  readonly openTasks: Shift['openTasks'];
  readonly held: Readonly<Record<AgentName, ReturnType<Shift['heldBy']>>>;
  readonly activities: Readonly<Record<AgentName, string>>;
}

/** What a schedule came to. */
export interface Reckoning {
  readonly wrong: readonly string[];
  readonly aloneMs: readonly number[];
}

let shift: Shift | undefined;

function opened(): Shift {
  if (!shift) throw new Error('No desk is open, expected "open" first');
  return shift;
}

function factsOf(of: Shift): Facts {
  const now = of.time.now();
  return {
    now,
    customers: of.customers.map(({ call, whereabouts, since }) => ({
      callSid: call.sid,
      number: call.number,
      whereabouts,
      forMs: now - since,
      how: `${call.places[0]?.in}, ${call.task?.status ?? 'no task'}`,
      taskSid: call.task?.sid,
    })),
    openTasks: of.openTasks,
    held: { charles: of.heldBy('charles'), bob: of.heldBy('bob') },
    activities: { charles: of.activityOf('charles'), bob: of.activityOf('bob') },
  };
}

/** What the process that has the desk can be asked for. The agents' pages are in a browser; there are none in here. */
export const answers = {
  /** @returns The desk's origin, and how things stand. */
  async open(given: { seed: number; kills: boolean; isDeaf: boolean; log: boolean }) {
    // One that broke off may have left its own.
    await answers.close();
    const { seed, kills, isDeaf, log } = given;
    shift = await Shift.open({
      random: seededRandom(seed),
      ...(log && { log: (line) => void process.send?.({ log: line.split('\n', 1)[0] }) }),
      ...(kills && { data: join(tmpdir(), `browser-schedule-${process.pid}-${seed}.jsonl`) }),
    });
    for (const operation of isDeaf ? ['webhook:event', 'webhook:status'] : [])
      shift.control.faults.add({ operation, effect: { arrives: 'never' } });
    return { origin: shift.desk.origin, facts: factsOf(shift) };
  },

  /** Lets time pass, in seconds. */
  async pass(seconds: number): Promise<Facts> {
    await opened().pass(seconds);
    return factsOf(opened());
  },

  /** Something happens besides what agents and supervisors do on their pages. */
  async move(step: Step) {
    const what = await moves[step.kind]?.(opened(), step);
    await opened().time.settle();
    return { what, facts: factsOf(opened()) };
  },

  /** Nothing goes wrong any more. */
  async clearFaults(): Promise<void> {
    opened().clearFaults();
  },

  /** Whoever was added to a call hangs up. */
  async thirdHangsUp(): Promise<boolean> {
    return opened().hangUpPhone(THIRD) !== undefined;
  },

  async hangUpPhone(number: string): Promise<boolean> {
    return opened().hangUpPhone(number) !== undefined;
  },

  /** @param limitSeconds - For how long a customer may be alone. */
  async reckon(limitSeconds: number): Promise<Reckoning> {
    return {
      wrong: [...opened().wrongWithCustomers(limitSeconds), ...opened().errors],
      aloneMs: opened().timesAlone.map(({ forMs }) => forMs),
    };
  },

  async close(): Promise<void> {
    const closing = shift;
    shift = undefined;
    await closing?.close();
  },
};

export type Answers = typeof answers;
