import * as v from 'valibot';
import { action, expect, expectState, test } from './floor';

const stateShape = v.object({ deliveries: v.array(v.object({ purpose: v.string(), status: v.nullable(v.number()) })) });

test('a customer whom nobody took is offered again by the server, with every page closed', async ({ page, floor }) => {
  const callSid = await floor.inCall(page, 'charles');
  const bob = await (await page.context().browser()!.newContext()).newPage();
  await floor.onShift(bob, 'bob');
  await action(page, 'Transfer').click();
  await page.getByLabel('Transfer now').check();
  await page.getByRole('button', { name: /bob/ }).click();
  await expectState(bob, 'ringing');
  await expectState(page, 'wrapping');
  await action(bob, /^Reject/).click();
  const { sid } = await floor.newestTask();
  await expect.poll(async () => (await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('assigned');
  await Promise.all([bob.context().close(), page.close()]);

  await expect
    .poll(async () => (await floor.newestTask()).attributes, { timeout: 15_000 })
    .toContain(`"offered_again":{"of":"${sid}"`);
  await expect.poll(async () => (await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
  expect((await floor.account.calls(callSid).fetch()).status).toBe('in-progress');
  // The conference was asked to tell the desk who left, at an address that Twilio's gateway lets through.
  const { deliveries } = v.parse(stateShape, floor.emulator.control.state());
  const told = deliveries.filter(({ purpose }) => purpose === 'conference status callback');
  expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200]));
});
