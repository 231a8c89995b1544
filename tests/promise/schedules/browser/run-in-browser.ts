import type { Browser } from '@playwright/test';
import { AGENTS, type AgentName, PHONES } from '../../one-process/shift';
import { WANTED } from '../finish-up';
import type { Outcome, ScheduleOptions } from '../run';
import { stepsOf } from '../step';
import { browserMoves, oftenInBrowser } from './browser-moves';
import type { Seen } from './agent-window';
import { BrowserShift, CALM_SLICE_SECONDS } from './browser-shift';
import type { DeskProcess } from './desk-process';

/** How long a schedule in a browser is: every step takes pages their time. */
export const BROWSER_STEPS = 20;

const ofBrowser = {
  moves: browserMoves,
  often: oftenInBrowser,
  pauses: [0, 0, 0, 1, 1, 1, 2, 3, 5, 15],
};

/** What is drawn takes a frame or two. */
const AT_LEAST_SECONDS = 0.1;

/** Every so many seeds have the local TaskRouter killed. */
const KILLS_EVERY = 5;

/** With every so many no event reaches the desk: then who is alone is alone for longer, and the screens have to tell. */
const DEAF_EVERY = 3;

/** As many seconds of no trouble as everything needs to come to rest: a page may learn only after 29 that its token has ended. */
const QUIET_SECONDS = 45;

/** So many rounds see all customers through, and a wrap-up's limit besides. */
const ROUNDS = 100;
const ROUND_SECONDS = 5;

/** What the floor page takes to read the floor anew, and one reading that failed. */
const READS_WITHIN_SECONDS = 12;

/** What each page says of a reservation in this status. */
const STANDS: Readonly<Record<string, readonly string[]>> = {
  pending: ['ringing', 'accepting', 'rejecting'],
  accepted: ['connected', 'ending', 'busy'],
  // Who has the customer back from there is in a call.
  wrapping: ['wrapping', 'completing', 'busy'],
};

/** What is played, and by what. */
export interface BrowserSchedule {
  readonly browser: Browser;
  /** Has no desk open. */
  readonly desk: DeskProcess;
  readonly seed: number;
  /** How many; {@link BROWSER_STEPS} where absent. */
  readonly steps?: number;
}

/**
 * Plays a schedule with real pages: what happens, then quiet, then two agents who do their work until nothing is left.
 *
 * @param tell - Hears each line of the story at once.
 */
export async function runInBrowser(
  { browser, desk, seed, steps = BROWSER_STEPS }: BrowserSchedule,
  options: ScheduleOptions,
  tell?: (line: string) => void,
): Promise<Outcome> {
  const story: string[] = [];
  desk.hearLog = (line) => tell?.(`             ${line}`);
  const shift = await BrowserShift.open({
    browser,
    desk,
    seed,
    kills: seed % KILLS_EVERY === 0,
    isDeaf: seed % DEAF_EVERY === 1,
    log: tell !== undefined,
  });
  const began = shift.facts.now;
  const say = (what: string): void => {
    const line = `${((shift.facts.now - began) / 1000).toFixed(1).padStart(7)} s  ${what}`;
    story.push(line);
    tell?.(line);
  };
  const wrong: string[] = [];
  try {
    await beginShift(shift, say);
    const untold = new Set<string>();
    for (const step of stepsOf(seed, { ...ofBrowser, length: steps })) {
      await shift.settle();
      const what = await browserMoves[step.kind]?.(shift, step);
      if (what !== undefined) say(what);
      await shift.pass(Math.max(step.seconds, AT_LEAST_SECONDS));
      wrong.push(...(await findUntold(shift, options.untoldSeconds, untold)));
    }
    say('quiet');
    await shift.clearFaults();
    await shift.pass(1);
    for (const name of AGENTS) {
      const agent = shift.agents[name];
      if (!agent.window.page) await agent.signIn();
      else if (await agent.signInAgain()) say(`${name} signs in again`);
    }
    await shift.pass(QUIET_SECONDS, CALM_SLICE_SECONDS);
    wrong.push(...(await findUnequal(shift)));
    wrong.push(...(await finishUp(shift, say)));
    const { wrong: found, aloneMs } = await shift.reckon(options.aloneSeconds);
    wrong.push(...found, ...shift.errors);
    return { seed, story, wrong: [...new Set(wrong)], aloneMs };
  } finally {
    await shift.close();
  }
}

/** Both agents are available and somebody has called each, so that something can happen at once. */
async function beginShift(shift: BrowserShift, say: (what: string) => void): Promise<void> {
  for (const agent of AGENTS) {
    const offers = await shift.agents[agent].offers();
    await offers.find(({ name }) => name === 'goes Available')?.press();
    await shift.pass(1);
  }
  for (const pick of [0, 1]) say((await shift.move({ kind: 'a customer calls', pick, other: 0, seconds: 0 })) ?? '');
  await shift.pass(1);
}

