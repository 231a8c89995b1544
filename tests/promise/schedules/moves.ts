import { hindranceOf } from '../../../src/assets/desk/dialling/dialling-rules';
import type { NewFault } from '../../../emulator';
import { LINE_FAULTS } from '../one-process/line-faults';
import { AGENTS, PHONES, SUPERVISORS_PHONE, SUPPORT_LINE, type AgentName, type Shift } from '../one-process/shift';
import { actsOf, type Colleague } from './agent-acts';

/** Something that happens. The numbers say to whom and with what, of those there are then. */
export interface Step {
  readonly kind: string;
  readonly pick: number;
  readonly other: number;
  /** What passes afterwards, in seconds. */
  readonly seconds: number;
}

/** Twenty of them, each on the line once at a time. */
const CUSTOMERS = Array.from({ length: 20 }, (_unused, index) => `+1555765${String(4300 + index)}`);

/** What can happen. Says in words what did; nothing where there was nothing to do it to. */
type Move = (shift: Shift, step: Step) => string | undefined | Promise<string | undefined>;

const choose = <T>(all: readonly T[], pick: number): T | undefined => all[pick % Math.max(all.length, 1)];
const agentOf = ({ pick }: Step): AgentName => choose(AGENTS, pick) ?? 'charles';

function colleaguesOf(shift: Shift, agent: AgentName): Colleague[] {
  const others = AGENTS.filter((name) => name !== agent);
  return [
    ...others.map((name) => ({ sid: shift.control.sidOf('worker', name), name, kind: 'worker' as const })),
    { sid: shift.control.sidOf('taskQueue', 'support'), name: 'support', kind: 'queue' },
  ];
}

/** An agent does one of those things that the page lets them do. */
function acts(isMeant: (name: string) => boolean): Move {
  return (shift, step) => {
    const agent = agentOf(step);
    const page = shift.page(agent);
    if (!page || !shift.desk.isTaskRouterUp) return undefined;
    const act = choose(
      actsOf(page.state, colleaguesOf(shift, agent)).filter(({ name }) => isMeant(name)),
      step.other,
    );
    if (!act) return undefined;
    for (const event of act.events) page.do(event);
    return `${agent} ${act.name}`;
  };
}

const EFFECTS = [
  { reset: 'after' },
  { reset: 'before' },
  { status: 429 },
  { status: 500 },
  { latencyMs: 6_000 },
] as const satisfies readonly NewFault['effect'][];

const WEBHOOK_EFFECTS = [
  { fail: 'refused' },
  { reset: 'after' },
  { latencyMs: 9_000 },
  { lateMs: 9_000 },
  { arrives: 'never' },
  { arrives: 'twice' },
] as const satisfies readonly NewFault['effect'][];

function fault(shift: Shift, given: NewFault): string | undefined {
  if (!shift.desk.isTaskRouterUp) return undefined;
  shift.control.faults.add(given);
  const { operation = 'at once', worker = '', effect } = given;
  return `fault: ${operation} ${worker} ${JSON.stringify(effect)}`;
}

const whileUp =
  (move: Move): Move =>
  (shift, step) =>
    shift.desk.isTaskRouterUp ? move(shift, step) : undefined;

