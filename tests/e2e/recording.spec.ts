import { action, card, expect, expectState, test } from './floor';
import { expectAccessibleInBoth, narrow, smallTargets, speak, sticksOut } from './look';

test.use({ env: { RECORDING: 'on', PAUSE_SECONDS: '60', DEADLINE_WORKFLOW_SID: `WW${'4'.padStart(32, '0')}` } });

test('a call that is recorded says so all the time, and is paused by a key and a button', async ({ page, floor }) => {
  const sign = page.getByRole('region', { name: 'Recording' });
  await floor.inCall(page, 'charles');
  await expect(sign.getByRole('status')).toHaveText('Recording');

  await test.step('by a key, with the focus where it was', async () => {
    await sign.getByRole('button', { name: 'Pause recording' }).focus();
    await page.keyboard.press('r');
    await expect(sign.getByRole('status')).toHaveText('Recording paused by charles');
    await expect(sign.getByRole('timer')).toHaveText(/^resumes in 0:\d\d$/);
    await expect(sign.getByRole('button', { name: 'Resume recording' })).toBeFocused();
    await expectAccessibleInBoth(page, 'a recording that is paused');
  });

  await test.step('not by that key in the notes', async () => {
    await page.getByLabel('Notes').fill('');
    await page.getByLabel('Notes').pressSequentially('rrr');
    await expect(page.getByLabel('Notes')).toHaveValue('rrr');
    await expect(sign.getByRole('status')).toHaveText('Recording paused by charles');
  });

  await test.step('in sight at the bottom of the card, on a narrow screen and from right to left', async () => {
    const desktop = page.viewportSize();
    await page.setViewportSize(narrow);
    expect(await sticksOut(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await speak(page, 'ar');
    await expect(page.locator('.recording output')).toHaveText(/^أوقف .*charles.* التسجيل مؤقتًا$/);
    expect(await sticksOut(page)).toEqual([]);
    await speak(page, 'en');
    if (desktop) await page.setViewportSize({ ...desktop, height: 480 });
    await card(page).getByLabel('Notes').scrollIntoViewIfNeeded();
    await expect(sign).toBeInViewport();
    if (desktop) await page.setViewportSize(desktop);
  });

  await test.step('by a button', async () => {
    await sign.getByRole('button', { name: 'Resume recording' }).click();
    await expect(sign.getByRole('status')).toHaveText('Recording');
    await expectAccessibleInBoth(page, 'a call that is recorded');
  });

  await test.step('and is over with the call', async () => {
    await action(page, 'End call').click();
    await expectState(page, 'wrapping');
    await expect(sign).toBeHidden();
  });
});
