import { createTask } from '../../../emulator/taskrouter/commands/task-commands';
import type { CallRow } from '../../../emulator/account/voice-rows';
import type { StubRequest } from '../callbacks/stub-server';
import { customer, deskNumber, openSupport, type CallFloor } from './call-floor';

let floor: CallFloor;
let workflowSid: string;

beforeEach(async () => {
  floor = await openSupport();
  workflowSid = [...floor.engine.store.workflows.values()][0]?.sid ?? '';
  floor.says(
    '/voice/incoming',
    `<Enqueue workflowSid="${workflowSid}" waitUrl="/music" action="/left"><Task>{}</Task></Enqueue>`,
  );
  floor.says('/left', '<Hangup/>');
});
afterEach(() => floor.server.close());

const asked = (path: string): StubRequest[] =>
  floor.server.requests.filter((request) => request.path.split('?', 1)[0] === path);

describe('while a caller waits', () => {
  it('asks the wait URL, saying where in the queue the caller is', async () => {
    floor.says('/music', '<Say>Please wait</Say><Play>song.mp3</Play><Pause length="60"/>');
    await floor.call('+15550124');
    const { sid } = await floor.call();
    expect(asked('/music').at(-1)?.parameters).toMatchObject({
      CallSid: sid,
      QueuePosition: '2',
      CurrentQueueSize: '2',
      QueueTime: '0',
      QueueSid: expect.stringMatching(/^QU[0-9a-f]{32}$/) as string,
    });
    expect(floor.alerts.all).toEqual([]);
  });

  it('asks again when the document is over', async () => {
    floor.says('/music', '<Pause length="45"/>');
    await floor.call();
    await floor.advance(44);
    expect(asked('/music')).toHaveLength(1);
    await floor.advance(1);
    expect(asked('/music').map(({ parameters }) => parameters['QueueTime'])).toEqual(['0', '45']);
  });

  it('does not ask again at once for one that takes no time', async () => {
    floor.says('/music', '<Play>song.mp3</Play>');
    await floor.call();
    await floor.advance(29);
    expect(asked('/music')).toHaveLength(1);
    await floor.advance(1);
    expect(asked('/music')).toHaveLength(2);
  });

  it('follows a redirection from there', async () => {
    floor.says('/music', '<Redirect method="GET">other?n=1</Redirect>');
    floor.says('/other', '<Pause length="60"/>');
    await floor.call();
    expect(asked('/other')).toMatchObject([{ method: 'GET' }]);
  });

  it('lets the caller leave, whose task is canceled', async () => {
    floor.says('/music', '<Pause length="20"/><Leave/>');
    const caller = await floor.call();
    await floor.advance(20);
    expect(floor.taskOf(caller)).toMatchObject({ assignmentStatus: 'canceled', reason: 'leave' });
    expect(asked('/left')).toMatchObject([{ parameters: { QueueResult: 'leave', QueueTime: '20' } }]);
    expect(floor.leg(caller).status).toBe('completed');
  });

  describe('and is asked for keys', () => {
    let caller: CallRow;
    const press = async (digits: string): Promise<void> => {
      floor.telephone.press(caller.sid, digits);
      await floor.clock.settle();
    };

    beforeEach(async () => {
      floor.says(
        '/music',
        '<Gather action="/choice" numDigits="1" timeout="10"><Say>1: we call back</Say></Gather><Pause length="60"/>',
      );
      floor.says('/choice', '<Leave/>');
      caller = await floor.call();
    });

    it('has its action asked, which may have it leave', async () => {
      await floor.advance(4);
      await press('1');
      expect(asked('/choice').map(({ parameters }) => parameters)).toMatchObject([{ Digits: '1', QueueTime: '4' }]);
      expect(asked('/left')).toMatchObject([{ parameters: { QueueResult: 'leave' } }]);
      expect(floor.taskOf(caller)).toMatchObject({ assignmentStatus: 'canceled', reason: 'leave' });
      expect(floor.alerts.all).toEqual([]);
    });

    it('goes on waiting where the action has nothing to say, and hears the first document again', async () => {
      floor.says('/choice', '');
      await press('2');
      expect(floor.taskOf(caller).assignmentStatus).toBe('reserved');
      await floor.advance(30);
      expect(asked('/music')).toHaveLength(2);
    });

    it('goes on with the next verb where no key comes', async () => {
      await floor.advance(10);
      expect(() => floor.telephone.press(caller.sid, '1')).toThrow('is not asked for digits now');
      await floor.advance(60);
      expect(asked('/music')).toHaveLength(2);
      expect(asked('/choice')).toEqual([]);
    });

    it('is not any more once it is connected', async () => {
      await floor.instruct(floor.offered(caller), 'dequeue');
      expect(() => floor.telephone.press(caller.sid, '1')).toThrow('is not asked for digits now');
      await floor.advance(100);
      expect(asked('/choice')).toEqual([]);
    });
  });

  it('hangs up where the document does', async () => {
    floor.says('/music', '<Hangup/>');
    const caller = await floor.call();
    expect(floor.leg(caller).status).toBe('completed');
    expect(floor.taskOf(caller)).toMatchObject({ assignmentStatus: 'canceled', reason: 'hangup' });
  });

  it('is quiet once the caller is connected', async () => {
    floor.says('/music', '<Pause length="10"/>');
    const caller = await floor.call();
    await floor.instruct(floor.offered(caller), 'dequeue');
    await floor.advance(100);
    expect(asked('/music')).toHaveLength(1);
  });

  it.each([
    ['an address that fails', { status: 500 }, 11200],
    ['something else than TwiML', { body: '{}', headers: { 'Content-Type': 'application/json' } }, 12300],
    [
      'TwiML beyond what is done',
      { body: '<Response><Dial>1</Dial></Response>', headers: { 'Content-Type': 'text/xml' } },
      20501,
    ],
  ])('goes on in silence, with an alert, after %s', async (_what, page, code) => {
    floor.pages.set('/music', page);
    const caller = await floor.call();
    await floor.advance(60);
    expect(floor.alertCodes).toEqual([code]);
    expect(floor.leg(caller).status).toBe('in-progress');
    expect(floor.taskOf(caller).assignmentStatus).toBe('reserved');
    expect(asked('/music')).toHaveLength(1);
  });

  it('plays a recording for as long as it takes', async () => {
    floor.pages.set('/music', { body: 'la la la', headers: { 'Content-Type': 'audio/mpeg' } });
    await floor.call();
    await floor.advance(100);
    expect(asked('/music')).toHaveLength(1);
    expect(floor.alerts.all).toEqual([]);
  });

  it('does not go round in circles for ever', async () => {
    floor.says('/music', '<Redirect/>');
    const caller = await floor.call();
    expect(floor.alertCodes).toEqual([11200]);
    expect(floor.leg(caller).status).toBe('in-progress');
  });
});

