import { createTransfer } from '../../../emulator/taskrouter/commands/transfer-commands';
import type { CallRow } from '../../../emulator/account/voice-rows';
import { instruct } from '../../../emulator/taskrouter/instructions';
import { openSupport, type CallFloor } from './call-floor';

let floor: CallFloor;
beforeEach(async () => {
  floor = await openSupport();
});
afterEach(() => floor.server.close());

describe('a conference that is full', () => {
  let caller: CallRow;

  beforeEach(async () => {
    caller = await floor.call();
    await floor.instruct(floor.offered(caller), 'conference', { max_participants: '2' });
  });

  it('takes no other worker', () => {
    const held = floor.offered(caller);
    const bob = floor.worker('bob', { contact_uri: '+15550113' });
    floor.do((engine) => createTransfer(engine, { reservationSid: held.sid, to: bob.sid }));
    const offer = floor.offered(caller);
    const room = floor.conferenceOf(floor.taskOf(caller));
    expect(() => floor.do((engine) => instruct(engine, offer.sid, 'conference', {}))).toThrow(
      expect.objectContaining({
        status: 400,
        code: 16020,
        message: `Conference ${room.sid} has 2 participants, as many as it may have`,
      }) as Error,
    );
    expect(floor.legsOf(offer)).toEqual([]);
    expect(floor.now(offer).status).toBe('pending');
  });

  it('takes nobody who is called into it', () => {
    const room = floor.conferenceOf(floor.taskOf(caller));
    expect(() => floor.telephone.callInto(room, { to: '+15550199', from: '+15550100', timeoutSeconds: 60 })).toThrow(
      /as many as it may have/,
    );
    expect(floor.inside(room)).toHaveLength(2);
    expect([...floor.engine.store.calls.values()]).toHaveLength(2);
  });
});

it.each(['1', '251', 'many', '2.5'])('a conference for %s participants is refused', async (most) => {
  const caller = await floor.call();
  expect(() =>
    floor.do((engine) => instruct(engine, floor.offered(caller).sid, 'conference', { max_participants: most })),
  ).toThrow(expect.objectContaining({ code: 16002 }) as Error);
});

it('a call that finds a conference full goes on with its document', async () => {
  floor.says('/voice/incoming', '<Dial><Conference maxParticipants="1">small</Conference></Dial><Pause length="60"/>');
  const [first, second] = [await floor.call(), await floor.call('+15550124')];
  const [room] = [...floor.engine.store.conferencesByName.of('small')];
  if (!room) throw new Error('There is no conference');
  expect(floor.inside(room)).toHaveLength(1);
  expect([floor.leg(first).status, floor.leg(second).status]).toEqual(['in-progress', 'in-progress']);
  expect(floor.alertCodes).toEqual([16020]);
  await floor.advance(60);
  expect([floor.leg(first).status, floor.leg(second).status]).toEqual(['in-progress', 'completed']);
});

it('a caller who finds a hundred others waiting does not wait, and the application hears of it', async () => {
  const [workflow] = [...floor.engine.store.workflows.values()];
  floor.says('/voice/incoming', `<Enqueue workflowSid="${workflow?.sid}" action="/voice/after"/>`);
  floor.says('/voice/after', '<Hangup/>');
  const calls: CallRow[] = [];
  for (let number = 0; number < 101; number += 1) calls.push(await floor.call(`+1555020${1000 + number}`));
  expect(floor.leg(calls[99]!).status).toBe('in-progress');
  expect(floor.leg(calls[100]!)).toMatchObject({ status: 'completed', taskSid: null });
  const asked = floor.server.requests.filter(({ path }) => path === '/voice/after');
  expect(asked.map(({ parameters }) => [parameters['QueueResult'], parameters['QueueSid']])).toEqual([
    ['queue-full', undefined],
  ]);
  expect(floor.alertCodes).toEqual([14207]);
  await floor.hangUp(calls[5]!);
  expect(floor.taskOf(await floor.call('+15550299'))).toMatchObject({ assignmentStatus: 'pending' });
});
