import type { Page } from '@playwright/test';
import type { BrowserFloor } from './floor';

/**
 * The page can read from TaskRouter's event bridge, but not complete anything there.
 *
 * @returns What it was refused, growing.
 */
export async function refuseToComplete(page: Page, floor: BrowserFloor): Promise<readonly string[]> {
  const refused: string[] = [];
  await page.route(`${floor.emulator.origin}/v1/wschannels**`, async (route) => {
    const body = route.request().postData() ?? '';
    if (!body.includes('"ReservationStatus":"completed"')) return route.fallback();
    refused.push(body);
    const message = { code: 20500, status: 500, message: 'Internal server error' };
    return route.fulfill({ status: 500, json: message, headers: { 'Access-Control-Allow-Origin': '*' } });
  });
  return refused;
}
