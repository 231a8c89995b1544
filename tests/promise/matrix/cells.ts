import type { NewFault } from '../../../emulator';
import type { LineFault } from '../one-process/line-faults';
import { SUPPORT_LINE, type AgentName, type Shift } from '../one-process/shift';
import { actsOf } from '../schedules/agent-acts';

const CUSTOMER = '+15557654321';

/** How far things have come before the act: charles alone with a ringing call, in a call, with bob asked, … */
type Setting = (shift: Shift) => Promise<void>;

interface ActCell {
  /** What the act is called on the page; see agent-acts.ts. */
  readonly does: RegExp;
  readonly by?: AgentName;
  readonly setting: Setting;
  readonly next: readonly NextName[];
}

/** Does something the page offers. @throws Error where it offers no such thing */
export function act(shift: Shift, agent: AgentName, does: RegExp): void {
  const page = shift.page(agent);
  if (!page) throw new Error(`${agent} has no page open`);
  const colleagues = (['charles', 'bob'] as const)
    .filter((name) => name !== agent)
    .map((name) => ({ sid: shift.control.sidOf('worker', name), name, kind: 'worker' as const }));
  const possible = actsOf(page.state, colleagues);
  const found = possible.find(({ name }) => does.test(name));
  if (!found)
    throw new Error(`${agent}'s page offers ${possible.map(({ name }) => name).join(', ')}; expected ${does}`);
  for (const event of found.events) page.do(event);
}

const ringing: Setting = async (shift) => {
  act(shift, 'charles', /^goes Available/);
  await shift.pass(2);
  shift.control.call(CUSTOMER, SUPPORT_LINE);
  await shift.pass(2);
};

const inCall: Setting = async (shift) => {
  await ringing(shift);
  act(shift, 'charles', /^accepts/);
  await shift.pass(2);
  act(shift, 'bob', /^goes Available/);
  await shift.pass(2);
};

/** charles has done this in the call, and bob rings. */
const handingOn =
  (how: RegExp): Setting =>
  async (shift) => {
    await inCall(shift);
    act(shift, 'charles', how);
    await shift.pass(4);
  };

const joined: Setting = async (shift) => {
  await handingOn(/^asks bob/)(shift);
  act(shift, 'bob', /^accepts/);
  await shift.pass(8);
};

const stranded: Setting = async (shift) => {
  await handingOn(/^hands over at once to bob/)(shift);
  act(shift, 'bob', /^rejects/);
  await shift.pass(1);
};

const withThird: Setting = async (shift) => {
  await inCall(shift);
  act(shift, 'charles', /^adds a number/);
  await shift.pass(8);
};

const wrappingUp: Setting = async (shift) => {
  await inCall(shift);
  act(shift, 'charles', /^ends/);
  await shift.pass(4);
};

const idle: Setting = (shift) => shift.pass(1);

const alone = ['nothing', 'customer hangs up'] as const;
const asked = ['nothing', 'colleague accepts', 'colleague rejects', 'customer hangs up'] as const;

/** Every act of an agent, with what has to come before it and what can come after. */
export const ACTS: Readonly<Record<string, ActCell>> = {
  accept: { does: /^accepts/, setting: ringing, next: alone },
  reject: { does: /^rejects/, setting: ringing, next: alone },
  'transfer, cold': { does: /^hands over at once to bob/, setting: inCall, next: asked },
  'transfer, warm': { does: /^asks bob/, setting: inCall, next: asked },
  'accept a cold transfer': {
    does: /^accepts/,
    by: 'bob',
    setting: handingOn(/^hands over at once to bob/),
    next: alone,
  },
  'reject a cold transfer': {
    does: /^rejects/,
    by: 'bob',
    setting: handingOn(/^hands over at once to bob/),
    next: alone,
  },
  'cancel a cold transfer': {
    does: /^takes the transfer back/,
    setting: handingOn(/^hands over at once to bob/),
    next: alone,
  },
  'cancel a warm transfer': { does: /^takes the transfer back/, setting: handingOn(/^asks bob/), next: alone },
  leave: { does: /^leaves/, setting: joined, next: alone },
  'remove the colleague': { does: /^removes the colleague/, setting: joined, next: alone },
  'have the customer back': { does: /^has the customer back/, setting: stranded, next: alone },
  'have the customer offered again': { does: /^has the customer offered again/, setting: stranded, next: alone },
  'end for who waits': { does: /^ends the call of who waits/, setting: stranded, next: alone },
  hold: { does: /^holds/, setting: inCall, next: alone },
  mute: { does: /^mutes/, setting: inCall, next: alone },
  end: { does: /^ends/, setting: inCall, next: alone },
  add: { does: /^adds a number/, setting: inCall, next: alone },
  drop: { does: /^drops a number/, setting: withThird, next: alone },
  'write notes': { does: /^writes notes/, setting: wrappingUp, next: ['nothing'] },
  'more time': { does: /^takes more time/, setting: wrappingUp, next: ['nothing'] },
  complete: { does: /^completes/, setting: wrappingUp, next: ['nothing'] },
  activity: { does: /^goes Available/, setting: idle, next: ['nothing'] },
};