export const moves: Readonly<Record<string, Move>> = {
  'time passes': () => undefined,
  'a customer calls': whileUp((shift, { pick }) => {
    const number = choose(CUSTOMERS, pick) ?? '';
    if (shift.customers.some(({ call }) => call.number === number)) return undefined;
    return `${number} calls: ${shift.control.call(number, SUPPORT_LINE)}`;
  }),
  'a customer hangs up': whileUp((shift, { pick }) => {
    const customer = choose(shift.customers, pick);
    if (!customer) return undefined;
    shift.control.hangUp(customer.call.sid);
    return `${customer.call.number} hangs up, who was ${customer.whereabouts}`;
  }),
  'an agent goes available': acts((name) => name === 'goes Available'),
  'an agent accepts': acts((name) => name === 'accepts'),
  'an agent rejects': acts((name) => name === 'rejects'),
  'an agent ends': acts((name) => name === 'ends'),
  'an agent completes': acts((name) => name === 'completes'),
  'an agent hands over': acts((name) => /^(hands over|asks )/.test(name)),
  'an agent does anything': acts(() => true),
  'a phone does not answer': (shift, step) =>
    fault(shift, {
      operation: `phone:${PHONES[agentOf(step)]}`,
      trigger: { next: 1 },
      effect: { phone: choose(['unreachable', 'busy', 'no-answer'] as const, step.other) ?? 'busy' },
    }),
  'an agent’s telephone is hung up': whileUp((shift, step) => {
    const number = PHONES[agentOf(step)];
    const sid = shift.hangUpPhone(number);
    return sid && `${number} is hung up: ${sid}`;
  }),
  'a tab is closed': (shift, step) => {
    const page = shift.page(agentOf(step));
    page?.close();
    return page && `${agentOf(step)} closes the tab`;
  },
  'a tab is opened': (shift, step) => {
    const agent = agentOf(step);
    const was = shift.page(agent) ? 'anew' : 'again';
    shift.openPage(agent);
    return `${agent} opens the page ${was}`;
  },
  'an agent signs in again': (shift, step) =>
    shift.signInAgain(agentOf(step)) ? `${agentOf(step)} signs in again` : undefined,
  'the way to TaskRouter is bad': (shift, step) =>
    fault(shift, {
      operation: 'bridge:*',
      worker: agentOf(step),
      trigger: { next: 1 + (step.other % 2) },
      effect: choose(EFFECTS, step.other) ?? { status: 500 },
    }),
  'the way to the Functions is bad': (shift, step) => {
    const what = choose(LINE_FAULTS, step.other);
    const page = shift.page(agentOf(step));
    if (!what || !page) return undefined;
    page.line.strike(what);
    return `fault: the next request of ${agentOf(step)} to a Function: ${what}`;
  },
  'the way of the Functions to TaskRouter is bad': (shift, { other }) =>
    fault(shift, {
      operation: 'rest:*',
      trigger: { next: 1 + (other % 2) },
      effect: choose(EFFECTS, other) ?? { status: 500 },
    }),
  'webhooks go astray': (shift, { other }) =>
    fault(shift, {
      operation: choose(['webhook:event', 'webhook:assignment', 'webhook:status'], other) ?? 'webhook:event',
      trigger: { next: 1 + (other % 4) },
      effect: choose(WEBHOOK_EFFECTS, other) ?? { fail: 'refused' },
    }),
  // None is lost while its socket lives: what TCP takes, it delivers.
  'a frame goes astray': (shift, step) =>
    fault(shift, {
      operation: 'frame:*',
      worker: agentOf(step),
      trigger: { next: 1 + (step.other % 2) },
      effect: { arrives: step.other % 3 === 0 ? 'twice' : 'overtaken' },
    }),
  'a socket breaks': (shift, step) =>
    fault(shift, { effect: { dropSockets: step.other % 4 === 0 ? '*' : agentOf(step) } }),
  'a token ends': (shift, step) => fault(shift, { effect: { expireTokens: agentOf(step) } }),
  'a computer sleeps': async (shift, step) => {
    const agent = agentOf(step);
    const page = shift.page(agent);
    page?.do({ type: 'woke' });
    return page && `${agent}'s computer wakes up`;
  },
  'the Functions are restarted': whileUp(async (shift, { other }) => {
    await shift.restartFunctions(other % 5);
    return `the Functions are restarted after ${other % 5} s`;
  }),
  'TaskRouter is killed': whileUp(async (shift, { other }) => {
    if (!shift.canKill) return undefined;
    await shift.killTaskRouter();
    await shift.pass(other % 12);
    await shift.bringTaskRouterBack();
    return `TaskRouter is killed, and back after ${other % 12} s`;
  }),
  'a supervisor ends a task': whileUp((shift, { pick, other }) => {
    const task = choose(shift.openTasks, pick);
    if (!task) return undefined;
    const action = other % 2 === 0 ? 'cancel' : 'complete';
    void shift.supervise('/floor-task', { taskSid: task.sid, action });
    return `the supervisor wants to ${action} ${task.sid}, which is ${task.status}`;
  }),
  'a supervisor looks': whileUp((shift) => {
    void shift.supervise('/floor');
    return 'the supervisor looks at the floor';
  }),
  'a program cancels a task': whileUp((shift, { pick }) => {
    const task = choose(
      shift.openTasks.filter(({ status }) => status === 'pending' || status === 'reserved'),
      pick,
    );
    if (!task) return undefined;
    void shift.rest(`Tasks/${task.sid}`, { AssignmentStatus: 'canceled', Reason: 'spam' });
    return `a program cancels ${task.sid}`;
  }),
  'a program sets an activity': whileUp((shift, step) => {
    const agent = agentOf(step);
    const name = choose(['Available', 'Unavailable', 'Offline'], step.other) ?? 'Offline';
    const ActivitySid = shift.control.sidOf('activity', name);
    void shift.rest(`Workers/${shift.control.sidOf('worker', agent)}`, { ActivitySid });
    return `a program sets ${agent} ${name}`;
  }),
};

