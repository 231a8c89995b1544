import { chromium, type Browser, type Locator, type Page } from '@playwright/test';
import { join } from 'node:path';
import twilio from 'twilio';
import { type Emulator, localCredentials } from '../../emulator';
import { LocalRequestClient } from '../../emulator/request-client';
import { LOCAL_PASSWORD, LOCAL_SUPERVISOR_PASSWORD, startLocalDesk, type LocalDesk } from '../local-desk';
import { PROJECT_FOLDER } from '../project';

const supportLine = '+15550100';
const spanishLine = '+15550200';
const colleague = 'bob';
/** How long callers have waited on the floor page. */
const waitedMs = 50_000;

const ana = {
  name: 'Ana Ruiz',
  reason: 'Refund for order 4711',
  language: 'es',
  email: 'ana.ruiz@example.com',
  company: 'Lámparas Ruiz',
  order_id: '4711',
};

/**
 * Makes the pictures of the pages in docs/images: the desk through a call, the floor page and the console of the local
 * TaskRouter. Needs a build (`npm run build`) and a browser; `CHROME_PATH` names one. Look at them before you commit them.
 */
async function main(): Promise<void> {
  const path = process.env['CHROME_PATH'];
  const browser = await chromium.launch(path ? { executablePath: path, args: ['--no-sandbox'] } : {});
  try {
    for (const picture of [pictureDesk, pictureFloor]) {
      const desk = await startLocalDesk({ deskPort: 0, emulatorPort: 0 });
      try {
        await picture(browser, desk);
      } finally {
        await desk.close();
      }
    }
  } finally {
    await browser.close();
  }
}

async function pictureDesk(browser: Browser, desk: LocalDesk): Promise<void> {
  const emulator = emulatorOf(desk);
  const page = await open(browser, desk.deskOrigin, 'charles', LOCAL_PASSWORD);
  await page.getByRole('button', { name: 'Available', exact: true }).click();
  await card(page, 'available');
  await shoot(page, 'desk-available');

  await setActivity(emulator, colleague, 'Available');
  emulator.control.call('+15557654321', supportLine);
  await card(page, 'ringing');
  await describe(emulator, ana);
  await page.getByText(ana.company).waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, 'desk-ringing-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  await action(page, /^Accept/).click();
  await card(page, 'connected');
  await action(page, 'More').click();
  await action(page, 'Add a number').click();
  await page.getByLabel('Phone number').fill('+15550100178');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Drop' }).waitFor();
  await page.getByRole('textbox', { name: 'Notes' }).fill('Wants a receipt.\nOrder 4711, paid twice.');
  await page.getByText('Saved', { exact: true }).waitFor();
  await shoot(page, 'desk-in-call');

  await page.getByRole('button', { name: 'Drop' }).click();
  await page.getByRole('button', { name: 'Drop' }).waitFor({ state: 'detached' });
  await action(page, 'Transfer').click();
  await page.getByText('4 found').waitFor();
  await shoot(page, 'desk-transfer');

  await action(page, 'Transfer').click();
  await action(page, 'End call').click();
  await card(page, 'wrapping');
  await page.getByLabel('Outcome').selectOption('Solved');
  await page.getByText('Saved', { exact: true }).waitFor();
  await shoot(page, 'desk-wrap-up');
  await page.context().close();
}

async function pictureFloor(browser: Browser, desk: LocalDesk): Promise<void> {
  const emulator = emulatorOf(desk);
  // So that what has waited for a while by the virtual clock has done so by the Functions' clock, too.
  emulator.clock.runFrom(Date.now() - waitedMs);
  for (const name of ['charles', 'alice', colleague]) await setActivity(emulator, name, 'Available');
  emulator.control.call('+15557654321', supportLine);
  await emulator.clock.settle();
  await describe(emulator, ana);
  await connectNewest(emulator);
  emulator.control.call('+15557650131', spanishLine);
  for (const caller of ['+15550145', '+15550167', '+15550189']) emulator.control.call(caller, supportLine);
  await emulator.clock.advance(waitedMs);

  const supervisor = await open(browser, `${desk.deskOrigin}/floor.html`, colleague, LOCAL_SUPERVISOR_PASSWORD, 1180);
  await supervisor.locator('[data-task]').nth(4).waitFor();
  await shoot(supervisor, 'floor-page');
  await supervisor.context().close();

  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(emulator.origin);
  await page.getByText('reservation.accepted').first().waitFor();
  await shoot(page, 'console');
  await context.close();
}

function emulatorOf({ emulator }: LocalDesk): Emulator {
  if (!emulator) throw new Error('A local desk has a local TaskRouter.');
  return emulator;
}

const clientOf = ({ origin }: Emulator): ReturnType<typeof twilio> =>
  twilio(localCredentials.accountSid, localCredentials.authToken, { httpClient: new LocalRequestClient(origin) });

const workspaceOf = (emulator: Emulator) =>
  clientOf(emulator).taskrouter.v1.workspaces(emulator.control.sidOf('workspace', 'writers'));

const workerOf = (emulator: Emulator, name: string) =>
  workspaceOf(emulator).workers(emulator.control.sidOf('worker', name));

const setActivity = (emulator: Emulator, worker: string, name: string): Promise<unknown> =>
  workerOf(emulator, worker).update({ activitySid: emulator.control.sidOf('activity', name) });

/** Has TaskRouter call the worker whom the newest task is offered to, and the caller. */
async function connectNewest(emulator: Emulator): Promise<void> {
  const tasks = workspaceOf(emulator).tasks;
  const newest = (await tasks.list()).at(-1);
  const [offer] = newest ? await tasks(newest.sid).reservations.list() : [];
  if (!newest || !offer) throw new Error('Nobody is offered a task.');
  await tasks(newest.sid).reservations(offer.sid).update({ instruction: 'conference' });
  await emulator.clock.settle();
}

/** Adds to the attributes of the newest task, as a program that looks callers up would. */
async function describe(emulator: Emulator, caller: object): Promise<void> {
  const tasks = workspaceOf(emulator).tasks;
  const newest = (await tasks.list()).at(-1);
  if (!newest) throw new Error('There is no task.');
  const known: object = JSON.parse(newest.attributes);
  await tasks(newest.sid).update({ attributes: JSON.stringify({ ...known, ...caller }) });
}

async function open(browser: Browser, url: string, worker: string, password: string, height = 800): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel('Name').fill(worker);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Sign out', { exact: true }).waitFor();
  return page;
}

const card = (page: Page, state: string): Promise<void> => page.locator(`.card[data-state="${state}"]`).waitFor();

const action = (page: Page, name: string | RegExp): Locator => page.locator('.card').getByRole('button', { name });

async function shoot(page: Page, name: string): Promise<void> {
  const path = join(PROJECT_FOLDER, 'docs', 'images', `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  process.stdout.write(`${path}\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
