import { updateTask } from '../../../emulator/taskrouter/commands/task-commands';
import type { ReservationRow } from '../../../emulator/account/taskrouter-rows';
import type { CallRow } from '../../../emulator/account/voice-rows';
import { deskNumber, openSupport, type CallFloor } from './call-floor';

const agentNumber = '+15550112';

let floor: CallFloor;
let caller: CallRow;
let reservation: ReservationRow;

beforeEach(async () => {
  floor = await openSupport();
  const [workflow] = floor.engine.store.workflows.values();
  floor.says(
    '/voice/incoming',
    `<Enqueue workflowSid="${workflow?.sid}" action="/left"><Task>{"topic":"refund"}</Task></Enqueue>`,
  );
  floor.says('/left', '<Pause length="30"/>');
  floor.says('/whisper', '<Say>A customer waits</Say><Pause length="30"/>');
  caller = await floor.call();
  reservation = floor.offered(caller);
});
afterEach(() => floor.server.close());

const task = () => floor.taskOf(caller);
const leg = (): CallRow => {
  const [dialled] = floor.legsOf(reservation);
  if (!dialled) throw new Error('The worker was not called');
  return dialled;
};
const url = (path: string): string => floor.server.origin + path;
const asked = () => floor.server.requests.map(({ path }) => path.split('?', 1)[0]);

describe('the dequeue instruction', () => {
  it('calls the worker, connects the caller and accepts', async () => {
    await floor.instruct(reservation, 'dequeue');
    expect(leg()).toMatchObject({
      to: agentNumber,
      from: deskNumber,
      status: 'in-progress',
      parentCallSid: caller.sid,
    });
    expect(floor.now(reservation).status).toBe('accepted');
    expect(JSON.parse(task().attributes)).toMatchObject({ topic: 'refund', worker_call_sid: leg().sid });
  });

  it('leaves attributes as they are written, beside the worker’s call', async () => {
    const { sid, attributes } = task();
    const before = `{"id":12345678901234567890, "price" : 1.10, ${attributes.slice(1)}`;
    floor.do((engine) => updateTask(engine, sid, { attributes: before }));
    await floor.instruct(reservation, 'dequeue');
    expect(floor.engine.store.tasks.require(sid).attributes).toBe(
      `${before.slice(0, -1)},"worker_call_sid":"${leg().sid}"}`,
    );
  });

  it('wraps up when the caller hangs up, and hangs up on the worker', async () => {
    const offline = floor.activity('Offline').sid;
    await floor.instruct(reservation, 'dequeue', { post_work_activity_sid: offline });
    await floor.hangUp(caller);
    expect(leg().status).toBe('completed');
    expect(floor.now(reservation).status).toBe('wrapping');
    expect(task().assignmentStatus).toBe('wrapping');
    expect(floor.engine.store.workers.require(reservation.workerSid).activitySid).toBe(offline);
  });

  it('wraps up when the worker hangs up, and the caller goes on after the queue', async () => {
    await floor.instruct(reservation, 'dequeue');
    await floor.advance(40);
    await floor.hangUp(leg());
    expect(floor.now(reservation).status).toBe('wrapping');
    expect(floor.server.requests[1]).toMatchObject({ path: '/left', parameters: { QueueResult: 'bridged' } });
    expect(floor.leg(caller).status).toBe('in-progress');
    await floor.advance(30);
    expect(floor.leg(caller).status).toBe('completed');
    expect(task().assignmentStatus).toBe('wrapping');
  });

  it('cancels the reservation when the phone is busy, and the caller goes on waiting', async () => {
    floor.telephone.phones.set(agentNumber, { does: 'busy' });
    await floor.instruct(reservation, 'dequeue');
    await floor.advance(1);
    expect(floor.now(reservation).status).toBe('canceled');
    expect(floor.leg(caller).status).toBe('in-progress');
    expect(task().assignmentStatus).toBe('reserved');
  });

  it('needs a caller who waits', async () => {
    const other = floor.task();
    const [offer] = floor.reservationsOf(other);
    await expect(floor.instruct(offer ?? reservation, 'dequeue')).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('<Enqueue>'),
    });
  });
});

describe('the call instruction', () => {
  it('plays TwiML to the worker and leaves the reservation alone', async () => {
    await floor.instruct(reservation, 'call', { from: deskNumber, url: url('/whisper') });
    expect(floor.server.requests[1]).toMatchObject({
      path: '/whisper',
      parameters: { CallSid: leg().sid, Direction: 'outbound-api', CallStatus: 'in-progress', To: agentNumber },
    });
    expect(JSON.parse(task().attributes)).toMatchObject({ worker_call_sid: leg().sid });
    expect(floor.now(reservation).status).toBe('pending');
    await floor.advance(30);
    expect(leg().status).toBe('completed');
    expect(floor.now(reservation).status).toBe('pending');
  });

  it('accepts on answer if told so', async () => {
    await floor.instruct(reservation, 'call', { from: deskNumber, url: url('/whisper'), accept: 'true' });
    expect(floor.now(reservation).status).toBe('accepted');
  });

  it('cancels the reservation when nobody answers', async () => {
    floor.telephone.phones.set(agentNumber, { does: 'ring' });
    await floor.instruct(reservation, 'call', { from: deskNumber, url: url('/whisper') });
    await floor.advance(60);
    expect(floor.now(reservation).status).toBe('canceled');
    expect(asked()).toEqual(['/voice/incoming']);
  });

  it.each([
    [{ from: deskNumber }, 40112],
    [{ from: deskNumber, url: '/whisper' }, 40112],
    [{ url: 'https://example.com/' }, 40113],
  ])('refuses %j', async (fields, code) => {
    await expect(floor.instruct(reservation, 'call', fields)).rejects.toMatchObject({ status: 400, code });
    expect(floor.legsOf(reservation)).toEqual([]);
  });
});

describe('the redirect instruction', () => {
  it('sends the waiting call elsewhere and accepts if told so', async () => {
    await floor.instruct(reservation, 'redirect', { call_sid: caller.sid, url: url('/whisper'), accept: 'true' });
    expect(asked()).toEqual(['/voice/incoming', '/left', '/whisper']);
    expect(floor.server.requests[1]?.parameters).toMatchObject({ QueueResult: 'redirected' });
    expect(floor.now(reservation).status).toBe('accepted');
    await floor.advance(30);
    expect(floor.leg(caller).status).toBe('completed');
    expect(task().assignmentStatus).toBe('wrapping');
  });

  it('leaves the reservation pending otherwise', async () => {
    await floor.instruct(reservation, 'redirect', { call_sid: caller.sid, url: url('/whisper') });
    expect(floor.now(reservation).status).toBe('pending');
    await floor.hangUp(caller);
    expect(task()).toMatchObject({ assignmentStatus: 'canceled', reason: 'hangup' });
  });

  it.each([
    ['without a URL', { call_sid: 'CA1' }, 40120],
    ['without a call', { url: 'https://example.com/' }, 40121],
    ['for a call that is not', { url: 'https://example.com/', call_sid: 'CA404' }, 40122],
  ])('is refused %s', async (_what, fields, code) => {
    await expect(floor.instruct(reservation, 'redirect', fields)).rejects.toMatchObject({ status: 400, code });
    expect(floor.now(reservation).status).toBe('pending');
  });
});

it('leaves other callers alone', async () => {
  const other = await floor.call('+15550124');
  await floor.instruct(reservation, 'conference', { end_conference_on_exit: 'true' });
  await floor.hangUp(leg());
  expect(floor.leg(other)).toMatchObject({ status: 'in-progress', from: '+15550124' });
});
