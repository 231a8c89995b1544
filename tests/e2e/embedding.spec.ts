import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import { expect, test as withFloor } from './floor';

/** A program that is none of the desk's: each path is a page that holds what its query names in a frame. */
const test = withFloor.extend<{ crm: string; stranger: string }>({
  crm: async ({}, use) => {
    const server = createServer(({ url = '' }, response) => {
      const src = new URL(url, 'http://localhost').searchParams.get('holds') ?? '';
      response.setHeader('Content-Type', 'text/html').end(around(src));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await use(`http://localhost:${port}`);
    server.closeAllConnections();
    server.close();
  },
  // The same server by another name is another origin.
  stranger: async ({ crm }, use) => use(crm.replace('localhost', '127.0.0.1')),
  env: async ({ crm }, use) => use({ EMBED_ORIGINS: crm }),
});

/** What another program's page is made of: the desk in a frame, and what it heard from it. */
const around = (src: string): string => `<!doctype html><title>CRM</title>
<script>window.heard = []; addEventListener('message', ({ data }) => heard.push(data));</script>
<iframe name="desk" src="${src}" allow="microphone; autoplay" title="Desk" style="width: 1200px; height: 700px"></iframe>`;

const heard = (page: Page, type: string): Promise<unknown> =>
  page.evaluate(
    (wanted) => (window as unknown as { heard: { type: string }[] }).heard.filter((one) => one.type === wanted).at(-1),
    type,
  );
const say = (page: Page, message: object): Promise<void> =>
  page.evaluate((data) => window.frames[0]?.postMessage({ desk: 1, ...data }, '*'), message);

test('another program holds the desk, hears from it and steers it; a stranger’s frame and message get nothing', async ({
  page,
  floor,
  crm,
  stranger,
}) => {
  const { deskOrigin } = floor.desk;
  const open = (origin: string, path: string) =>
    page.goto(`${origin}/?holds=${encodeURIComponent(`${deskOrigin}${path}`)}`);
  const frame = page.frameLocator('[name=desk]');

  await test.step('a stranger’s frame has neither page', async () => {
    await open(stranger, '/desk');
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
    await open(stranger, '/');
    await expect(frame.getByText('This desk does not open inside another page.')).toBeVisible();
    await expect(frame.getByLabel('Password')).toHaveCount(0);
  });

  await test.step('a program of the operator’s signs nobody in, but hears how the desk stands', async () => {
    await open(crm, '/desk');
    await frame.getByLabel('Name').fill('charles');
    await frame.getByLabel('Password').fill(LOCAL_PASSWORD);
    await frame.getByRole('button', { name: 'Sign in' }).click();
    await expect(frame.locator('.card[data-state]')).toBeVisible();
    await say(page, { type: 'hello' });
    await expect.poll(() => heard(page, 'state')).toMatchObject({ desk: 1, state: 'unavailable', calls: [] });
    await say(page, { type: 'activity', activity: 'Available' });
    await expect.poll(() => heard(page, 'state')).toMatchObject({ state: 'available', activity: 'Available' });
  });

  await test.step('it hears of a call, accepts it, and hears of its end', async () => {
    const call = await floor.call();
    await expect
      .poll(() => heard(page, 'incoming'))
      .toMatchObject({ call: { stage: 'ringing', from: '+15557654321' } });
    await say(page, { type: 'dial', number: '+15550188' });
    await expect.poll(() => heard(page, 'refused')).toMatchObject({ command: 'dial' });
    await say(page, { type: 'accept' });
    await expect.poll(() => heard(page, 'state')).toMatchObject({ state: 'connected' });
    await expect(frame.locator('.card')).toHaveAttribute('data-state', 'connected');
    floor.emulator.control.hangUp(call);
    await frame.getByRole('button', { name: /^Complete/ }).click();
    await expect.poll(() => heard(page, 'ended')).toMatchObject({ call: { from: '+15557654321' } });
  });

  await test.step('a message of a window that does not hold it is not looked at', async () => {
    await expect(frame.locator('.card')).toHaveAttribute('data-state', 'available');
    // Another frame of the same page: the right origin, and the wrong window.
    await page.evaluate(() => {
      const other = document.createElement('iframe');
      document.body.append(other);
      const script = other.contentDocument?.createElement('script');
      if (!script) throw new Error('No frame');
      script.textContent =
        "parent.frames[0].postMessage({ desk: 1, type: 'activity', activity: 'Unavailable' }, '*'); parent.sent = true;";
      other.contentDocument?.body.append(script);
    });
    await say(page, { type: 'activity', activity: 'No such activity' });
    await expect.poll(() => heard(page, 'refused')).toMatchObject({ command: 'activity' });
    await expect(frame.locator('.card')).toHaveAttribute('data-state', 'available');
  });

  await test.step('it dials', async () => {
    await say(page, { type: 'dial', number: '+15550188' });
    await expect.poll(() => heard(page, 'state')).toMatchObject({ calls: [{ from: '+15550188' }] });
  });

  await test.step('session and call go on when the program is loaded anew, and the desk by itself knows neither', async () => {
    await page.reload();
    await expect(frame.locator('.card')).toHaveAttribute('data-state', 'connected');
    await page.goto(deskOrigin);
    await expect(page.getByLabel('Password')).toBeVisible();
  });
});
