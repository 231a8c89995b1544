import { completeReservation } from '../../../emulator/taskrouter/commands/reservation-commands';
import { cancelTask, completeTask, removeTask } from '../../../emulator/taskrouter/commands/task-status';
import { updateWorker } from '../../../emulator/taskrouter/commands/worker-commands';
import { createTransfer } from '../../../emulator/taskrouter/commands/transfer-commands';
import { createTask } from '../../../emulator/taskrouter/commands/task-commands';
import type { Engine } from '../../../emulator/taskrouter/engine';
import type { ReservationRow } from '../../../emulator/account/taskrouter-rows';
import type { CallRow } from '../../../emulator/account/voice-rows';
import { customer, deskNumber, openSupport, type CallFloor } from './call-floor';
import { json } from '../callbacks/stub-server';

const agentNumber = '+15550112';

let floor: CallFloor;
let caller: CallRow;
let reservation: ReservationRow;

async function open(workspace = {}): Promise<void> {
  floor = await openSupport(workspace);
  caller = await floor.call();
  reservation = floor.offered(caller);
}

beforeEach(() => open());
afterEach(() => floor.server.close());

const worker = () => {
  const [alice] = floor.engine.store.workers.values();
  if (!alice) throw new Error('Nobody works here');
  return alice;
};
const task = () => floor.taskOf(caller);
const conference = () => floor.conferenceOf(task());
const workersLeg = (): CallRow => {
  const leg = floor.legsOf(reservation).find(({ to }) => to === agentNumber);
  if (!leg) throw new Error('The worker was not called');
  return leg;
};

