import { LINE_FAULTS } from '../../one-process/line-faults';
import { AGENTS, type AgentName } from '../../one-process/shift';
import { moves, type Step } from '../moves';
import type { Offer } from './agent-window';
import type { BrowserShift } from './browser-shift';

/** What can happen, with the agents' and the supervisor's part of it on their pages. Says in words what did. */
type Move = (shift: BrowserShift, step: Step) => Promise<string | undefined>;

const choose = <T>(all: readonly T[], pick: number): T | undefined => all[pick % Math.max(all.length, 1)];
const agentOf = ({ pick }: Step): AgentName => choose(AGENTS, pick) ?? 'charles';

async function press(offers: readonly Offer[], pick: number): Promise<string | undefined> {
  const offer = choose(offers, pick);
  await offer?.press();
  return offer?.name;
}

/** An agent does one of those things that the page offers. */
function acts(isMeant: (name: string) => boolean): Move {
  return async (shift, step) => {
    const agent = agentOf(step);
    const offers = await shift.agents[agent].offers();
    const name = await press(
      offers.filter((offer) => isMeant(offer.name)),
      step.other,
    );
    return name && `${agent} ${name}`;
  };
}

/** What people do on a page, in place of what ../moves does with the page's model. */
const onPages: Readonly<Record<string, Move>> = {
  'an agent goes available': acts((name) => name === 'goes Available'),
  'an agent accepts': acts((name) => name === 'accepts'),
  'an agent rejects': acts((name) => name === 'rejects'),
  'an agent ends': acts((name) => name === 'ends'),
  'an agent completes': acts((name) => name === 'completes'),
  'an agent hands over': acts((name) => /^(hands over|asks )/.test(name)),
  'an agent does anything': acts(() => true),
  'a tab is closed': async (shift, step) => {
    const { window } = shift.agents[agentOf(step)];
    if (!window.page) return undefined;
    await window.closePage();
    return `${agentOf(step)} closes the tab`;
  },
  'a tab is opened': async (shift, step) => {
    const agent = shift.agents[agentOf(step)];
    const was = agent.window.page ? 'anew' : 'again';
    await agent.signIn();
    return `${agentOf(step)} opens the page ${was}`;
  },
  'an agent opens another tab': async (shift, step) => {
    const agent = shift.agents[agentOf(step)];
    if (agent.window.tabs.length !== 1) return undefined;
    await agent.openBeside();
    return `${agentOf(step)} opens the page in another tab`;
  },
  'an agent turns to the other tab': async (shift, step) =>
    shift.agents[agentOf(step)].window.turnTo() ? `${agentOf(step)} turns to the other tab` : undefined,
  'an agent signs in again': async (shift, step) =>
    (await shift.agents[agentOf(step)].signInAgain()) ? `${agentOf(step)} signs in again` : undefined,
  'the way to the Functions is bad': async (shift, step) => {
    const what = choose(LINE_FAULTS, step.other);
    const { window } = shift.agents[agentOf(step)];
    if (!what || !window.page) return undefined;
    await window.strike(what);
    return `fault: the next request of ${agentOf(step)} to a Function: ${what}`;
  },
  'a computer sleeps': async (shift, step) => {
    const agent = agentOf(step);
    if (!shift.agents[agent].window.page) return undefined;
    const seconds = 20 + (step.other % 30);
    await shift.sleep(agent, seconds);
    return `${agent}'s computer wakes up after ${seconds} s`;
  },
  'a supervisor ends a task': async (shift, { other }) => {
    const offers = await shift.floor.offers();
    const name = await press(
      offers.filter((offer) => /^presses “(Complete|Cancel|Offer|End|Change)/.test(offer.name)),
      other,
    );
    return name && `the supervisor ${name}`;
  },
  'a supervisor looks': async (shift, { other }) => {
    const name = await press(await shift.floor.offers(), other);
    return name && `the supervisor ${name}`;
  },
};

/** Everything that can happen: what no page has a part in happens as ever. */
export const browserMoves: Readonly<Record<string, Move>> = {
  ...Object.fromEntries(Object.keys(moves).map((kind): [string, Move] => [kind, (shift, step) => shift.move(step)])),
  ...onPages,
};

/** What there has to be much of for something to happen in a few steps. */
export const oftenInBrowser: Readonly<Record<string, number>> = {
  'a customer calls': 10,
  'a customer hangs up': 3,
  'an agent goes available': 6,
  'an agent accepts': 14,
  'an agent rejects': 3,
  'an agent ends': 4,
  'an agent completes': 5,
  'an agent hands over': 12,
  'an agent does anything': 12,
  'an agent opens another tab': 4,
  'an agent turns to the other tab': 4,
  'a supervisor ends a task': 2,
  'a supervisor looks': 2,
  'the way to TaskRouter is bad': 4,
  'the way to the Functions is bad': 4,
  'webhooks go astray': 3,
  'a frame goes astray': 3,
};
