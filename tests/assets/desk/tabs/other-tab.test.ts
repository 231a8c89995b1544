import { isOpenInAnotherTab } from '../../../../src/assets/desk/tabs/other-tab';
import { tabsName } from '../../../../src/assets/desk/tabs/tabs-channel';

const holding = (...names: string[]) => ({
  query: () => Promise.resolve({ held: names.map((name) => ({ name })), pending: [] }),
});

describe('another tab with the page', () => {
  it('is known by its lock, whatever its build', async () => {
    expect(await isOpenInAnotherTab(holding('somebody else’s', tabsName('0123456789ab')))).toBe(true);
    expect(await isOpenInAnotherTab(holding('somebody else’s'))).toBe(false);
    expect(await isOpenInAnotherTab(holding())).toBe(false);
  });

  it('is none where the browser has no locks', async () => {
    expect(await isOpenInAnotherTab(undefined)).toBe(false);
  });
});
