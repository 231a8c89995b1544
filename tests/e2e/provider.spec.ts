import { TestProvider } from '../oidc/provider';
import { action, activity, card, customer, expect, expectState, test as base } from './floor';

const secret = 'a secret between desk and provider';

/** A desk whose agents sign in with their organization, as the name that the provider has for them. */
const test = base.extend<{ provider: TestProvider }>({
  provider: async ({}, use) => {
    const provider = await TestProvider.start();
    await use(provider);
    await provider.close();
  },
  env: async ({ provider }, use) =>
    use({
      SIGN_IN: 'oidc',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'desk',
      OIDC_CLIENT_SECRET: secret,
      OIDC_SCOPE: 'openid profile groups',
      OIDC_WORKER_CLAIM: 'preferred_username',
      OIDC_SUPERVISOR_GROUP: 'leads',
    }),
});

test.beforeEach(({ floor, provider }) =>
  provider.configure({ redirectUris: [`${floor.desk.deskOrigin}/sign-in-callback`], secret }),
);

test('from the first sign-in with the organization to a call, and out again', async ({ page, floor, provider }) => {
  await provider.wish({ account: { sub: 'account-1', preferred_username: 'charles' }, asks: true });
  await page.goto(floor.desk.deskOrigin);
  await page.getByRole('link', { name: 'Sign in with your organization' }).click();
  await page.getByRole('button', { name: 'It is me' }).click();
  await expectState(page, 'unavailable');
  expect(page.url()).toBe(`${floor.desk.deskOrigin}/`);
  await activity(page, 'Available').click();
  await floor.call();
  await expect(card(page)).toContainText(customer);
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  // Loaded again it is there without a word, as the browser has the cookie.
  await page.reload();
  await expectState(page, 'connected');
  await action(page, 'End call').click();
  await action(page, 'Complete').click();
  await page.getByRole('button', { name: 'Sign out' }).click();

  // The provider knows who it is, and asks all the same.
  await page.getByRole('link', { name: 'Sign in with your organization' }).click();
  await expect(page.getByRole('button', { name: 'It is me' })).toBeVisible();
});

test('who is signed out in a call signs in in another tab, and the call stays where it is', async ({
  page,
  floor,
  provider,
}) => {
  await provider.wish({ account: { sub: 'account-1', preferred_username: 'charles' }, asks: true });
  await page.goto(floor.desk.deskOrigin);
  await page.getByRole('link', { name: 'Sign in with your organization' }).click();
  await page.getByRole('button', { name: 'It is me' }).click();
  await activity(page, 'Available').click();
  await floor.call();
  await action(page, /^Accept/).click();
  await expectState(page, 'connected');
  await floor.operator('people', 'sign-out', 'charles');
  // What an instance knows of a person counts for half a minute by its own clock; another instance knows at once.
  await floor.desk.reload();
  await page.clock.setFixedTime(Date.now() + 40_000);
  const again = page.getByRole('region', { name: 'Sign in again' });
  await expect(again).toBeVisible();
  const opened = page.waitForEvent('popup');
  await again.getByRole('link', { name: 'Sign in with your organization' }).click();
  const tab = await opened;
  await tab.getByRole('button', { name: 'It is me' }).click();
  await expect(again).toBeHidden();
  await expectState(page, 'connected');
});

test('who has no worker is told so in their own language, and nothing else stays in the address', async ({
  page,
  floor,
  provider,
}) => {
  await provider.wish({ account: { sub: 'account-2', preferred_username: 'mallory' } });
  await page.goto(floor.desk.deskOrigin);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await page.getByRole('link', { name: 'Mit Ihrer Organisation anmelden' }).click();
  await expect(page.getByRole('alert')).toHaveText(/^Ihre Organisation kennt Sie, doch unter Ihrem Namen/);
  expect(page.url()).toBe(`${floor.desk.deskOrigin}/`);
});

test('a group opens the floor page, and who is not in it is told so', async ({ page, floor, provider }) => {
  const charles = { sub: 'account-1', preferred_username: 'charles' };
  await provider.wish({ account: charles });
  await page.goto(`${floor.desk.deskOrigin}/floor.html`);
  await page.getByRole('link', { name: 'Sign in with your organization' }).click();
  await expect(page.getByRole('alert')).toHaveText(/^You are not signed in as a supervisor/);
  await provider.wish({ account: { ...charles, groups: ['leads'] } });
  await page.getByRole('link', { name: 'Sign in with your organization' }).click();
  await expect(page.getByRole('heading', { name: 'Queues' })).toBeVisible();
  expect(page.url()).toBe(`${floor.desk.deskOrigin}/floor.html`);
});
