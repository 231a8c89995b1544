import { action, card, customer, expect, expectState, test } from './floor';
import { expectAccessibleInBoth } from './look';

const WAREHOUSE = '+15550177';
const OTHER = '+15550101';

test.use({ env: { CALLER_IDS: OTHER } });

test('a call that is about to be accepted, one without a call, the directory and a call back, by keyboard alone', async ({
  page,
  floor,
}) => {
  const directory = [{ name: 'Warehouse', number: WAREHOUSE }];
  await page.route('**/desk-config.json', (route) => route.fulfill({ json: { directory } }));
  await floor.describe('charles', { skills: ['support'], contact_uri: '+15550111', auto_accept: 60 });
  await floor.onShift(page, 'charles');
  await floor.call();
  await expectState(page, 'ringing');

  await test.step('what is about to be accepted says so, and the agent may decide', async () => {
    const decide = page.getByRole('button', { name: 'Let me decide' });
    await expect(card(page)).toContainText(/Accepted automatically in \d+ seconds/);
    await expectAccessibleInBoth(page, 'about to be accepted');
    await decide.focus();
    await page.keyboard.press('Enter');
    await expect(decide).toHaveCount(0);
    await expectState(page, 'ringing');
  });

  await test.step('an entry of the directory is found and called', async () => {
    await card(page).focus();
    await page.keyboard.press('Enter');
    await expectState(page, 'connected');
    await action(page, 'Transfer').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Transfer now').check();
    await page.getByRole('searchbox', { name: 'Search colleagues and queues, or type a number' }).fill('+1 555 017');
    const choices = page.getByRole('list', { name: 'Colleagues and queues' }).getByRole('button');
    await expect(choices.filter({ hasText: 'Warehouse' })).toBeVisible();
    await expectAccessibleInBoth(page, 'the directory');
    await page.getByRole('searchbox').fill('ware');
    await expect(choices).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(card(page)).toContainText('You leave as soon as they answer');
    await expectAccessibleInBoth(page, 'until a number answers');
    await expectState(page, 'wrapping');
    await action(page, 'Complete').focus();
    await page.keyboard.press('Enter');
    await expectState(page, 'available');
  });

  await test.step('somebody of the last calls is called back, as another number', async () => {
    await page.getByRole('button', { name: 'Dial a number' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Show as caller').selectOption(OTHER);
    await page.getByText('Calls of this shift').or(page.locator('.shift summary')).first().click();
    await expectAccessibleInBoth(page, 'calls to be called back');
    const sent = page.waitForRequest('**/outbound-call');
    await page.getByRole('button', { name: `Call ${customer} back` }).focus();
    await page.keyboard.press('Enter');
    expect((await sent).postDataJSON()).toEqual({ number: customer, callerId: OTHER });
  });

  await test.step('a task whose call is over can be taken without one', async () => {
    await expectState(page, 'connected');
    await action(page, /^End call/).focus();
    await page.keyboard.press('Enter');
    await action(page, 'Complete').focus();
    await page.keyboard.press('Enter');
    await expectState(page, 'available');
    await floor.offer({ from: customer, call_sid: `CA${'0'.repeat(31)}9`, type: 'Voicemail' });
    await expectState(page, 'ringing');
    await card(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'There is no call to connect' })).toBeVisible();
    await expectAccessibleInBoth(page, 'no call to connect');
    await action(page, 'Take without a call').focus();
    await page.keyboard.press('Enter');
    await expectState(page, 'connected');
    await expect(card(page)).toContainText('On a task');
  });
});
