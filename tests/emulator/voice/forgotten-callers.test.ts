import { cancelTask, completeTask, removeTask } from '../../../emulator/taskrouter/commands/task-status';
import type { CallRow } from '../../../emulator/account/voice-rows';
import { CallFloor, openSupport } from './call-floor';

const agentNumber = '+15550112';

/** A caller whose task ends by another way than its call, and who hears nothing of it: it waits on. */
let floor: CallFloor;
afterEach(() => floor.server.close());

const asked = (path: string) => floor.server.requests.filter((request) => request.path === path);
const asks = (path: string) => asked(path).map(({ parameters }) => parameters);
const memberOf = (call: CallRow) => floor.engine.store.queueMembers.get(call.sid);

/** A workflow whose tasks wait 20 seconds at most, and are offered to nobody: its agents are all away. */
async function openWithoutAgents(): Promise<string> {
  floor = await CallFloor.open();
  const queue = floor.queue('support');
  const { sid } = floor.workflow({
    filters: [{ expression: 'language != "es"', targets: [{ queue: queue.sid, timeout: 20 }] }],
  });
  return sid;
}

const enqueue = (workflowSid: string, task = '') =>
  floor.says(
    '/voice/incoming',
    `<Enqueue workflowSid="${workflowSid}" action="/left" waitUrl="/music">${task}</Enqueue><Redirect>/not-reached</Redirect>`,
  );

const twiml = (document: string) => ({ twiml: `<Response>${document}</Response>` });

describe.each<[what: string, task: string, seconds: number, end: (call: CallRow) => void, reason: string | undefined]>([
  [
    'is canceled',
    '',
    0,
    (call) => floor.do((engine) => cancelTask(engine, floor.taskOf(call).sid, 'enough')),
    'enough',
  ],
  ['is deleted', '', 0, (call) => floor.do((engine) => removeTask(engine, floor.taskOf(call).sid)), undefined],
  ['outlives its time', '<Task timeout="15">{}</Task>', 15, () => undefined, 'Task TTL Exceeded'],
  ['comes to the end of its workflow', '', 20, () => undefined, 'Task canceled on Workflow timeout'],
  ['has no place in its workflow', '<Task>{"language":"es"}</Task>', 0, () => undefined, undefined],
])('a caller whose task %s', (_what, task, seconds, end, reason) => {
  let call: CallRow;

  beforeEach(async () => {
    enqueue(await openWithoutAgents(), task);
    floor.says('/music', '<Pause length="10"/>');
    call = await floor.call();
    end(call);
    await floor.advance(seconds);
  });

  it('waits on and hears the music, also when the task is long gone', async () => {
    if (reason !== undefined) expect(floor.taskOf(call)).toMatchObject({ assignmentStatus: 'canceled', reason });
    const before = asked('/music').length;
    await floor.advance(600);
    expect(floor.engine.store.tasks.size).toBe(0);
    expect(floor.leg(call).status).toBe('in-progress');
    expect(memberOf(call)).toMatchObject({ state: 'waiting', taskSid: floor.leg(call).taskSid });
    expect(asks('/music').length - before).toBe(20);
    expect(asks('/music').at(-1)).toMatchObject({ QueuePosition: '1', CurrentQueueSize: '1' });
    expect([...asked('/left'), ...asked('/not-reached')]).toEqual([]);
  });

  it('can hang up, which the queue hears of', async () => {
    await floor.advance(3600);
    await floor.hangUp(call);
    expect(floor.leg(call).status).toBe('completed');
    expect(memberOf(call)).toBeUndefined();
    expect(asks('/left')).toMatchObject([{ QueueResult: 'hangup', QueueTime: String(3600 + seconds) }]);
  });

  it('is ended over REST', async () => {
    floor.telephone.endCall(call.sid);
    await floor.clock.settle();
    expect([floor.leg(call).status, memberOf(call)]).toEqual(['completed', undefined]);
    expect(asks('/left')).toMatchObject([{ QueueResult: 'hangup' }]);
  });

  it('is sent elsewhere over REST, which its action is told of and cannot change', async () => {
    floor.says('/left', '<Redirect>/not-reached</Redirect>');
    floor.telephone.redirectCall(call.sid, twiml('<Say>We are closed.</Say><Pause length="5"/>'));
    await floor.clock.settle();
    expect(memberOf(call)?.state).not.toBe('waiting');
    expect(asks('/left')).toMatchObject([
      { CallSid: call.sid, QueueResult: 'redirected', QueueSid: expect.stringMatching(/^QU/) },
    ]);
    const heard = asked('/music').length;
    await floor.advance(5);
    expect(floor.leg(call).status).toBe('completed');
    expect([asked('/music').length, asked('/not-reached').length]).toEqual([heard, 0]);
    expect(memberOf(call)).toBeUndefined();
  });

  it('can be offered again as another task', async () => {
    const before = floor.leg(call).taskSid;
    const again = floor.workflow({ default_filter: { queue: floor.queue('again').sid } });
    floor.telephone.redirectCall(call.sid, twiml(`<Enqueue workflowSid="${again.sid}"><Task priority="9"/></Enqueue>`));
    await floor.clock.settle();
    expect(floor.taskOf(call)).toMatchObject({ assignmentStatus: 'pending', priority: 9 });
    expect(floor.leg(call).taskSid).not.toBe(before);
    expect(memberOf(call)).toMatchObject({
      state: 'waiting',
      taskSid: floor.leg(call).taskSid,
      workflowSid: again.sid,
    });
    await floor.hangUp(call);
    expect(floor.taskOf(call)).toMatchObject({ assignmentStatus: 'canceled', reason: 'hangup' });
  });
});

