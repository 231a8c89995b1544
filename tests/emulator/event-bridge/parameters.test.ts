import { allRouteNames } from '../../../emulator/event-bridge/bridge-routes';
import { reservationParameters } from '../../../emulator/taskrouter/instruction-parameters';
import { taskReservationChanges } from '../../../emulator/taskrouter-api/reservation-parameters';
import type { WorkerRow } from '../../../emulator/account/taskrouter-rows';
import { TestBridge } from './bridge';

let bridge: TestBridge;
let alice: WorkerRow;

beforeAll(async () => {
  bridge = await TestBridge.open();
  alice = bridge.floor.worker('alice');
});
afterAll(() => bridge.close());

const routes = allRouteNames
  .filter((name) => / /.test(name))
  .map((name): [string, string] => {
    const [method = '', path = ''] = name.split(' ');
    return [method, path];
  });
const ask = (method: string, path: string, params: object) =>
  bridge.ask(bridge.token(alice, { role: 'admin' }), method, path.replace('{worker}', alice.sid), params);

it.each(routes)('%s %s refuses a parameter that it does not have, and says which', async (method, path) => {
  expect(await ask(method, path, { Whatever: 1 })).toMatchObject({
    status: 501,
    error: { code: 20501, message: expect.stringContaining(`the parameter Whatever of ${method} ${path}`) as unknown },
  });
});

it.each(routes)('%s %s lets pass what the SDK sends by mistake', async (method, path) => {
  expect((await ask(method, path, { undefined: 'x' })).status).not.toBe(501);
});

it.each(['activitySid', 'FriendlyName', 'toString'])('the spelling counts: %s', async (name) => {
  const before = bridge.floor.now(alice);
  const body = `{"url":"Workspaces/${bridge.floor.workspaceSid}/Workers/${alice.sid}","method":"POST","params":{"${name}":"x"},"token":"${bridge.token(alice)}"}`;
  expect(await bridge.post(body)).toMatchObject({ status: 501 });
  expect(bridge.floor.now(alice)).toBe(before);
});

it('refuses who may not ask before what was asked', async () => {
  const bob = bridge.floor.worker('bob');
  expect(await bridge.ask(bridge.token(bob), 'POST', `Workers/${alice.sid}`, { Whatever: 1 })).toMatchObject({
    status: 403,
  });
});

it('a reservation takes whatever it takes over REST', () => {
  const ofRest = Object.keys(taskReservationChanges).filter((name) => !name.startsWith('Supervisor'));
  expect(reservationParameters).toEqual(expect.arrayContaining(ofRest));
});