/** Customers who have been alone for so long, and neither the floor page nor the agent's own says so. */
async function findUntold(shift: BrowserShift, untoldSeconds: number, said: Set<string>): Promise<string[]> {
  const { customers, held } = shift.facts;
  const alone = customers.filter(
    ({ callSid, whereabouts, forMs }) => whereabouts === 'alone' && forMs > untoldSeconds * 1000 && !said.has(callSid),
  );
  if (alone.length === 0) return [];
  const floor = await shift.floor.look();
  const wrong: string[] = [];
  for (const { callSid, forMs, how, taskSid } of alone) {
    if (floor?.alone.includes(callSid)) continue;
    const holder = AGENTS.find((agent) => held[agent].some((one) => one.taskSid === taskSid));
    const seen = holder && (await shift.agents[holder].look());
    if (seen?.open.some(({ saysAlone }) => saysAlone)) continue;
    said.add(callSid);
    wrong.push(`${callSid} has been alone for ${forMs / 1000} s, and no screen tells: ${how}`);
  }
  return wrong;
}

/** Where a page says something else than TaskRouter knows, a line each. */
async function findUnequal(shift: BrowserShift): Promise<string[]> {
  await shift.settle();
  // A reading may be on its way in this very moment, and take its time on a busy machine.
  for (let second = 0; second < READS_WITHIN_SECONDS && !(await shift.floor.look())?.isFresh; second += 1)
    await shift.pass(1);
  const wrong: string[] = [];
  const { held, activities, openTasks, customers } = shift.facts;
  for (const agent of AGENTS) {
    const tabs = await shift.agents[agent].lookAtAll();
    if (tabs.length === 0) wrong.push(`${agent} has no page open after quiet`);
    for (const seen of tabs) wrong.push(...findUnequalIn(seen, agent, held[agent], activities[agent]));
  }
  const floor = await shift.floor.look();
  if (!floor?.isFresh) return [...wrong, 'the floor page has not read the floor after quiet'];
  const [shown, are] = [
    floor.tasks.toSorted().join(),
    openTasks
      .map(({ sid }) => sid)
      .toSorted()
      .join(),
  ];
  if (shown !== are) wrong.push(`the floor page shows the tasks ${shown}; TaskRouter has ${are}`);
  const alone = customers.filter(({ whereabouts }) => whereabouts === 'alone').map(({ callSid }) => callSid);
  const shownAlone = floor.alone.toSorted().join();
  if (shownAlone !== alone.toSorted().join())
    wrong.push(`the floor page shows ${shownAlone || 'nobody'} alone; alone are ${alone.join() || 'nobody'}`);
  return wrong;
}

/** Where one tab says something else than TaskRouter knows, a line each. */
function findUnequalIn(seen: Seen, agent: AgentName, held: readonly { status: string }[], activity: string): string[] {
  if (!seen.isConnected || seen.door !== 'open')
    return [`${agent}'s page is not connected after quiet: ${JSON.stringify({ ...seen, buttons: [] })}`];
  const wrong: string[] = [];
  const left = seen.open.map(({ stands }) => stands);
  const unseen = held.filter(({ status }) => {
    const index = left.findIndex((stands) => STANDS[status]?.includes(stands));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  if (unseen.length > 0 || left.length > 0)
    wrong.push(
      `${agent}'s page shows ${seen.open.map(({ stands }) => stands).join(', ') || 'nothing'}; ` +
        `TaskRouter has ${held.map(({ status }) => status).join(', ') || 'nothing'}`,
    );
  if (seen.activity !== activity) wrong.push(`${agent}'s page says ${seen.activity}; TaskRouter says ${activity}`);
  return wrong;
}

/** Two agents do their work until nothing is left, and every screen says so. @returns What is stuck, a line each. */
async function finishUp(shift: BrowserShift, say: (what: string) => void): Promise<string[]> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { customers, openTasks, held } = shift.facts;
    if (customers.length === 0 && openTasks.length === 0) {
      await shift.pass(READS_WITHIN_SECONDS, CALM_SLICE_SECONDS);
      return findUnequal(shift);
    }
    await shift.settle();
    for (const agent of AGENTS) {
      const possible = await shift.agents[agent].offers();
      const isFree = held[agent].length === 0;
      const name = WANTED.find(
        (wanted) => possible.some((offer) => offer.name === wanted) && (wanted !== 'goes Available' || isFree),
      );
      const offer = possible.find((one) => one.name === name);
      if (offer) {
        say(`${agent} ${offer.name}`);
        await offer.press();
      } else if (isFree && (await shift.hangUpPhone(PHONES[agent]))) say(`${agent} hangs up the telephone`);
    }
    // With whom the agents left a customer, that is between the two of them, and ends some time.
    if (openTasks.length === 0 && (await shift.thirdHangsUp())) say('who was added hangs up');
    await shift.pass(ROUND_SECONDS, CALM_SLICE_SECONDS);
  }
  const { customers, openTasks, held } = shift.facts;
  const holdersOf = (taskSid: string): string =>
    AGENTS.flatMap((agent) =>
      held[agent].filter((one) => one.taskSid === taskSid).map(({ status }) => `${agent} has it ${status}`),
    ).join(', ') || 'nobody has it';
  return [
    ...openTasks.map(({ sid, status }) => `${sid} is stuck, ${status}: ${holdersOf(sid)}`),
    ...customers.map(({ callSid, whereabouts }) => `${callSid} is still there, ${whereabouts}`),
  ];
}
