import { AGENTS, PHONES, SUPERVISORS_PHONE, type AgentName, type Shift } from '../one-process/shift';
import { actsOf, THIRD } from './agent-acts';

/** What an agent does who has nothing in mind but to be done: the first of these that the page offers. */
export const WANTED = [
  'accepts',
  'resumes',
  'ends',
  'ends the call of who waits',
  'completes',
  'looks at another',
  'goes Available',
];

/**
 * What they do besides who have waited longer than a colleague has to answer: of two who asked first in the queue that only they
 * serve, one has to give up.
 */
const WANTED_AT_LAST = [...WANTED, 'takes the transfer back'];
const PATIENT_ROUNDS = 40;

/** So many rounds see the whole twenty through, and a wrap-up's limit besides. */
const ROUNDS = 150;
const ROUND_SECONDS = 4;

/**
 * Two agents do their work until nothing is left: every customer is served or ends, every task too.
 *
 * @returns What is stuck, a line each.
 */
export async function finishUp(shift: Shift, say: (what: string) => void): Promise<string[]> {
  for (let round = 0; round < ROUNDS; round += 1) {
    if (shift.customers.length === 0 && shift.openTasks.length === 0) return [];
    for (const agent of AGENTS) {
      work(shift, agent, round < PATIENT_ROUNDS ? WANTED : WANTED_AT_LAST, say);
      // Whose task was ended over their head is still on the telephone, which has a hook.
      const isIdle = shift.page(agent)?.state.engagements.length === 0;
      const hungUp = isIdle ? shift.hangUpPhone(PHONES[agent]) : undefined;
      if (hungUp !== undefined) say(`${agent} hangs up the telephone`);
    }
    if (shift.openTasks.length === 0 && shift.hangUpPhone(SUPERVISORS_PHONE) !== undefined)
      say('the supervisor hangs up');
    // With whom the agents left a customer, that is between the two of them, and ends some time.
    if (shift.openTasks.length === 0 && shift.hangUpPhone(THIRD) !== undefined) say(`${THIRD} hangs up`);
    await shift.pass(ROUND_SECONDS);
  }
  return [
    ...shift.openTasks.map(({ sid, status }) => `${sid} is stuck, ${status}: ${holders(shift, sid)}`),
    ...shift.customers.map(({ call, whereabouts }) => `${call.sid} is still there, ${whereabouts}`),
  ];
}

function work(shift: Shift, agent: AgentName, wants: readonly string[], say: (what: string) => void): void {
  const page = shift.page(agent);
  if (!page) return;
  const possible = actsOf(page.state, []);
  const isFree = page.state.engagements.length === 0;
  const name = wants.find(
    (wanted) => possible.some((act) => act.name === wanted) && (wanted !== 'goes Available' || isFree),
  );
  const act = possible.find((one) => one.name === name);
  if (!act) return;
  say(`${agent} ${act.name}`);
  for (const event of act.events) page.do(event);
}

function holders(shift: Shift, taskSid: string): string {
  const held = AGENTS.flatMap((agent) =>
    shift
      .heldBy(agent)
      .filter((one) => one.taskSid === taskSid)
      .map(({ status }) => `${agent} has it ${status}`),
  );
  return held.join(', ') || 'nobody has it';
}