describe('the conference instruction', () => {
  it('is answered before anything comes of it', async () => {
    const instructing = floor.instruct(reservation, 'conference');
    expect(floor.now(reservation).status).toBe('pending');
    expect(workersLeg()).toMatchObject({ status: 'ringing', from: deskNumber, to: agentNumber, taskSid: task().sid });
    expect(conference()).toMatchObject({ status: 'init', friendlyName: task().sid });
    await instructing;
    expect(floor.now(reservation).status).toBe('accepted');
  });

  it('connects worker and caller, writes the conference into the task, and accepts', async () => {
    const { version } = task();
    floor.heard();
    await floor.instruct(reservation, 'conference');
    expect(floor.now(reservation).status).toBe('accepted');
    expect(conference().status).toBe('in-progress');
    expect(floor.inside(conference())).toEqual([`worker ${agentNumber} connected`, `customer ${deskNumber} connected`]);
    expect(JSON.parse(task().attributes)).toMatchObject({
      topic: 'refund',
      call_sid: caller.sid,
      conference: { sid: conference().sid, participants: { worker: workersLeg().sid, customer: caller.sid } },
    });
    expect(task().assignmentStatus).toBe('assigned');
    // One for the attributes, one for the assignment.
    expect(task().version).toBe(version + 2);
    expect(floor.heard()).toEqual(['task.updated', 'reservation.accepted']);
    expect(floor.alerts.all).toEqual([]);
  });

  it('may come from the assignment callback', async () => {
    await floor.hangUp(caller);
    floor.pages.set(
      '/assignment',
      json({ instruction: 'conference', from: '+15550199', end_conference_on_exit: true }),
    );
    const [workflow] = floor.engine.store.workflows.values();
    floor.engine.store.workflows.update(workflow?.sid ?? '', {
      assignmentCallbackUrl: `${floor.server.origin}/assignment`,
    });
    caller = await floor.call();
    reservation = floor.offered(caller);
    expect(reservation.status).toBe('accepted');
    expect(workersLeg().from).toBe('+15550199');
    await floor.hangUp(workersLeg());
    expect(floor.leg(caller).status).toBe('completed');
  });

  it('leaves the others there by default when the worker leaves, and wraps up', async () => {
    await floor.instruct(reservation, 'conference');
    await floor.hangUp(workersLeg());
    expect(floor.now(reservation).status).toBe('wrapping');
    expect(task().assignmentStatus).toBe('wrapping');
    expect(floor.leg(caller).status).toBe('in-progress');
    expect(conference().status).toBe('in-progress');
    await floor.hangUp(caller);
    expect(conference()).toMatchObject({ status: 'completed', reasonConferenceEnded: 'last-participant-left' });
  });

  it('leaves the worker there by default when the customer leaves', async () => {
    await floor.instruct(reservation, 'conference');
    await floor.hangUp(caller);
    expect(floor.now(reservation).status).toBe('accepted');
    expect(floor.leg(workersLeg()).status).toBe('in-progress');
    expect(floor.inside(conference())).toEqual([`worker ${agentNumber} connected`]);
  });

  it('ends for all when the worker leaves, if told so', async () => {
    await floor.instruct(reservation, 'conference', { end_conference_on_exit: 'true' });
    await floor.hangUp(workersLeg());
    expect(conference()).toMatchObject({
      status: 'completed',
      reasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
      callSidEndingConference: workersLeg().sid,
    });
    expect(floor.inside(conference())).toEqual([]);
    expect(floor.leg(caller).status).toBe('completed');
    expect(floor.now(reservation).status).toBe('wrapping');
  });

  it('ends for all when the customer leaves, if told so', async () => {
    await floor.instruct(reservation, 'conference', { end_conference_on_customer_exit: 'true' });
    await floor.hangUp(caller);
    expect(conference()).toMatchObject({ status: 'completed', callSidEndingConference: caller.sid });
    expect(floor.leg(workersLeg()).status).toBe('completed');
    expect(floor.now(reservation).status).toBe('wrapping');
    floor.do((engine) => completeReservation(engine, reservation.sid));
    expect(task().assignmentStatus).toBe('completed');
  });

  it('ends for all by the API, once', async () => {
    await floor.instruct(reservation, 'conference');
    floor.telephone.endConference(conference().sid);
    const ended = conference();
    expect(ended).toMatchObject({ status: 'completed', reasonConferenceEnded: 'conference-ended-via-api' });
    expect([floor.leg(caller).status, floor.leg(workersLeg()).status]).toEqual(['completed', 'completed']);
    expect(floor.now(reservation).status).toBe('wrapping');
    await floor.advance(10);
    expect(floor.telephone.endConference(ended.sid)).toEqual(ended);
  });

  it('puts the worker into the post-work activity when the call is over, and only then', async () => {
    const offline = floor.activity('Offline').sid;
    await floor.instruct(reservation, 'conference', { post_work_activity_sid: offline });
    expect(floor.now(worker()).activitySid).toBe(floor.activity('Available').sid);
    floor.telephone.endConference(conference().sid);
    expect(floor.now(worker()).activitySid).toBe(offline);
    floor.do((engine) => updateWorker(engine, worker().sid, { activitySid: floor.activity('Unavailable').sid }));
    floor.do((engine) => completeReservation(engine, reservation.sid));
    expect(floor.now(worker()).activitySid).toBe(floor.activity('Unavailable').sid);
  });

  it('completes the task at the end of the call where workers do one thing at a time', async () => {
    await floor.server.close();
    await open({ multiTaskEnabled: false });
    await floor.instruct(reservation, 'conference');
    floor.telephone.endConference(conference().sid);
    expect(floor.now(reservation).status).toBe('completed');
    expect(task().assignmentStatus).toBe('completed');
  });

  it('kicks a participant out', async () => {
    await floor.instruct(reservation, 'conference');
    floor.telephone.kick(workersLeg().sid);
    expect(floor.leg(workersLeg()).status).toBe('completed');
    expect(floor.now(reservation).status).toBe('wrapping');
    floor.telephone.kick(caller.sid);
    expect(conference().reasonConferenceEnded).toBe('last-participant-kicked');
  });

  it.each([
    ['busy', { does: 'busy' }, 'busy', null, []],
    ['out of reach', { does: 'unreachable' }, 'failed', 13223, [13223]],
  ] as const)('cancels the reservation when the phone is %s', async (_what, behaviour, status, code, alerts) => {
    floor.telephone.phones.set(agentNumber, behaviour);
    await floor.instruct(reservation, 'conference');
    expect(floor.now(reservation).status).toBe('pending');
    await floor.advance(1);
    expect(floor.leg(workersLeg()).status).toBe(status);
    expect(floor.now(reservation)).toMatchObject({ status: 'canceled', canceledReasonCode: code });
    expect(floor.alertCodes).toEqual(alerts);
    expect(conference().status).toBe('completed');
    expect(floor.inside(conference())).toEqual([]);
    expect(floor.leg(caller).status).toBe('in-progress');
    // The caller still waits, so the task is offered anew.
    expect(task().assignmentStatus).toBe('reserved');
    expect(floor.offered(caller).sid).not.toBe(reservation.sid);
  });

  it.each([{}, { contact_uri: '' }, { contact_uri: 'alice' }, { contact_uri: 42 }])(
    'cancels the reservation of a worker without a number to call: %j',
    async (attributes) => {
      floor.do((engine) => updateWorker(engine, worker().sid, { attributes: JSON.stringify(attributes) }));
      await floor.instruct(reservation, 'conference');
      await floor.advance(1);
      expect(floor.now(reservation)).toMatchObject({ status: 'canceled', canceledReasonCode: 13223 });
      expect(floor.alerts.all).toMatchObject([{ code: 13223, resourceSid: reservation.sid }]);
    },
  );

  it.each(['client:alice', 'sip:alice@example.com'])('calls %s too', async (to) => {
    await floor.instruct(reservation, 'conference', { to });
    expect(floor.legsOf(reservation)).toMatchObject([{ to, status: 'in-progress' }]);
    expect(floor.now(reservation).status).toBe('accepted');
  });

  it('waits for a phone as long as it was told to', async () => {
    floor.telephone.phones.set(agentNumber, { does: 'ring' });
    await floor.instruct(reservation, 'conference', { timeout: '20' });
    await floor.advance(19);
    expect(floor.now(reservation).status).toBe('pending');
    await floor.advance(1);
    expect(floor.leg(workersLeg()).status).toBe('no-answer');
    expect(floor.now(reservation)).toMatchObject({ status: 'canceled', canceledReasonCode: null });
  });

  it('is over when the phone is picked up', async () => {
    floor.telephone.phones.set(agentNumber, { does: 'answer', afterSeconds: 8 });
    await floor.instruct(reservation, 'conference');
    await floor.advance(7);
    expect(floor.now(reservation).status).toBe('pending');
    await floor.advance(1);
    expect(floor.now(reservation).status).toBe('accepted');
  });

  describe('while the phone rings', () => {
    beforeEach(async () => {
      floor.telephone.phones.set(agentNumber, { does: 'answer', afterSeconds: 50 });
      await floor.instruct(reservation, 'conference');
    });
    /** Long after it would have been picked up. */
    const stopped = async () => {
      await floor.advance(60);
      return { leg: workersLeg(), conference: conference().status };
    };
    const canceled = {
      leg: expect.objectContaining({ status: 'canceled', startTime: null }) as CallRow,
      conference: 'completed',
    };

    it('stops it when the caller hangs up', async () => {
      await floor.hangUp(caller);
      expect(task()).toMatchObject({ assignmentStatus: 'canceled', reason: 'hangup' });
      expect(floor.now(reservation)).toMatchObject({ status: 'canceled', canceledReasonCode: null });
      expect(await stopped()).toEqual(canceled);
    });

    it('stops it when the worker hangs up', async () => {
      await floor.hangUp(workersLeg());
      expect(floor.now(reservation)).toMatchObject({ status: 'canceled', canceledReasonCode: null });
      expect(await stopped()).toEqual(canceled);
    });

    it('stops it when the task is canceled', async () => {
      floor.do((engine) => cancelTask(engine, task().sid, 'enough'));
      await floor.clock.settle();
      expect(floor.now(reservation).status).toBe('canceled');
      expect(await stopped()).toEqual(canceled);
      expect(floor.leg(caller).status).toBe('in-progress');
    });
  });

  it.each([
    ['deleted', removeTask],
    ['completed', (engine: Engine, sid: string) => completeTask(engine, sid, 'done')],
  ])('connects nobody when an accepted task is %s while the phone rings', async (_what, end) => {
    floor.telephone.phones.set(agentNumber, { does: 'answer', afterSeconds: 5 });
    await floor.instruct(reservation, 'conference');
    await floor.instruct(reservation, 'accept');
    const [leg, room] = [workersLeg(), conference()];
    floor.do((engine) => end(engine, task().sid));
    await floor.advance(5);
    expect(floor.leg(leg).status).toBe('completed');
    expect(floor.leg(caller).status).toBe('in-progress');
    expect(floor.engine.store.conferences.require(room.sid)).toMatchObject({
      status: 'completed',
      reasonConferenceEnded: 'last-participant-left',
    });
  });

  it('needs a task made of a call', async () => {
    const other = floor.do((engine) => createTask(engine, { workspaceSid: floor.workspaceSid, attributes: '{"a":1}' }));
    const [offer] = floor.reservationsOf(other);
    await expect(floor.instruct(offer ?? reservation, 'conference')).rejects.toMatchObject({
      status: 400,
      code: 40142,
      message:
        'The conference instruction can only be issued on a task that was created using the <Enqueue> TwiML verb.',
    });
  });

  it('needs a caller who still waits', async () => {
    const other = floor.do((engine) =>
      createTask(engine, { workspaceSid: floor.workspaceSid, attributes: JSON.stringify({ call_sid: 'CA404' }) }),
    );
    const [offer] = floor.reservationsOf(other);
    await expect(floor.instruct(offer ?? reservation, 'conference')).rejects.toMatchObject({
      status: 400,
      code: 40144,
    });
  });

  it.each([
    [{ timeout: 'soon' }, 14233],
    [{ timeout: '1000' }, 14233],
    [{ timeout: '' }, 14233],
    [{ post_work_activity_sid: 'WA404' }, 40143],
  ])('refuses %j and dials nobody', async (fields, code) => {
    await expect(floor.instruct(reservation, 'conference', fields)).rejects.toMatchObject({ status: 400, code });
    expect(floor.now(reservation).status).toBe('pending');
    expect(floor.legsOf(reservation)).toEqual([]);
  });

  it('says what it does not do, and does the rest', async () => {
    await floor.instruct(reservation, 'conference', {
      transcribe: 'true',
      beep: 'onEnter',
      muted: 'true',
    });
    expect(floor.now(reservation).status).toBe('accepted');
    expect(floor.alerts.all.map(({ message }) => message)).toEqual([
      expect.stringContaining('transcribe of the conference instruction'),
    ]);
    expect(floor.engine.store.participants.get(workersLeg().sid)?.muted).toBe(true);
  });
});

