import type { Page } from '@playwright/test';
import { Line } from '../conformance/line';
import type { BrowserFloor } from './floor';

/** Leads a page to TaskRouter over a line that can break; whoever asked for it closes it. */
export async function overALine(page: Page, floor: BrowserFloor): Promise<Line> {
  const line = await Line.to(floor.emulator.origin);
  const taskrouter = { ebServer: `http://${line.host}/v1/wschannels`, wsServer: `ws://${line.host}/v1/wschannels` };
  await page.route('**/token', async (route) => {
    const response = await route.fetch();
    const ticket: object = await response.json();
    await route.fulfill({ response, json: { ...ticket, taskrouter } });
  });
  return line;
}
