import { putPhoneNumber } from '../../../emulator/voice/phone-numbers';
import { CallFloor, customer, deskNumber } from './call-floor';

let floor: CallFloor;
beforeEach(async () => {
  floor = await CallFloor.open();
  floor.says('/voice/incoming', '<Pause length="60"/>');
});
afterEach(() => floor.server.close());

it('a number tells of the end of each call to it, and of nothing before', async () => {
  const settings = { status_callback: `${floor.server.origin}/status` };
  floor.do((engine) => putPhoneNumber(engine, deskNumber, { settings }));
  const call = await floor.call();
  expect(floor.server.requests.filter(({ path }) => path === '/status')).toEqual([]);
  await floor.hangUp(call);
  const told = floor.server.requests.filter(({ path }) => path === '/status');
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    method: 'POST',
    parameters: { CallSid: call.sid, CallStatus: 'completed', From: customer, To: deskNumber },
  });
});

it('tells by the method that was set, and nobody where nobody was named', async () => {
  const settings = { status_callback: `${floor.server.origin}/status?x=1`, status_callback_method: 'GET' };
  floor.do((engine) => putPhoneNumber(engine, deskNumber, { settings }));
  await floor.hangUp(await floor.call());
  const told = floor.server.requests.filter(({ path }) => path.startsWith('/status'));
  expect(told.map(({ method }) => method)).toEqual(['GET']);
  floor.do((engine) => putPhoneNumber(engine, deskNumber, { settings: { status_callback: '' } }));
  await floor.hangUp(await floor.call());
  expect(floor.server.requests.filter(({ path }) => path.startsWith('/status'))).toHaveLength(1);
});
