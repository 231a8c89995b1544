import { createConferenceEventsHandler } from '../../src/functions/conference-events.protected';
import { createConferenceLeaveHandler } from '../../src/functions/conference-leave';
import { createFloorListenHandler } from '../../src/functions/floor-listen';
import { createFloorTaskHandler } from '../../src/functions/floor-task';
import { createHelpHandler } from '../../src/functions/help';
import { createParticipantsHandler } from '../../src/functions/participants';
import { PeopleScene, type PreparedCall } from './people-scene';
import { messageOf } from './refusal';
import { invoke, TestPlatform } from './runtime';

let scene: PeopleScene;
beforeAll(async () => {
  scene = await PeopleScene.open();
});
afterAll(() => scene.close());

/** The call that Alice is on as an agent, and that she supervises from her other phone. */
class Call {
  constructor(
    readonly prepared: PreparedCall,
    readonly supervisorsPhone: string,
  ) {}

  static async begin(): Promise<Call> {
    const call = new Call(await scene.prepare('floor-listen'), '+15550166');
    await call.calledAt(call.supervisorsPhone);
    return call;
  }

  async calledAt(number: string) {
    const attributes = JSON.stringify({ contact_uri: number });
    await this.workspace.workers(scene.workerSid('alice')).update({ attributes });
  }

  get workspace() {
    return scene.client.taskrouter.v1.workspaces(scene.workspaceSid);
  }

  get body() {
    return this.prepared.request.body as { taskSid: string; reservationSid: string; conferenceSid: string };
  }

  async act(act: string, change: object = {}) {
    const received = await this.prepared.call({ body: { act, ...change } });
    await scene.emulator.clock.advance(10_000);
    return received;
  }

  task() {
    return this.workspace.tasks(this.body.taskSid).fetch();
  }

  async attributes(): Promise<Record<string, unknown>> {
    return JSON.parse((await this.task()).attributes) as Record<string, unknown>;
  }

  get participants() {
    return scene.client.conferences(this.body.conferenceSid).participants;
  }

  async own() {
    return (await this.participants.list()).find(({ label }) => label?.startsWith('supervisor '));
  }

  /** Alice's leg as an agent, the customer's, and that of the number that was added. */
  async legs() {
    const { conference } = (await this.attributes()) as { conference: { participants: Record<string, string> } };
    const added = (await this.participants.list()).find(({ label }) => label?.startsWith('desk '));
    const { worker = '', customer = '' } = conference.participants;
    return { agent: worker, customer, added: added?.callSid ?? '' };
  }

  /** Asks another Function, as the agent. */
  asAgent(create: typeof createParticipantsHandler, body: object) {
    const { request, platform } = this.prepared;
    return invoke(create(platform), { ...request, headers: scene.asWorker(request), body });
  }

  async drop(...callSids: string[]) {
    for (const sid of callSids.filter(Boolean)) await this.participants(sid).remove();
    await scene.emulator.clock.settle();
  }

  /** The agent's telephone is gone, and the conference goes on. */
  async agentGoes() {
    const { agent, added } = await this.legs();
    await this.participants(agent).update({ endConferenceOnExit: false });
    await this.drop(added, agent);
  }
}

const fault = (operation: string, effect: object) =>
  scene.emulator.control.faults.add({ operation, trigger: { next: 1 }, effect: effect as never });