/** Strikes the next thing an agent asks of TaskRouter, and of the Functions, whichever comes. */
const onTheWay =
  (effect: NewFault['effect'], line: LineFault): NonNullable<FaultCell['before']> =>
  (shift, agent) => {
    shift.control.faults.add({ operation: 'bridge:POST *', worker: agent, trigger: { next: 1 }, effect });
    shift.page(agent)?.line.strike(line, (path) => !path.startsWith('/participants') && path !== '/token');
  };

const onFrames =
  (arrives: 'twice' | 'overtaken'): NonNullable<FaultCell['before']> =>
  (shift, agent) =>
    void shift.control.faults.add({ operation: 'frame:*', worker: agent, trigger: { next: 2 }, effect: { arrives } });

interface FaultCell {
  /** What is done before the act, for it to strike. */
  readonly before?: (shift: Shift, agent: AgentName) => void;
  /** What happens right after the act, before any time passes. */
  readonly upon?: (shift: Shift, agent: AgentName) => void | Promise<void>;
  readonly kills?: true;
  /** The act is done, or done in time, whatever the page hears of it: there is nothing to say that it did not work. */
  readonly isDone?: true;
}

export const FAULTS: Readonly<Record<string, FaultCell>> = {
  none: { isDone: true },
  'answer lost after': { before: onTheWay({ reset: 'after' }, 'answer lost'), isDone: true },
  'request lost': { before: onTheWay({ reset: 'before' }, 'request lost') },
  '429': { before: onTheWay({ status: 429 }, '429') },
  '500': { before: onTheWay({ status: 500 }, '500') },
  slow: { before: onTheWay({ latencyMs: 6_000 }, 'slow'), isDone: true },
  'socket gone': { upon: (shift, agent) => void shift.control.faults.add({ effect: { dropSockets: agent } }) },
  'frame twice': { before: onFrames('twice'), isDone: true },
  'frame overtaken': { before: onFrames('overtaken'), isDone: true },
  'Functions restarted': { upon: (shift) => shift.restartFunctions(2) },
  'TaskRouter killed': {
    kills: true,
    upon: async (shift) => {
      await shift.killTaskRouter();
      await shift.pass(3);
      await shift.bringTaskRouterBack();
    },
  },
};

export const NEXT = {
  nothing: () => undefined,
  'customer hangs up': (shift: Shift) => {
    for (const { call } of shift.customers) shift.control.hangUp(call.sid);
  },
  'colleague accepts': (shift: Shift) => actIfOffered(shift, /^accepts/),
  'colleague rejects': (shift: Shift) => actIfOffered(shift, /^rejects/),
} as const satisfies Readonly<Record<string, (shift: Shift) => void>>;
export type NextName = keyof typeof NEXT;

function actIfOffered(shift: Shift, does: RegExp): void {
  const isOffered = shift.page('bob')?.state.engagements.some(({ stage }) => stage.name === 'ringing');
  if (isOffered) act(shift, 'bob', does);
}

/** A cell: an act, what goes wrong with it, and what others do next. */
export interface Cell {
  readonly act: string;
  readonly fault: string;
  readonly next: NextName;
}

export const everyCell: readonly Cell[] = Object.entries(ACTS).flatMap(([name, { next }]) =>
  Object.keys(FAULTS).flatMap((fault) => next.map((then) => ({ act: name, fault, next: then }))),
);
