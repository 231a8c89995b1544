import { customer } from '../e2e/floor';
import { expect, test } from './firefox';

test.use({ env: { HISTORY_SECRET: 'what only the server of this desk knows' } });

test('in Firefox an agent takes the first call, by keyboard, and finds it in the history at the next', async ({
  floor,
  fox,
}) => {
  await fox.onShift('charles');

  await floor.call();
  await fox.expectState('ringing');
  await fox.expectText('.card', customer);
  await fox.page.keyboard.press('Enter');
  await fox.expectState('connected');

  await test.step('a page that is loaded anew is in the call still', async () => {
    await fox.page.reload();
    await fox.expectState('connected');
  });
  await fox.press('Hold');
  await expect.poll(async () => (await floor.participants()).filter(({ hold }) => hold).length).toBe(1);
  await fox.press('Resume');
  await expect.poll(async () => (await floor.participants()).filter(({ hold }) => hold).length).toBe(0);

  await fox.press('End call');
  await fox.expectState('wrapping');
  await fox.fill('Notes', 'Möchte am Montag zurückgerufen werden');
  await fox.press('Complete');
  await fox.expectState('available');

  await floor.call();
  await fox.expectState('ringing');
  await fox.expectText('.panel.history', 'Möchte am Montag zurückgerufen werden');
});