describe('a supervisor', () => {
  it('listens, whispers, joins and leaves by one leg, and each is in the audit', async () => {
    const call = await Call.begin();
    const { taskSid, conferenceSid } = call.body;
    const { agent } = await call.legs();
    const first = await call.act('listen');
    expect(first.body).toEqual({
      taskSid,
      workerSid: scene.workerSid('alice'),
      conferenceSid,
      as: 'listens',
      connected: false,
    });
    expect((await call.act('look')).body).toMatchObject({ as: 'listens', connected: true });
    const leg = await call.own();
    expect(leg).toMatchObject({ muted: true, coaching: false, endConferenceOnExit: false, status: 'connected' });
    expect((await scene.client.calls(leg?.callSid ?? '').fetch()).to).toBe(call.supervisorsPhone);
    expect(await call.attributes()).toMatchObject({ supervised_by: { [scene.workerSid('alice')]: 'listens' } });

    expect((await call.act('whisper')).body).toMatchObject({ as: 'whispers', connected: true });
    expect(await call.own()).toMatchObject({
      callSid: leg?.callSid,
      muted: false,
      coaching: true,
      callSidToCoach: agent,
    });
    expect(await call.attributes()).toMatchObject({ supervised_by: { [scene.workerSid('alice')]: 'whispers' } });

    expect((await call.act('join')).body).toMatchObject({ as: 'talks', connected: true });
    expect(await call.own()).toMatchObject({ callSid: leg?.callSid, muted: false, coaching: false });
    expect((await call.act('leave')).body).toMatchObject({ as: null, connected: false });
    expect(await call.own()).toBeUndefined();
    expect(await call.attributes()).not.toHaveProperty('supervised_by');
    expect((await call.participants.list()).length).toBe(3);

    const lines = (await scene.lines()).toReversed();
    expect(lines.map(({ what }) => what)).toEqual(['listening', 'whispering', 'joining', 'leaving']);
    const on = { name: 'alice', workerSid: scene.workerSid('alice'), taskSid };
    for (const line of lines) expect(line).toMatchObject({ who: { name: 'alice' }, on, outcome: 'done' });
  });

  it('takes a call over: the agent wraps up, the customer is off hold, and the call ends with the supervisor', async () => {
    const call = await Call.begin();
    const { customer, agent, added } = await call.legs();
    expect(await call.act('take-over')).toBeRefusal(409, 'conflict');
    await call.act('whisper');
    await call.drop(added);
    await call.participants(customer).update({ hold: true });
    expect((await call.act('take-over')).body).toMatchObject({ as: 'talks', connected: true });
    const people = await call.participants.list();
    expect(people.map(({ callSid }) => callSid)).not.toContain(agent);
    expect(people.find(({ callSid }) => callSid === customer)?.hold).toBe(false);
    expect(await call.own()).toMatchObject({ muted: false, coaching: false, endConferenceOnExit: true });
    expect((await call.task()).assignmentStatus).toBe('wrapping');
    // Done twice, it is done; and not twice in the audit.
    expect((await call.act('take-over')).body).toMatchObject({ as: 'talks' });
    expect((await scene.lines()).filter(({ what }) => what === 'taking-over')).toHaveLength(1);
    await call.drop((await call.own())?.callSid ?? '');
    expect((await scene.client.conferences(call.body.conferenceSid).fetch()).status).toBe('completed');
  });

  it('leaves the others their call where more than two stay', async () => {
    const call = await Call.begin();
    await call.act('join');
    await call.act('take-over');
    expect(await call.own()).toMatchObject({ endConferenceOnExit: false });
    expect(await call.participants.list()).toHaveLength(3);
  });

  it('who could not take a call over can still leave it to the agent', async () => {
    const call = await Call.begin();
    const { added, agent, customer } = await call.legs();
    await call.act('join');
    await call.drop(added);
    const { faults } = scene.emulator.control;
    const { id } = faults.add({ operation: 'UpdateParticipant', trigger: { nth: 2 }, effect: { status: 500 } });
    expect((await call.act('take-over')).status).toBe(502);
    faults.remove(id);
    await call.drop((await call.own())?.callSid ?? '');
    expect((await call.participants.list()).map(({ callSid }) => callSid).toSorted()).toEqual(
      [agent, customer].toSorted(),
    );
  });

  it.each([
    ['CreateParticipant', 'listen'],
    ['UpdateTask', 'listen'],
  ])('is called once though the answer to %s is lost', async (operation, act) => {
    const call = await Call.begin();
    fault(operation, { reset: 'after' });
    await call.act(act);
    expect((await call.act(act)).body).toMatchObject({ as: 'listens', connected: true });
    expect((await call.participants.list()).filter(({ label }) => label?.startsWith('supervisor '))).toHaveLength(1);
    expect(await call.attributes()).toMatchObject({ supervised_by: { [scene.workerSid('alice')]: 'listens' } });
  });

  it('is called once though two pages ask at once', async () => {
    const call = await Call.begin();
    await Promise.all([call.prepared.call(), call.prepared.call()]);
    expect((await call.participants.list()).filter(({ label }) => label?.startsWith('supervisor '))).toHaveLength(1);
  });

  it.each([
    ['whisper', 'UpdateParticipant'],
    ['take-over', 'UpdateParticipant'],
    ['take-over', 'DeleteParticipant'],
    ['leave', 'DeleteParticipant'],
  ])('has done %s when it is repeated after a lost answer to %s', async (act, operation) => {
    const call = await Call.begin();
    await call.act('listen');
    fault(operation, { reset: 'after' });
    await call.act(act);
    const as = { whisper: 'whispers', 'take-over': 'talks', leave: null }[act];
    expect((await call.act(act)).body).toMatchObject({ as });
    expect((await call.act('look')).body).toMatchObject({ as });
  });

  it('is refused once the worker is in the call no more, and told nothing of it to the pages', async () => {
    const call = await Call.begin();
    await call.agentGoes();
    expect(await call.act('listen')).toBeRefusal(409, 'conflict');
    expect(await call.act('whisper')).toBeRefusal(409, 'conflict');
    expect(await call.act('join', { reservationSid: `WR${'9'.repeat(32)}` })).toBeRefusal(404, 'not_found');
    expect(await call.attributes()).not.toHaveProperty('supervised_by');
    expect(await scene.lines()).toEqual([]);
  });

  it('who could not be called is not told of, and help stays asked for', async () => {
    const call = await Call.begin();
    await call.asAgent(createHelpHandler, { taskSid: call.body.taskSid, act: 'ask', word: 'a refund' });
    fault('CreateParticipant', { status: 500 });
    expect((await call.act('join')).status).toBe(502);
    expect(await call.attributes()).toMatchObject({ asked_for_help: { word: 'a refund' } });
    expect(await call.attributes()).not.toHaveProperty('supervised_by');
    expect((await scene.lines()).map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'failed']);
  });

  it('needs a phone', async () => {
    const call = await Call.begin();
    await call.workspace.workers(scene.workerSid('alice')).update({ attributes: '{}' });
    const refused = await call.act('listen');
    expect(refused).toBeRefusal(409, 'conflict');
    expect(messageOf(refused)).toContain('contact_uri');
  });

  it('is not an agent: a worker’s session is refused', async () => {
    const call = await Call.begin();
    const { request } = call.prepared;
    for (const act of ['listen', 'whisper', 'join', 'take-over', 'leave', 'look'])
      expect(await call.prepared.call({ body: { act }, headers: scene.asWorker(request) })).toBeRefusal(
        401,
        'unauthorized',
      );
  });
});

