import { customer, deskNumber, openSupport, type CallFloor } from './call-floor';

let floor: CallFloor;
afterEach(() => floor.server.close());

describe('a caller put into a queue', () => {
  beforeEach(async () => {
    floor = await openSupport();
  });

  it('becomes a task on the voice channel that knows the call', async () => {
    const call = await floor.call();
    expect(call.status).toBe('in-progress');
    const task = floor.taskOf(call);
    expect(floor.engine.store.taskChannels.require(task.taskChannelSid).uniqueName).toBe('voice');
    expect(task.assignmentStatus).toBe('reserved');
    expect(JSON.parse(task.attributes)).toEqual({
      topic: 'refund',
      call_sid: call.sid,
      account_sid: floor.engine.accountSid,
      api_version: '2010-04-01',
      call_status: 'in-progress',
      direction: 'inbound',
      from: customer,
      from_city: '',
      from_state: '',
      from_zip: '',
      from_country: 'US',
      caller: customer,
      caller_city: '',
      caller_state: '',
      caller_zip: '',
      caller_country: 'US',
      to: deskNumber,
      to_city: '',
      to_state: '',
      to_zip: '',
      to_country: 'US',
      called: deskNumber,
      called_city: '',
      called_state: '',
      called_zip: '',
      called_country: 'US',
    });
  });

  it('keeps what the application wrote into <Task> to the letter, before and after what TaskRouter adds', async () => {
    const [workflow] = floor.engine.store.workflows.values();
    const theirs =
      '{ "id": 12345678901234567890, "price" : 1.10, "a": 1, "a": -0, "name": "J\\u00fcrgen\\/", "far": [1e400]';
    floor.says('/voice/incoming', `<Enqueue workflowSid="${workflow?.sid}"><Task>${theirs} }</Task></Enqueue>`);
    const call = await floor.call();
    const made = floor.taskOf(call).attributes;
    expect(made.startsWith(`${theirs},"call_sid":"${call.sid}",`)).toBe(true);
    const [reservation] = floor.reservationsOf(floor.taskOf(call));
    if (!reservation) throw new Error('There is no reservation');
    await floor.instruct(reservation, 'conference');
    const [conference] = floor.engine.store.conferences.values();
    const [leg] = floor.legsOf(reservation);
    expect(floor.taskOf(call).attributes).toBe(
      `${made.slice(0, -2)},"conference":${JSON.stringify({ sid: conference?.sid, participants: { customer: call.sid, worker: leg?.sid } })} }`,
    );
  });

  it('cannot pass for another call by its attributes', async () => {
    const [workflow] = floor.engine.store.workflows.values();
    floor.says(
      '/voice/incoming',
      `<Enqueue workflowSid="${workflow?.sid}"><Task priority="7" timeout="60">{"call_sid":"CA1","from":"+1"}</Task></Enqueue>`,
    );
    const call = await floor.call();
    const task = floor.taskOf(call);
    expect(JSON.parse(task.attributes)).toMatchObject({ call_sid: call.sid, from: customer });
    expect(task).toMatchObject({ priority: 7, timeoutSeconds: 60 });
  });

  it.each(['not JSON', '["list"]', '"text"', 'null'])('needs attributes that are an object, not %s', async (text) => {
    const [workflow] = floor.engine.store.workflows.values();
    floor.says('/voice/incoming', `<Enqueue workflowSid="${workflow?.sid}"><Task>${text}</Task></Enqueue>`);
    expect(await floor.call()).toMatchObject({ status: 'failed', taskSid: null });
    expect(floor.alertCodes).toEqual([14221]);
    expect(floor.engine.store.tasks.size).toBe(0);
  });

  it('takes the task along when hanging up before anybody accepts', async () => {
    const call = await floor.call();
    await floor.hangUp(call);
    expect(floor.leg(call).status).toBe('completed');
    expect(floor.taskOf(call)).toMatchObject({ assignmentStatus: 'canceled', reason: 'hangup' });
    expect(floor.offered(call)).toMatchObject({ status: 'canceled', canceledReasonCode: null });
  });

  it('leaves a task that was accepted without a call to be wrapped up', async () => {
    const call = await floor.call();
    await floor.instruct(floor.offered(call), 'accept');
    expect(floor.leg(call).status).toBe('in-progress');
    await floor.hangUp(call);
    expect(floor.taskOf(call).assignmentStatus).toBe('wrapping');
    expect(floor.offered(call).status).toBe('wrapping');
  });

  it('tells the action of hanging up, and does nothing about the answer', async () => {
    const [workflow] = floor.engine.store.workflows.values();
    floor.says('/voice/incoming', `<Enqueue workflowSid="${workflow?.sid}" action="/left"/>`);
    floor.says('/left', '<Redirect>/not-reached</Redirect>');
    const call = await floor.call();
    await floor.hangUp(call);
    expect(floor.server.requests.map(({ path }) => path.split('?', 1)[0])).toEqual(['/voice/incoming', '/left']);
    expect(floor.server.requests[1]?.parameters).toMatchObject({ QueueResult: 'hangup', CallStatus: 'completed' });
  });

  it('can be sent to other TwiML, which cancels a task nobody accepted', async () => {
    floor.says('/other', '<Pause length="60"/>');
    const call = await floor.call();
    floor.telephone.redirectCall(call.sid, { url: `${floor.server.origin}/other`, method: 'POST' });
    await floor.clock.settle();
    expect(floor.server.requests[1]?.path).toBe('/other');
    expect(floor.leg(call).status).toBe('in-progress');
    expect(floor.taskOf(call)).toMatchObject({ assignmentStatus: 'canceled', reason: 'redirected' });
  });
});

it('in a workspace where workers do one thing at a time completes an accepted task by hanging up', async () => {
  floor = await openSupport({ multiTaskEnabled: false });
  const call = await floor.call();
  await floor.instruct(floor.offered(call), 'accept');
  await floor.hangUp(call);
  expect(floor.taskOf(call)).toMatchObject({ assignmentStatus: 'completed', reason: 'hangup' });
});