describe('with an agent', () => {
  let call: CallRow;
  let workflowSid: string;

  beforeEach(async () => {
    floor = await openSupport();
    [workflowSid = ''] = [...floor.engine.store.workflows.values()].map(({ sid }) => sid);
    enqueue(workflowSid);
    floor.pages.set('/music', { headers: { 'Content-Type': 'audio/mpeg' } });
    call = await floor.call();
  });

  it('a caller whose task was accepted, and completed without being connected, waits on', async () => {
    await floor.instruct(floor.offered(call), 'accept');
    floor.do((engine) => completeTask(engine, floor.taskOf(call).sid, 'done'));
    await floor.clock.settle();
    expect(floor.leg(call).status).toBe('in-progress');
    expect(memberOf(call)).toMatchObject({ state: 'waiting' });
    expect(asked('/left')).toEqual([]);
  });

  it('a caller whose task is canceled before anything comes of its redirection is not canceled twice', async () => {
    floor.do((engine) => cancelTask(engine, floor.taskOf(call).sid, 'enough'));
    floor.telephone.redirectCall(call.sid, twiml('<Pause length="60"/>'));
    await floor.clock.settle();
    expect(floor.taskOf(call)).toMatchObject({ assignmentStatus: 'canceled', reason: 'enough' });
  });

  it.each([
    ['canceled', 0],
    ['long gone', 600],
  ])('a caller whose task is %s can be taken by the workflow’s queue', async (_what, seconds) => {
    floor.do((engine) => cancelTask(engine, floor.taskOf(call).sid, 'enough'));
    await floor.advance(seconds);
    const updates = () => floor.events.filter(({ type }) => type === 'task.updated').length;
    const before = updates();
    floor.says('/voice/agent', `<Dial><Queue>${workflowSid}</Queue></Dial>`);
    const agent = floor.telephone.callOut(
      { to: agentNumber, from: '+15550100', timeoutSeconds: 30 },
      { url: `${floor.server.origin}/voice/agent`, method: 'POST' },
    );
    await floor.advance(5);
    expect([floor.leg(call).status, memberOf(call)]).toEqual(['in-progress', undefined]);
    expect(updates()).toBe(before);
    await floor.hangUp(agent);
    expect(asks('/left')).toMatchObject([{ QueueResult: 'bridged' }]);
  });

  it('a caller who is sent elsewhere while speaking with whoever took it out of the queue', async () => {
    await floor.instruct(floor.offered(call), 'dequeue', { from: '+15550100' });
    const [agent] = floor.legsOf(floor.offered(call));
    floor.telephone.redirectCall(call.sid, twiml('<Pause length="60"/>'));
    await floor.clock.settle();
    expect(asks('/left')).toMatchObject([{ QueueResult: 'redirected-from-bridged' }]);
    expect(floor.leg(agent ?? call).status).toBe('completed');
    expect(floor.leg(call).status).toBe('in-progress');
  });

  it('the old task is over before the new one of the same call is offered', async () => {
    const old = floor.taskOf(call);
    floor.telephone.redirectCall(call.sid, twiml(`<Enqueue workflowSid="${workflowSid}"/>`));
    await floor.clock.settle();
    const told = floor.events.map(({ type, task }) => `${type} ${task?.sid === old.sid ? 'old' : 'new'}`);
    expect(told).toContain('task.canceled old');
    expect(told.slice(told.indexOf('task.canceled old'))).toEqual(
      expect.arrayContaining(['task.created new', 'reservation.created new']),
    );
  });
});