describe('a transferred call', () => {
  const bobsNumber = '+15550113';

  /** Alice, who speaks with the caller, hands the task on to bob. */
  async function handOn(): Promise<ReservationRow> {
    const bob = floor.worker('bob', { contact_uri: bobsNumber });
    floor.do((engine) => createTransfer(engine, { reservationSid: reservation.sid, to: bob.sid }));
    const [offer] = floor.reservationsOf(bob);
    if (!offer) throw new Error('Bob was offered nothing');
    return offer;
  }

  it('brings the other worker into the same conference', async () => {
    await floor.instruct(reservation, 'conference');
    const offer = await handOn();
    await floor.instruct(offer, 'conference');
    expect(floor.now(offer).status).toBe('accepted');
    expect(floor.inside(conference())).toEqual([
      `worker ${agentNumber} connected`,
      `customer ${deskNumber} connected`,
      `worker ${bobsNumber} connected`,
    ]);
    await floor.hangUp(workersLeg());
    expect(floor.now(reservation).status).toBe('wrapping');
    expect(floor.now(offer).status).toBe('accepted');
    expect(conference().status).toBe('in-progress');
  });

  it('stays with the first worker when the other cannot be reached', async () => {
    floor.telephone.phones.set(bobsNumber, { does: 'busy' });
    await floor.instruct(reservation, 'conference');
    const offer = await handOn();
    await floor.instruct(offer, 'conference', { end_conference_on_exit: 'true' });
    await floor.advance(1);
    expect(floor.now(offer).status).toBe('canceled');
    expect(floor.now(reservation).status).toBe('accepted');
    expect(floor.inside(conference())).toHaveLength(2);
  });

  it('needs a conference that goes on', async () => {
    await floor.instruct(reservation, 'accept');
    const offer = await handOn();
    await expect(floor.instruct(offer, 'conference')).rejects.toMatchObject({ status: 400, code: 40149 });
  });
});

