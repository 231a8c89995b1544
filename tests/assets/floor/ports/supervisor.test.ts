import * as sdk from 'twilio-taskrouter';
import { createSupervisor, type SupervisorPort } from '../../../../src/assets/floor/ports/supervisor';
import { type Floor, openFloor } from '../../desk/taskrouter/floor';
import { loosenTimers } from '../../desk/taskrouter/loose-timers';

let firmTimers: () => void;
beforeAll(() => {
  firmTimers = loosenTimers();
});
afterAll(() => firmTimers());

let floor: Floor;
let port: SupervisorPort;

beforeEach(async () => {
  floor = await openFloor();
  const after = (delayMs: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  };
  port = createSupervisor({
    loadSdk: () => Promise.resolve(sdk),
    clock: { now: () => floor.emulator.clock.now(), after },
  });
});
afterEach(async () => {
  port.leave();
  await floor.close();
});

const send = (worker: string, activity: string): Promise<void> =>
  port.setActivity(
    floor.ticket('alice', 3600, 'supervisor'),
    floor.emulator.control.sidOf('worker', worker),
    floor.activitySid(activity),
  );

it('comes through a connection that breaks, and has another for what comes next', async () => {
  await send('bob', 'Available');
  floor.emulator.control.faults.add({ effect: { dropSockets: 'alice' } });
  await floor.emulator.clock.settle();
  await expect(send('charles', 'Available')).resolves.toBeUndefined();
});
