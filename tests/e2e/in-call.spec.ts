import type { Page } from '@playwright/test';
import { addNumber, conferenceSid, participants, person, spoilPhone, third, tonesPlayed } from './calls';
import { action, card, customer, expect, expectState, test } from './floor';
import { desktop } from './look';

/** What the card says so that a glance catches it. */
const plate = (page: Page) => card(page).locator('.plate');

test('the customer is put on hold and had back, and the page says for how long', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await expect(person(page, 'Customer')).toContainText('Talking');
  await expect(person(page, 'You')).toContainText('Talking');
  await action(page, 'Hold').click();
  await expect(person(page, 'Customer')).toContainText(/On hold for \d:\d\d/);
  await expect(plate(page)).toContainText('Customer on hold · support');
  expect((await participants(floor)).filter(({ hold }) => hold)).toHaveLength(1);
  await action(page, 'Resume').click();
  await expect(person(page, 'Customer')).toContainText('Talking');
  await expect(plate(page)).not.toContainText('hold');
  expect((await participants(floor)).map(({ hold }) => hold)).toEqual([false, false]);
});

test('how a call stands is read when the page is loaded anew', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  const conference = floor.account.conferences(await conferenceSid(floor));
  for (const { callSid } of await participants(floor)) {
    await conference.participants(callSid).update({ hold: true, muted: true });
  }
  await page.reload();
  await expectState(page, 'connected');
  await expect(person(page, 'Customer')).toContainText('On hold for');
  await expect(person(page, 'You')).toContainText('Muted');
  await expect(plate(page)).toContainText('Customer on hold · You are muted · support');
  await expect(action(page, 'Resume')).toBeVisible();
  await expect(action(page, 'Unmute')).toBeVisible();
});

test('the agent mutes themselves, and talks again', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await action(page, 'Mute').click();
  await expect(person(page, 'You')).toContainText('Muted');
  await expect(plate(page)).toContainText('You are muted · support');
  expect((await participants(floor)).filter(({ muted }) => muted)).toHaveLength(1);
  await action(page, 'Unmute').click();
  await expect(person(page, 'You')).toContainText('Talking');
  await expect(plate(page)).not.toContainText('muted');
});

test('a request that fails leaves the call as it was, and says so', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await page.route(`${floor.emulator.origin}/v1/wschannels**`, async (route) => {
    if (!(route.request().postData() ?? '').includes('CustomerParticipant')) return route.fallback();
    return route.fulfill({
      status: 500,
      json: { code: 20500, status: 500, message: 'No' },
      headers: { 'Access-Control-Allow-Origin': '*' },
    });
  });
  await action(page, 'Hold').click();
  const said = page.getByRole('alert').filter({ hasText: 'No reply to “Hold”' });
  await expect(said).toContainText('check the call before you try again');
  await expect(person(page, 'Customer')).toContainText('Talking');
  await page.unroute(`${floor.emulator.origin}/v1/wschannels**`);
  await action(page, 'Hold').click();
  await expect(person(page, 'Customer')).toContainText('On hold');
  await expect(said).toHaveCount(0);
});

test('a third number is called in, is told about from ringing to its end, and dropped', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await addNumber(page, '+1 555 0177');
  await expect(person(page, third)).toContainText('Talking');
  expect((await participants(floor)).length).toBe(3);
  await person(page, third)
    .getByRole('button', { name: `Drop ${third}` })
    .click();
  await expect(person(page, third)).toContainText('Left the call');
  expect((await participants(floor)).length).toBe(2);
  await person(page, third)
    .getByRole('button', { name: `Dismiss ${third}` })
    .click();
  await expect(person(page, third)).toHaveCount(0);
  await expectState(page, 'connected');
});

for (const [answer, words] of [
  ['busy', 'Busy'],
  ['no-answer', 'No answer'],
] as const) {
  test(`a third number that is ${answer} leaves the call as it was`, async ({ page, floor }) => {
    await floor.inCall(page, 'charles');
    spoilPhone(floor, third, answer);
    await addNumber(page);
    if (answer === 'no-answer') {
      await expect(person(page, third)).toContainText('Calling');
      await floor.emulator.clock.advance(60_000);
    }
    await expect(person(page, third)).toContainText(words);
    await expectState(page, 'connected');
  });
}