describe('in a conference', () => {
  const held = async (): Promise<CallRow> => {
    floor.says('/music', '<Pause length="60"/>');
    const caller = await floor.call();
    await floor.instruct(floor.offered(caller), 'conference');
    floor.server.requests.length = 0;
    return caller;
  };

  it('asks nobody for keys', async () => {
    const caller = await held();
    floor.says('/hold', '<Gather action="/choice"/>');
    floor.do(({ voice }) =>
      voice.holdCustomer(floor.taskOf(caller), { hold: true, holdUrl: `${floor.server.origin}/hold` }),
    );
    await floor.advance(30);
    expect(floor.alertCodes).toEqual([13238]);
    expect(floor.leg(caller).status).toBe('in-progress');
  });

  it('plays to a customer on hold, until had back', async () => {
    const caller = await held();
    floor.says('/hold', '<Pause length="10"/>');
    floor.do(({ voice }) =>
      voice.holdCustomer(floor.taskOf(caller), { hold: true, holdUrl: `${floor.server.origin}/hold` }),
    );
    await floor.advance(30);
    expect(asked('/hold').map(({ method }) => method)).toEqual(['GET', 'GET']);
    expect(asked('/hold')[0]?.path).toContain(`ConferenceSid=${floor.conferenceOf(floor.taskOf(caller)).sid}`);
    floor.do(({ voice }) => voice.holdCustomer(floor.taskOf(caller), { hold: false }));
    await floor.advance(100);
    expect(asked('/hold')).toHaveLength(2);
  });

  it('plays to a worker who waits for the customer to answer, and no longer', async () => {
    floor.says('/wait', '<Pause length="60"/>');
    floor.telephone.phones.set(customer, { does: 'answer', afterSeconds: 40 });
    const [worker] = floor.engine.store.workers.values();
    const task = floor.do((engine) =>
      createTask(engine, {
        workspaceSid: floor.workspaceSid,
        taskChannel: 'voice',
        routingTarget: worker?.sid ?? '',
        attributes: JSON.stringify({ outbound_to: customer, from: deskNumber }),
      }),
    );
    const [offer] = floor.reservationsOf(task);
    if (!offer) throw new Error('It was offered to nobody');
    await floor.instruct(offer, 'conference', { wait_url: `${floor.server.origin}/wait`, wait_method: 'GET' });
    expect(asked('/wait')).toMatchObject([{ method: 'GET' }]);
    await floor.advance(200);
    expect(floor.now(offer).status).toBe('accepted');
    expect(asked('/wait')).toHaveLength(1);
  });
});