describe('a customer with a mere listener', () => {
  it.each(['listen', 'whisper'])('is alone (%s): nobody ends the task, and no agent leaves them to it', async (act) => {
    const call = await Call.begin();
    const { added } = await call.legs();
    await call.act(act);
    await call.drop(added);
    const { taskSid, conferenceSid } = call.body;
    await call.calledAt('+15550112');
    const leaving = await call.asAgent(createConferenceLeaveHandler, { taskSid, conferenceSid });
    expect(leaving).toBeRefusal(409, 'conflict');
    await call.agentGoes();
    const { request } = call.prepared;
    const platform = new TestPlatform({ atOnceBelowMs: 6_000 });
    platform.now = () => scene.emulator.clock.now();
    const ending = { ...request, body: { taskSid, action: 'complete' } };
    expect(await invoke(createFloorTaskHandler(platform), ending)).toBeRefusal(409, 'conflict');
    const event = { StatusCallbackEvent: 'participant-leave', FriendlyName: taskSid, ConferenceSid: conferenceSid };
    const heard = await invoke(createConferenceEventsHandler(platform), { ...request, body: event });
    expect(heard.body).toMatchObject({ customer: 'offered again' });
  });

  it('who hangs up leaves no conference behind', async () => {
    const call = await Call.begin();
    const { customer } = await call.legs();
    await call.act('listen');
    await call.participants(customer).update({ endConferenceOnExit: false });
    await call.agentGoes();
    await call.drop(customer);
    const { taskSid, conferenceSid } = call.body;
    const { request, platform } = call.prepared;
    expect((await scene.client.conferences(conferenceSid).fetch()).status).toBe('in-progress');
    const event = { StatusCallbackEvent: 'participant-leave', FriendlyName: taskSid, ConferenceSid: conferenceSid };
    await invoke(createConferenceEventsHandler(platform), { ...request, body: event });
    expect((await scene.client.conferences(conferenceSid).fetch()).status).toBe('completed');
  });
});

