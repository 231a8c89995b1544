import { expect, test as base } from '@playwright/test';
import { createEmulator, type Emulator } from '../../emulator';

const test = base.extend<{ taskrouter: Emulator }, { ofWorker: Emulator }>({
  ofWorker: [
    async ({}, use) => {
      const emulator = await createEmulator();
      await use(emulator);
      await emulator.close();
    },
    { scope: 'worker' },
  ],
  taskrouter: async ({ ofWorker }, use) => {
    await ofWorker.reset();
    ofWorker.clock.freeze();
    await use(ofWorker);
  },
});

// With a page of your own in the place of the console, and your own controls.
test('an agent becomes available', async ({ page, taskrouter }) => {
  await page.goto(taskrouter.origin);
  await page.getByLabel('Activity of charles').selectOption('Available');
  await page.reload();
  await expect(page.getByLabel('Activity of charles').locator('option:checked')).toHaveText('Available');
});

test('the next test finds the agent as the seed has it', async ({ page, taskrouter }) => {
  await page.goto(taskrouter.origin);
  await expect(page.getByLabel('Activity of charles').locator('option:checked')).toHaveText('Offline');
});
