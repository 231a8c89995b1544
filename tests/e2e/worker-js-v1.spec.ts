import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { LOCAL_PASSWORD } from '../../scripts/local-desk';
import { expect, test, type BrowserFloor } from './floor';

/** The generation of Worker.js that is on npm, as it is published: in the tests alone. */
const published = readFileSync(require.resolve('twilio-taskrouter-js'), 'utf8');

/**
 * A page as they were written for Worker.js 1, served by the desk's own host: it signs in at `/token`, takes what rings, and
 * completes it.
 */
const oldPage = (script: string, connect: string): string => `<!doctype html>
  <title>An old page</title>
  <p id="status">Connecting</p>
  <p id="offer"></p>
  <ul id="activities"></ul>
  <button id="available">Available</button>
  <button id="take">Take</button>
  <button id="complete">Complete</button>
  <script src="${script}"></script>
  <script>
    const show = (id, text) => (document.getElementById(id).textContent = text);
    let worker;
    let reservation;
    const failed = (error) => error && show('status', error.code + ' ' + error.message);
    async function start(kind, origin) {
      const answer = await fetch('/token', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ worker: 'charles', password: '${LOCAL_PASSWORD}', kind }),
      });
      const { token } = await answer.json();
      worker = ${connect};
      worker.on('ready', (ready) => {
        show('status', ready.friendlyName + ' is ' + ready.activityName);
        worker.activities.fetch((error, list) =>
          show('activities', list.data.map((one) => one.friendlyName).join(' ')));
      });
      worker.on('activity.update', (changed) => show('status', changed.friendlyName + ' is ' + changed.activityName));
      worker.on('reservation.created', (offered) => {
        reservation = offered;
        show('offer', offered.task.attributes.from + ' ' + offered.reservationStatus);
      });
      worker.on('reservation.accepted', (taken) => show('offer', taken.task.attributes.from + ' ' + taken.reservationStatus));
      worker.on('reservation.wrapup', (over) => show('offer', 'wrap up ' + over.task.sid));
      worker.on('token.expired', () => show('status', 'expired'));
      const activity = (name, then) =>
        worker.activities.fetch((error, list) => then(list.data.find((one) => one.friendlyName === name).sid));
      document.getElementById('available').onclick = () =>
        activity('Available', (sid) => worker.update({ ActivitySid: sid }, failed));
      document.getElementById('take').onclick = () => reservation.dequeue('+15550100', undefined, failed);
      document.getElementById('complete').onclick = () =>
        reservation.task.update({ AssignmentStatus: 'completed', Reason: 'solved' }, (error, task) =>
          error ? failed(error) : show('offer', task.assignmentStatus + ': ' + task.reason));
    }
  </script>`;

/** As the first generation takes where it is told to look, and as the later ones do. */
const first = 'new Twilio.TaskRouter.Worker(token, origin + "/v1", origin)';
const later = 'new Twilio.TaskRouter.Worker(token, false, null, null, true, null, 1, origin + "/v1", origin)';

async function open(page: Page, floor: BrowserFloor, html: string, kind: string): Promise<void> {
  const { deskOrigin } = floor.desk;
  await page.route(`${deskOrigin}/taskrouter.min.js`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: published }),
  );
  // Something of the desk's own host, without a content security policy: a page that no server has sent reaches no other.
  await page.goto(`${deskOrigin}/version.json`);
  await page.setContent(html);
  await page.evaluate(`start(${JSON.stringify(kind)}, ${JSON.stringify(floor.emulator.origin)})`);
}

/** A call of a customer's, from the page's sign-in to the completed task. */
async function takeACall(page: Page, floor: BrowserFloor): Promise<void> {
  await expect(page.locator('#status')).toHaveText('charles is Offline');
  await expect(page.locator('#activities')).toContainText('Available');
  await page.getByRole('button', { name: 'Available' }).click();
  await expect(page.locator('#status')).toHaveText('charles is Available');
  await floor.call();
  await expect(page.locator('#offer')).toHaveText('+15557654321 pending');
  await page.getByRole('button', { name: 'Take' }).click();
  await expect(page.locator('#offer')).toHaveText('+15557654321 accepted');
  const { sid } = await floor.newestTask();
  expect((await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('assigned');
  const [leg] = await floor.account.calls.list({ to: '+15550111' });
  await floor.account.calls(leg?.sid ?? '').update({ status: 'completed' });
  await expect(page.locator('#offer')).toHaveText(`wrap up ${sid}`);
  await page.getByRole('button', { name: 'Complete' }).click();
  await expect(page.locator('#offer')).toHaveText('completed: solved');
  expect((await floor.rest.tasks(sid).fetch()).assignmentStatus).toBe('completed');
}

test('the published library takes a call, unchanged, from token to completed task', async ({ page, floor }) => {
  await open(page, floor, oldPage('/taskrouter.min.js', first), 'capability');
  await takeACall(page, floor);
});

test('the same page takes a call on today’s SDK, by another script address and token', async ({ page, floor }) => {
  await open(page, floor, oldPage('/taskrouter-worker.js', later), 'access');
  await takeACall(page, floor);
});

test('the asset leaves what else there is of Twilio, and says of other clients that they are gone', async ({
  page,
  floor,
}) => {
  const html = `<script>window.Twilio = { Device: 'phone' }</script><script src="/taskrouter-worker.js"></script>`;
  await page.goto(`${floor.desk.deskOrigin}/version.json`);
  await page.setContent(html);
  expect(await page.evaluate('Twilio.Device')).toBe('phone');
  for (const client of ['Workspace', 'TaskQueue'])
    await expect(page.evaluate(`new Twilio.TaskRouter.${client}('token')`)).rejects.toThrow(
      `Twilio.TaskRouter.${client} is not possible with today's TaskRouter SDK`,
    );
  await expect(page.evaluate(`new Twilio.TaskRouter.Worker('token')`)).rejects.toThrow('not a JSON Web Token');
});
