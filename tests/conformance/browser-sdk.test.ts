import type { Reservation } from 'twilio-taskrouter';
import { heard, SdkFloor } from './sdk-floor';
import { letTimersGo } from './sdk-timers';
import { LocalService } from './service';
import { browserSdk } from './suites/browser-sdk';

letTimersGo();

browserSdk({ describe, it, beforeAll, afterAll, beforeEach, afterEach }, () => LocalService.open());

describe('on a line that can be cut, and a clock that can be moved', () => {
  let floor: SdkFloor;
  let aliceSid: string;

  beforeEach(async () => {
    floor = await SdkFloor.open();
    aliceSid = floor.sidOf('worker', 'alice');
  });
  afterEach(() => floor.close());

  it('an outbound task is connected by a conference: accepted once both have answered, over once the worker hangs up', async () => {
    await floor.rest.workers(aliceSid).update({ attributes: '{"contact_uri":"+15550111"}' });
    const worker = await floor.ready(aliceSid);
    const offered = heard(worker, 'reservationCreated');
    await worker.createTask(
      '+15550123',
      '+15550100',
      floor.sidOf('workflow', 'everybody'),
      floor.sidOf('taskQueue', 'everybody'),
      { taskChannelUniqueName: 'voice' },
    );
    const reservation = (await offered) as Reservation;
    const accepted = heard(reservation, 'accepted');
    await reservation.conference({ endConferenceOnExit: true });
    expect(reservation.status).toBe('pending');
    await floor.advance(60);
    expect(await accepted).toMatchObject({
      status: 'accepted',
      task: {
        status: 'assigned',
        attributes: {
          conference: {
            sid: expect.stringMatching(/^CF/) as unknown,
            participants: {
              worker: expect.stringMatching(/^CA/) as unknown,
              customer: expect.stringMatching(/^CA/) as unknown,
            },
          },
        },
      },
    });
    const wrapped = heard(reservation, 'wrapup');
    const { conference } = reservation.task.attributes as { conference: { participants: { worker: string } } };
    floor.emulator.control.hangUp(conference.participants.worker);
    expect(await wrapped).toMatchObject({ status: 'wrapping', task: { status: 'wrapping' } });
  });

  it('the connection comes back by itself when the line is cut, with what happened meanwhile', async () => {
    const worker = await floor.ready(aliceSid);
    const lost = heard(worker, 'disconnected');
    floor.line.cut();
    expect(await lost).toEqual({ message: 'Websocket closed with errorCode=1006' });
    const task = await floor.task();
    await heard(worker, 'ready');
    expect([...worker.reservations.values()].map((reservation) => reservation.task.sid)).toEqual([task.sid]);
    const canceled = heard([...worker.reservations.values()][0] ?? worker, 'canceled');
    await floor.cancelTask(task.sid);
    await canceled;
  });

  it('the connection comes back when the emulator is reset', async () => {
    const worker = await floor.ready(aliceSid);
    const lost = heard(worker, 'disconnected');
    await floor.emulator.reset();
    expect(await lost).toEqual({ message: 'The local TaskRouter was reset' });
    await heard(worker, 'ready');
  });

  it('the connection ends with its token, and begins anew with another', async () => {
    const worker = floor.connect(floor.token(aliceSid, { ttl: 5 }));
    const expired = heard(worker, 'tokenExpired');
    await heard(worker, 'ready');
    await expired;
    const ended = heard(worker, 'disconnected');
    await floor.advance(60);
    expect(await ended).toEqual({ message: 'Token expired' });
    await expect(worker.fetchLatestVersion()).rejects.toThrow(/status code 401. Invalid token: it expired/);
    worker.updateToken(floor.token(aliceSid));
    await heard(worker, 'ready');
    const reservation = await floor.offer(worker);
    expect(reservation.status).toBe('pending');
  });

  it('the connection outlives its token when a newer one was given in time', async () => {
    const worker = await floor.ready(aliceSid, {}, floor.token(aliceSid, { ttl: 60 }));
    const updated = heard(worker, 'tokenUpdated');
    worker.updateToken(floor.token(aliceSid));
    await updated;
    await worker.fetchLatestVersion();
    await floor.advance(600);
    const reservation = await floor.offer(worker);
    expect(reservation.status).toBe('pending');
  });

  it('a supervisor is told when there is nothing to listen to', async () => {
    const supervisor = await floor.supervisor(aliceSid);
    await expect(supervisor.monitor('WT0', 'WR0', {})).rejects.toThrow(/status code 404.*WR0 was not found/);
  });

  it('a reservation that is accepted is not connected any more', async () => {
    const reservation = await floor.offer(await floor.ready(aliceSid));
    const accepted = heard(reservation, 'accepted');
    await reservation.accept();
    await accepted;
    await expect(reservation.conference()).rejects.toThrow(
      `Unable to execute Conference instruction. Reservation ${reservation.sid} is not currently in a Pending state.`,
    );
  });
});
