import * as v from 'valibot';
import { expect, test } from './firefox';

const underWay = v.object({ recordings: v.array(v.object({ status: v.string() })) });

test.use({ env: { RECORDING: 'on', PAUSE_SECONDS: '60', DEADLINE_WORKFLOW_SID: `WW${'4'.padStart(32, '0')}` } });

test('in Firefox a recorded call is paused by its key, and resumed by its button', async ({ floor, fox }) => {
  // How they really stand, which the REST API does not tell.
  const statuses = (): unknown[] =>
    v.parse(underWay, floor.emulator.control.state()).recordings.map(({ status }) => status);
  await fox.onShift('charles');
  await floor.call();
  await fox.expectState('ringing');
  await fox.page.keyboard.press('Enter');
  await fox.expectState('connected');
  await fox.expectText('.recording output', 'Recording');

  await fox.page.keyboard.press('r');
  await fox.expectText('.recording output', 'Recording paused by charles');
  await expect.poll(statuses).toEqual(['paused']);
  await fox.press('Resume recording');
  await expect.poll(statuses).toEqual(['in-progress']);

  await fox.press('End call');
  await fox.expectState('wrapping');
  await expect.poll(statuses).toEqual(['completed']);
});
