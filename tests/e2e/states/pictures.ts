import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { desktop, narrow, speak } from '../look';

/** Folder into which pictures of every state are written, from the environment variable PICTURES; not set in CI. */
const folder = process.env['PICTURES'];

const wall = { width: 3840, height: 2160 };
const handset = { width: 390, height: 844 };

/** Photographs the page in every way it may be seen, and leaves it as it was. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const shoot = async (how: string, fullPage = false): Promise<void> => {
    const path = join(folder, `${name.replaceAll(/[^\w]+/g, '-')}.${how}.png`);
    await page.screenshot({ path, fullPage, animations: 'disabled' });
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await shoot(colorScheme);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await shoot('forced');
  await page.emulateMedia({ forcedColors: 'none' });
  await page.setViewportSize(narrow);
  await shoot('320', true);
  await page.setViewportSize(handset);
  await shoot('390');
  await page.setViewportSize(wall);
  await shoot('4k');
  await page.setViewportSize(desktop);
  await speak(page, 'ar');
  await shoot('rtl');
  await page.setViewportSize(narrow);
  await shoot('rtl-320', true);
  await page.setViewportSize(desktop);
  await speak(page, 'en');
}