describe('who takes part is told to the agent', () => {
  const told = async (call: Call, settings?: object) => {
    const { request, platform } = call.prepared;
    const { taskSid } = call.body;
    const headers = scene.asWorker(request);
    const { body } = await invoke(createParticipantsHandler(platform, settings), {
      ...request,
      headers,
      body: { taskSid },
    });
    const { participants } = body as { participants: { supervisor?: object }[] };
    return participants.flatMap(({ supervisor }) => supervisor ?? []);
  };

  it('as a name and how', async () => {
    const call = await Call.begin();
    await call.act('listen');
    expect(await told(call)).toEqual([{ name: 'alice', as: 'listens' }]);
    await call.act('join');
    expect(await told(call)).toEqual([{ name: 'alice', as: 'talks' }]);
  });

  it('but for one who only listens, where the operator says so', async () => {
    const call = await Call.begin();
    const { request, platform } = call.prepared;
    const settings = { tellListening: false };
    const handler = createFloorListenHandler(platform, settings);
    await invoke(handler, request);
    await scene.emulator.clock.advance(10_000);
    expect(await told(call, settings)).toEqual([]);
    expect(await call.attributes()).not.toHaveProperty('supervised_by');
    await invoke(handler, { ...request, body: { ...request.body, act: 'whisper' } });
    expect(await told(call, settings)).toEqual([{ name: 'alice', as: 'whispers' }]);
    await invoke(handler, { ...request, body: { ...request.body, act: 'listen' } });
    expect(await told(call, settings)).toEqual([]);
    expect(await call.attributes()).not.toHaveProperty('supervised_by');
  });
});

describe('help', () => {
  const ask = (call: Call, change: object = {}) =>
    call.asAgent(createHelpHandler, { taskSid: call.body.taskSid, act: 'ask', word: 'a refund', ...change });

  it('is asked for, seen on the floor, taken back, and gone when a supervisor comes; other attributes stay to the letter', async () => {
    const call = await Call.begin();
    const before = (await call.task()).attributes.replace(/^\{/, '{"order": 1.10, ');
    await call.workspace.tasks(call.body.taskSid).update({ attributes: before });
    expect((await ask(call)).body).toEqual({ taskSid: call.body.taskSid, asked: true });
    const { attributes } = await call.task();
    expect(attributes.startsWith(before.slice(0, -1))).toBe(true);
    // The same again changes nothing: since when is told by the first.
    await scene.emulator.clock.advance(5_000);
    await ask(call);
    expect((await call.task()).attributes).toBe(attributes);
    await ask(call, { act: 'withdraw' });
    await ask(call, { act: 'withdraw' });
    expect((await call.task()).attributes).toBe(before);
    await ask(call);
    await call.act('whisper');
    expect(await call.attributes()).not.toHaveProperty('asked_for_help');
    await call.act('leave');
    expect((await call.task()).attributes).toBe(before);
  });

  it('is kept for those who are on the call, and bounded', async () => {
    const call = await Call.begin();
    expect(await ask(call, { word: 'x'.repeat(121) })).toBeRefusal(400, 'invalid_request');
    expect(await ask(call, { act: 'other' })).toBeRefusal(400, 'invalid_request');
    await call.agentGoes();
    expect(await ask(call)).toBeRefusal(403, 'forbidden');
  });

  it('is not asked for where the task has no room', async () => {
    const call = await Call.begin();
    const { attributes } = await call.task();
    const full = attributes.replace(/\}$/, `,"notes":"${'x'.repeat(4_096 - attributes.length - 11)}"}`);
    await call.workspace.tasks(call.body.taskSid).update({ attributes: full });
    expect(await ask(call)).toBeRefusal(400, 'invalid_request');
    expect((await call.task()).attributes).toBe(full);
  });
});
