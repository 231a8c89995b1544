import { updateWorkflow } from '../../../emulator/taskrouter/commands/workflow-commands';
import { instruct } from '../../../emulator/taskrouter/instructions';
import type { PhoneBehaviour } from '../../../emulator/voice/phones';
import type { CallRow } from '../../../emulator/account/voice-rows';
import { json, type StubAnswer } from '../callbacks/stub-server';
import type { CallFloor } from '../voice/call-floor';
import { choose, type Moves, type Step } from './steps';
import { workMoves } from './task-moves';

const numbers = ['+15550121', '+15550122', '+15550123'];
const agents = ['ada', 'ben', 'cid'];
const behaviours: readonly PhoneBehaviour[] = [
  { does: 'answer', afterSeconds: 0 },
  { does: 'answer', afterSeconds: 7 },
  { does: 'busy' },
  { does: 'ring' },
  { does: 'unreachable' },
];
const uriOf = (agent: string): string => `+1555013${agents.indexOf(agent)}`;

/** Three agents with phones, and a queue that callers wait in to music. */
export function furnishForCalls(floor: CallFloor): void {
  const queue = floor.queue('support');
  const { sid } = floor.workflow({ default_filter: { queue: queue.sid } }, 40);
  floor.says(
    '/voice/incoming',
    `<Enqueue workflowSid="${sid}" waitUrl="/voice/wait"><Task>{"team":"red"}</Task></Enqueue>`,
  );
  floor.says('/voice/wait', '<Say>Hold on</Say><Pause length="20"/>');
  floor.says('/voice/agent', '<Say>A caller</Say>');
  floor.pages.set('/assignment', json({}));
  floor.do((engine) => updateWorkflow(engine, sid, { assignmentCallbackUrl: `${floor.server.origin}/assignment` }));
  for (const [position, name] of agents.entries())
    floor.worker(name, { contact_uri: uriOf(name) }, position === 0 ? 'Offline' : 'Available');
}

const liveCalls = (floor: CallFloor): CallRow[] =>
  [...floor.engine.store.calls.values()].filter(({ endTime }) => endTime === null);

const instruction =
  (name: 'conference' | 'dequeue' | 'call', fields: (step: Step, floor: CallFloor) => Record<string, string>) =>
  (floor: CallFloor, step: Step): unknown => {
    const pending = [...floor.engine.store.reservations.values()].filter(({ status }) => status === 'pending');
    const sid = choose(pending, step.pick)?.sid;
    return sid && floor.do((engine) => instruct(engine, sid, name, fields(step, floor)));
  };

const callMoves: Moves<CallFloor> = {
  'a customer calls': (floor, { pick }) =>
    void floor.telephone.placeCall({ from: numbers[pick % 3] ?? '', to: '+15550100' }),
  'somebody hangs up': (floor, { pick }) => {
    const call = choose(liveCalls(floor), pick);
    if (call) floor.telephone.hangUp(call.sid);
  },
  'a call is ended over REST': (floor, { pick }) => {
    const call = choose(liveCalls(floor), pick);
    if (call) floor.telephone.endCall(call.sid);
  },
  'a caller is offered again': (floor, { pick, other }) => {
    const call = choose(liveCalls(floor), pick);
    const workflow = choose(floor.engine.store.workflows.values(), other);
    if (call?.direction === 'inbound' && workflow)
      floor.telephone.redirectCall(call.sid, {
        twiml: `<Response><Enqueue workflowSid="${workflow.sid}"><Task priority="9"/></Enqueue></Response>`,
      });
  },
  'connect by a conference': instruction('conference', ({ other }) => ({
    end_conference_on_exit: String(other % 2 === 0),
    end_conference_on_customer_exit: String(other % 3 === 0),
  })),
  'connect by dequeuing': instruction('dequeue', () => ({ from: '+15550100' })),
  'call the worker': instruction('call', ({ other }, floor) => ({
    from: '+15550100',
    url: `${floor.server.origin}/voice/agent`,
    accept: String(other % 2 === 0),
  })),
  'a phone changes its ways': (floor, { pick, other }) =>
    floor.telephone.phones.set(
      uriOf(agents[pick % 3] ?? ''),
      behaviours[other % behaviours.length] ?? { does: 'busy' },
    ),
  'the callback changes its mind': (floor, { other }) => {
    const answers: StubAnswer[] = [
      json({ instruction: 'accept' }),
      json({ instruction: 'conference', end_conference_on_exit: true }),
      json({ instruction: 'dequeue' }),
      json({ instruction: 'reject', activity_sid: floor.activity('Unavailable').sid }),
      { status: 500 },
    ];
    // Not for ever: dialling a phone that is not there would go on until TaskRouter gives the task up.
    let left = 3;
    floor.pages.set('/assignment', () => (left-- > 0 && answers[other % answers.length]) || json({}));
  },
  'end a conference': (floor, { pick }) => {
    const conference = choose(floor.engine.store.conferences.values(), pick);
    if (conference) floor.telephone.endConference(conference.sid);
  },
  'kick somebody': (floor, { pick }) => {
    const participant = choose(
      [...floor.engine.store.participants.values()].filter(({ status }) => status === 'connected'),
      pick,
    );
    if (participant) floor.telephone.kick(participant.callSid);
  },
  'send a waiting caller elsewhere': (floor, { pick }) => {
    const call = choose(liveCalls(floor), pick);
    if (call?.direction === 'inbound')
      floor.telephone.redirectCall(call.sid, { twiml: '<Response><Hangup/></Response>' });
  },
};

/** What happens on a floor with phones. Tasks without a call are none of its matters. */
export const everyCallMove: Moves<CallFloor> = {
  ...callMoves,
  ...Object.fromEntries(Object.entries(workMoves).filter(([name]) => !name.startsWith('make a task'))),
};

/** What there has to be much of for anything to happen. */
export const oftenOnThePhone: Readonly<Record<string, number>> = {
  'a customer calls': 10,
  'connect by a conference': 8,
  'somebody hangs up': 5,
  'a caller is offered again': 3,
  'connect by dequeuing': 3,
  'call the worker': 2,
  'the callback changes its mind': 3,
  'transfer to a worker': 3,
  'transfer to a queue': 2,
  'go available': 8,
  'let time pass': 4,
};
