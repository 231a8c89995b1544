import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { callOf } from '../../../src/assets/desk/ground/calls';
import { isStranded } from '../../../src/assets/desk/take-back/take-back-fate';
import { seededRandom } from '../../../emulator/core/seeded-random';
import { AGENTS, Shift } from '../one-process/shift';
import { besides, moves, type Step } from './moves';
import { finishUp } from './finish-up';
import { findUnequal } from './page-equals-taskrouter';
import { stepsOf } from './step';

/** What became of a schedule. */
export interface Outcome {
  readonly seed: number;
  /** What happened, a line each, with the seconds since the beginning. */
  readonly story: readonly string[];
  /** What was not as promised, a line each. */
  readonly wrong: readonly string[];
  /** Each time that a customer was alone, in milliseconds. */
  readonly aloneMs: readonly number[];
}

export interface ScheduleOptions {
  /** How long a customer may be alone, in seconds. */
  readonly aloneSeconds: number;
  /** How long it may take until a screen tells of it. */
  readonly untoldSeconds: number;
}

/** As many seconds of no trouble as everything needs to come to rest: the longest pause before another try, and more. */
const QUIET_SECONDS = 60;

/** Every so many seeds have the local TaskRouter killed. */
const KILLS_EVERY = 5;

/** Two agents at work, and what has been told and seen so far. */
interface Telling {
  readonly shift: Shift;
  readonly say: (what: string) => void;
  readonly wrong: string[];
}

/**
 * Plays the schedule of a seed: what happens, then quiet, then two agents who do their work until nothing is left.
 *
 * @param tell - Hears each line of the story at once.
 */
export function runSchedule(seed: number, options: ScheduleOptions, tell?: (line: string) => void): Promise<Outcome> {
  return onShift(seed, options, tell, async (telling) => {
    await play(telling, stepsOf(seed), options);
    await comeToRest(telling);
    telling.wrong.push(...(await finishUp(telling.shift, telling.say)));
  });
}

/** So much happens besides to each call of a day. */
const STEPS_OF_A_CALL = 8;

/**
 * Plays a whole day of a seed: one call after another, each with what happens to it, then quiet, and both agents finish it. After each
 * both pages must say what TaskRouter knows.
 *
 * @param calls - How many customers call, at least: further ones may call meanwhile.
 */
export function runDay(
  seed: number,
  calls: number,
  options: ScheduleOptions,
  tell?: (line: string) => void,
): Promise<Outcome> {
  return onShift(seed, options, tell, async (telling) => {
    for (let call = 0; call < calls && telling.wrong.length === 0; call += 1) {
      const [first, ...others] = stepsOf(seed * 1_000 + call, { length: STEPS_OF_A_CALL });
      await play(telling, first ? [{ ...first, kind: 'a customer calls' }, ...others] : [], options);
      await comeToRest(telling);
      telling.wrong.push(...(await finishUp(telling.shift, telling.say)));
      telling.wrong.push(...findUnequal(telling.shift));
    }
  });
}

async function onShift(
  seed: number,
  options: ScheduleOptions,
  tell: (line: string) => void = () => undefined,
  work: (telling: Telling) => Promise<void>,
): Promise<Outcome> {
  const kills = seed % KILLS_EVERY === 0;
  const shift = await Shift.open({
    random: seededRandom(seed),
    log: (line) => tell(`             ${line.split('\n', 1)[0] ?? ''}`),
    ...(kills && { data: join(tmpdir(), `schedule-${process.pid}-${seed}.jsonl`) }),
  });
  const began = shift.time.now();
  const story: string[] = [];
  const wrong: string[] = [];
  const say = (what: string): void => {
    const line = `${((shift.time.now() - began) / 1000).toFixed(1).padStart(7)} s  ${what}`;
    story.push(line);
    tell(line);
  };
  try {
    for (const agent of AGENTS) shift.openPage(agent);
    await shift.pass(3);
    await work({ shift, say, wrong });
    wrong.push(...shift.wrongWithCustomers(options.aloneSeconds), ...shift.errors);
    return { seed, story, wrong: [...new Set(wrong)], aloneMs: shift.timesAlone.map(({ forMs }) => forMs) };
  } finally {
    await shift.close();
  }
}

async function play({ shift, say, wrong }: Telling, steps: readonly Step[], options: ScheduleOptions): Promise<void> {
  const untold = new Map<string, number>();
  for (const step of steps) {
    const what = await (moves[step.kind] ?? besides[step.kind])?.(shift, step);
    if (what !== undefined) say(what);
    await shift.time.settle();
    await shift.pass(step.seconds);
    wrong.push(...findUntold(shift, options, untold));
  }
}

/** No more trouble: both agents are at their pages, and after a while these say what TaskRouter knows. */
async function comeToRest({ shift, say, wrong }: Telling): Promise<void> {
  say('quiet');
  shift.clearFaults();
  await shift.pass(1);
  for (const agent of AGENTS) {
    if (!shift.page(agent)) shift.openPage(agent);
    else if (shift.signInAgain(agent)) say(`${agent} signs in again`);
    else if (shift.askAgainForDesk(agent)) say(`${agent} asks for the desk once more`);
  }
  await shift.pass(QUIET_SECONDS);
  wrong.push(...findUnequal(shift));
}

/** Customers who have been alone for so long, and no screen that is open says so. */
function findUntold(shift: Shift, { untoldSeconds }: ScheduleOptions, said: Map<string, number>): string[] {
  const wrong: string[] = [];
  for (const { call, whereabouts, since } of shift.customers) {
    const forMs = shift.time.now() - since;
    if (whereabouts !== 'alone' || forMs < untoldSeconds * 1000 || said.get(call.sid) === since) continue;
    const holder = AGENTS.find((agent) =>
      shift
        .page(agent)
        ?.state.engagements.some(
          (engagement) =>
            engagement.reservation.task.sid === call.task?.sid &&
            isStranded(
              callOf(shift.page(agent)?.state.inCall ?? { calls: [], directory: { name: 'unread' } }, engagement.sid),
              engagement,
            ),
        ),
    );
    if (holder) continue;
    said.set(call.sid, since);
    wrong.push(
      `${call.sid} has been alone for ${forMs / 1000} s, and no screen tells: ${call.places[0]?.in}, ${call.task?.status ?? 'no task'}`,
    );
  }
  return wrong;
}