describe('an outbound conference', () => {
  beforeEach(async () => {
    await floor.hangUp(caller);
    const outbound = floor.do((engine) =>
      createTask(engine, {
        workspaceSid: floor.workspaceSid,
        taskChannel: 'voice',
        routingTarget: worker().sid,
        attributes: JSON.stringify({ outbound_to: customer, from: deskNumber }),
      }),
    );
    const [offer] = floor.reservationsOf(outbound);
    if (!offer) throw new Error('It was offered to nobody');
    reservation = offer;
  });

  const outboundTask = () => floor.engine.store.tasks.require(reservation.taskSid);

  it('calls the worker, then the customer, and accepts when both are there', async () => {
    floor.telephone.phones.set(customer, { does: 'answer', afterSeconds: 6 });
    await floor.instruct(reservation, 'conference');
    expect(floor.now(reservation).status).toBe('pending');
    expect(floor.inside(floor.conferenceOf(outboundTask()))).toEqual([
      `worker ${agentNumber} connected`,
      `customer ${customer} ringing`,
    ]);
    await floor.advance(6);
    expect(floor.now(reservation).status).toBe('accepted');
    const [workers, customers] = floor.legsOf(reservation);
    expect(JSON.parse(outboundTask().attributes)).toMatchObject({
      conference: { participants: { worker: workers?.sid, customer: customers?.sid } },
    });
    expect(floor.conferenceOf(outboundTask()).status).toBe('in-progress');
  });

  it('is given up when the customer cannot be reached', async () => {
    floor.telephone.phones.set(customer, { does: 'unreachable' });
    await floor.instruct(reservation, 'conference');
    await floor.advance(1);
    expect(floor.now(reservation)).toMatchObject({ status: 'canceled', canceledReasonCode: 13223 });
    expect(floor.legsOf(reservation).map(({ status }) => status)).toEqual(['completed', 'failed']);
    expect(floor.conferenceOf(outboundTask()).status).toBe('completed');
    expect(outboundTask()).toMatchObject({
      assignmentStatus: 'canceled',
      reason: `RoutingTarget not available for Reservation acceptance: ${worker().sid}`,
    });
  });

  it('is given up when the worker hangs up before the customer answers', async () => {
    floor.telephone.phones.set(customer, { does: 'ring' });
    await floor.instruct(reservation, 'conference');
    const [leg] = floor.legsOf(reservation);
    if (leg) await floor.hangUp(leg);
    expect(floor.now(reservation).status).toBe('canceled');
    expect(floor.legsOf(reservation).map(({ status }) => status)).toEqual(['completed', 'canceled']);
  });

  it('calls no customer once the task is completed', async () => {
    floor.telephone.phones.set(agentNumber, { does: 'answer', afterSeconds: 5 });
    await floor.instruct(reservation, 'conference');
    await floor.instruct(reservation, 'accept');
    floor.do((engine) => completeTask(engine, reservation.taskSid, 'done'));
    await floor.advance(5);
    expect(floor.legsOf(reservation)).toMatchObject([{ to: agentNumber, status: 'completed' }]);
  });
});
