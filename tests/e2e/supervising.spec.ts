import type { Browser, Locator, Page, Route } from '@playwright/test';
import { action, activity, card, customer, expect, expectState, submitSignIn, test, type BrowserFloor } from './floor';
import { expectAccessibleInBoth } from './look';

test.use({ env: { SIGN_IN: 'people' } });

const passcode = 'seven green umbrellas';
const bar = (page: Page): Locator => page.locator('.floor-supervising');
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

/** It is done, and nothing of the answer arrives. */
async function loseAnswer(route: Route): Promise<void> {
  await route.fetch();
  await route.abort('connectionreset');
}

/** Somebody at a computer of their own, who comes with an invitation. */
async function arrive(browser: Browser, floor: BrowserFloor, name: string, path: string, role: string): Promise<Page> {
  const code = await floor.operator('people', 'invite', name, '--role', role);
  const page = await (await browser.newContext()).newPage();
  await page.goto(floor.desk.deskOrigin + path);
  await submitSignIn(page, name, code);
  await page.getByLabel('New password', { exact: true }).fill(passcode);
  await press(page, 'Sign in');
  return page;
}

test('an agent asks for help; a supervisor listens, whispers, joins, leaves and takes over, and both pages say so', async ({
  browser,
  floor,
}) => {
  const agent = await arrive(browser, floor, 'charles', '/', 'worker');
  await activity(agent, 'Available').click();
  await expectState(agent, 'available');
  await floor.call();
  await action(agent, /^Accept/).click();
  await expectState(agent, 'connected');
  const supervisor = await arrive(browser, floor, 'alice', '/floor.html', 'worker,supervisor');
  const task = supervisor.locator('[data-task]');
  await expect(task).toHaveCount(1);

  await test.step('help, by keyboard, though the answer is lost', async () => {
    await agent.route('**/help', loseAnswer, { times: 1 });
    await agent.locator('body').press('Shift+H');
    await expect(card(agent).getByLabel('What about? (optional)')).toBeFocused();
    await expectAccessibleInBoth(agent, 'the panel for help');
    await agent.keyboard.type('a refund');
    await agent.keyboard.press('Enter');
    await expect(card(agent)).toContainText('You asked for help. a refund');
    await expect(card(agent).getByLabel('What about? (optional)')).toBeHidden();
    await expect(task).toContainText('charles asks for help a refund');
    await expect(supervisor).toHaveTitle(/^1 agent asks for help/);
    await expectAccessibleInBoth(supervisor, 'the floor with help asked for');
    await press(agent, 'Withdraw');
    await expect(card(agent)).not.toContainText('You asked for help');
    await expect(task).not.toContainText('asks for help');
    await agent.locator('body').press('Shift+H');
    await agent.keyboard.press('Enter');
    await expect(task).toContainText('charles asks for help');
  });

  /** The supervisor’s leg, the agent’s and the customer’s. */
  const legs = async () => {
    const people = await floor.participants();
    const own = people.find(({ label }) => label?.startsWith('supervisor '));
    return { own, others: people.filter((one) => one !== own) };
  };

  await test.step('listening, though the answer is lost', async () => {
    await supervisor.route('**/floor-listen', loseAnswer, { times: 1 });
    await press(supervisor, 'Listen in on charles');
    await expect(bar(supervisor)).toContainText(`You are listening to charles and ${customer}. Nobody hears you.`);
    await expect(card(agent)).toContainText('alice (supervisor) is listening');
    await expect(card(agent)).not.toContainText('You asked for help');
    await expect(task).not.toContainText('asks for help');
    await expect(task).toContainText('alice');
    expect(await legs()).toMatchObject({ own: { muted: true, coaching: false }, others: { length: 2 } });
    await expectAccessibleInBoth(agent, 'a call that is listened to');
  });

  await test.step('whispering, which the agent alone hears, though the answer is lost', async () => {
    await supervisor.route('**/floor-listen', loseAnswer, { times: 1 });
    await press(supervisor, 'Whisper');
    await expect(bar(supervisor)).toContainText(`You speak to charles alone. ${customer} does not hear you.`);
    await expect(card(agent)).toContainText('alice (supervisor) speaks to you alone');
    const { own } = await legs();
    expect(own).toMatchObject({ muted: false, coaching: true });
    const coached = await floor.account.calls(own?.callSidToCoach ?? '').fetch();
    expect(coached.to).not.toBe(customer);
    expect(coached.direction).not.toBe('inbound');
  });

  await test.step('joining, as it is found again after the page was loaded anew', async () => {
    await press(supervisor, 'Join');
    await expect(card(agent)).toContainText('alice (supervisor) is on the call');
    await supervisor.reload();
    await expect(bar(supervisor)).toContainText(
      `You are on the call with charles and ${customer}. Everyone hears you.`,
    );
  });

  await test.step('leaving', async () => {
    await supervisor.route('**/floor-listen', loseAnswer, { times: 1 });
    await press(supervisor, 'Leave the call');
    await expect(bar(supervisor)).not.toContainText('charles');
    await expect(card(agent)).not.toContainText('(supervisor)');
    expect(await legs()).toMatchObject({ own: undefined, others: { length: 2 } });
  });

  await test.step('taking over, by keyboard, after asking', async () => {
    await supervisor.getByRole('button', { name: 'Listen in on charles' }).press('Enter');
    const takeOver = bar(supervisor).getByRole('button', { name: 'Take over' });
    await takeOver.first().press('Enter');
    await expect(bar(supervisor)).toContainText('Take this call over? charles leaves it');
    await expectAccessibleInBoth(supervisor, 'the question whether to take over');
    await supervisor.keyboard.press('Escape');
    await expect(bar(supervisor)).not.toContainText('Take this call over?');
    await expectState(agent, 'connected');
    await takeOver.first().press('Enter');
    await supervisor.route('**/floor-listen', loseAnswer, { times: 1 });
    await takeOver.last().press('Enter');
    await expect(bar(supervisor)).toContainText(`You have taken over the call with ${customer}. charles has left it.`);
    await expectState(agent, 'wrapping');
    await action(agent, 'Complete').click();
    await expectState(agent, 'available');
    expect(await legs()).toMatchObject({ own: { muted: false, endConferenceOnExit: true }, others: { length: 1 } });
    await press(supervisor, 'Leave the call');
    await expect(bar(supervisor)).not.toContainText(customer);
    await expect.poll(async () => (await floor.account.calls.list({ status: 'in-progress' })).length).toBe(0);
  });

  await test.step('each act is in the audit, under the right name', async () => {
    await supervisor.getByText('Activity log').click();
    const lines = supervisor.locator('.floor-audit-table tbody tr[data-outcome="done"]');
    for (const [act, times] of [
      ['Listened in', 2],
      ['Whispered to an agent', 1],
      ['Joined a call', 1],
      ['Took a call over', 1],
      ['Left a call', 2],
    ] as const) {
      const found = lines.filter({ hasText: act });
      await expect(found).toHaveCount(times);
      await expect(found.first().getByRole('rowheader')).toHaveText('alice');
    }
  });
});