/** A customer who is called. */
const CALLED = '+15557654399';

/** Mostly they listen first. */
const SUPERVISOR_ACTS = ['listen', 'listen', 'whisper', 'join', 'join', 'take-over', 'leave'] as const;

/** What happens besides, in some schedules. */
export const besides: Readonly<Record<string, Move>> = {
  'an agent calls out': (shift, step) => {
    const agent = agentOf(step);
    const page = shift.page(agent);
    if (!page || !shift.desk.isTaskRouterUp) return undefined;
    const { features, dialling } = page.state.outbound;
    if (!features.outbound || dialling || hindranceOf(page.state)) return undefined;
    page.do({ type: 'dial-typed', text: CALLED });
    page.do({ type: 'dial-asked' });
    return `${agent} calls ${CALLED}`;
  },
  'a supervisor takes part': whileUp((shift, step) => {
    const act = choose(SUPERVISOR_ACTS, step.other) ?? 'listen';
    const sid = shift.takePart(agentOf(step), act);
    return sid && `the supervisor does “${act}” with ${agentOf(step)}, ${sid}`;
  }),
  'the supervisor’s telephone is hung up': whileUp((shift) => {
    const sid = shift.hangUpPhone(SUPERVISORS_PHONE);
    return sid && `${SUPERVISORS_PHONE} is hung up: ${sid}`;
  }),
  'an agent signs in elsewhere': (shift, step) =>
    shift.openElsewhere(agentOf(step)) ? `${agentOf(step)} signs in at another computer` : undefined,
  'an agent comes back': (shift, step) =>
    shift.comeBack(agentOf(step)) ? `${agentOf(step)} takes the desk where it was before` : undefined,
};

/** What there has to be much of for anything to happen. */
export const often: Readonly<Record<string, number>> = {
  'time passes': 4,
  'a customer calls': 12,
  'a customer hangs up': 4,
  'an agent goes available': 8,
  'an agent accepts': 14,
  'an agent rejects': 3,
  'an agent ends': 3,
  'an agent completes': 5,
  'an agent hands over': 9,
  'an agent does anything': 12,
  'a tab is opened': 2,
  'the way to TaskRouter is bad': 4,
  'the way to the Functions is bad': 4,
  'the way of the Functions to TaskRouter is bad': 2,
  'webhooks go astray': 3,
  'a frame goes astray': 3,
  'a socket breaks': 2,
  'an agent calls out': 8,
  'a supervisor takes part': 9,
  'an agent signs in elsewhere': 3,
  'an agent comes back': 3,
};