test('a number that cannot be called stays where it was typed', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await addNumber(page, '0177');
  await expect(page.getByRole('alert').filter({ hasText: '“0177” is not a valid phone number' })).toBeVisible();
  await expect(page.getByLabel('Phone number')).toHaveValue('0177');
  expect((await participants(floor)).length).toBe(2);
});

test('the keypad sends its keys to the customer, by pointer and by keyboard', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await action(page, 'More').click();
  await action(page, 'Keypad').click();
  await action(page, '1').click();
  await page.keyboard.press('2');
  await page.keyboard.press('#');
  await expect(page.getByLabel('Keys pressed')).toHaveText('12#');
  await expect.poll(() => tonesPlayed(floor)).toBe('12#');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Keys pressed')).toHaveCount(0);
});

test('what is behind “More” comes without moving the usual buttons from under the pointer', async ({ page, floor }) => {
  const places = (): Promise<object[]> =>
    Promise.all(
      ['Hold', 'Mute', 'Transfer', 'More', /^End call/].map(async (name) => {
        const box = await action(page, name).boundingBox();
        return { name, ...box };
      }),
    );
  for (const viewport of [desktop, { width: 1600, height: 1000 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(viewport);
    if (viewport === desktop) await floor.inCall(page, 'charles');
    const before = await places();
    await action(page, 'More').dblclick();
    await expect(action(page, 'Keypad')).toBeVisible();
    await expect.poll(places, `at ${viewport.width} px`).toEqual(before);
    await expect(page.getByLabel('Keys pressed')).toHaveCount(0);
    await action(page, 'More').click();
    await expect(action(page, 'Keypad')).toHaveCount(0);
  }
});

test('the agent leaves, and the others go on talking', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await action(page, 'More').click();
  await expect(action(page, 'Leave the call')).toHaveCount(0);
  await action(page, 'Add a number').click();
  await page.getByLabel('Phone number').fill(third);
  await page.keyboard.press('Enter');
  await expect(person(page, third)).toContainText('Talking');
  await action(page, 'More').click();
  await action(page, 'Leave the call').click();
  await expectState(page, 'wrapping');
  expect((await participants(floor)).length).toBe(2);
});

test('ending the call ends it for everybody', async ({ page, floor }) => {
  const call = await floor.inCall(page, 'charles');
  await addNumber(page);
  await expect(person(page, third)).toContainText('Talking');
  await action(page, 'End call').click();
  await expectState(page, 'wrapping');
  expect((await participants(floor)).length).toBe(0);
  expect((await floor.account.calls(call).fetch()).status).toBe('completed');
});

test('attributes are laid out: links that are safe, objects in objects, the operator’s own words', async ({
  page,
  floor,
}) => {
  await floor.onShift(page, 'charles');
  await floor.offer({
    name: 'Ana',
    email: 'mailto:ana@example.com',
    website: 'https://shop.example/orders/1',
    trap: 'javascript:alert(1)',
    disguise: 'https://bank.example@evil.test/',
    order: { id: 7, lines: [{ sku: 'lamp' }] },
  });
  await expectState(page, 'ringing');
  const facts = card(page).locator('.attributes');
  const link = facts.getByRole('link', { name: 'https://shop.example/orders/1' });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(facts).toContainText('Leads to shop.example');
  await expect(facts.getByRole('link')).toHaveCount(2);
  await expect(facts).toContainText('javascript:alert(1)');
  await expect(facts.locator('.facts .facts').first()).toContainText('lamp');
});

test('what was typed survives a look at another task', async ({ page, floor }) => {
  await floor.inCall(page, 'charles');
  await action(page, 'More').click();
  await action(page, 'Add a number').click();
  await page.getByLabel('Phone number').fill('+4930');
  await floor.offer({ name: 'Somebody else' });
  await page.getByRole('button', { name: 'Somebody else' }).click();
  await expectState(page, 'ringing');
  await page.getByRole('button', { name: customer }).click();
  await expectState(page, 'connected');
  await expect(page.getByLabel('Phone number')).toHaveValue('+4930');
});
