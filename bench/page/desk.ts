import type { Page } from '@playwright/test';
import { buildDesk, LOCAL_CONNECT_ORIGINS } from '../../scripts/build';
import { LOCAL_PASSWORD, startLocalDesk, type LocalDesk } from '../../scripts/local-desk';
import type { Emulator } from '../../emulator';

/** Beside the builds that are deployed and run here. */
export const FOLDER = 'dist/bench/page';

const WORKER = 'charles';

/** The desk as it is built today, with its local TaskRouter in this process. */
export interface BenchDesk extends LocalDesk {
  readonly emulator: Emulator;
}

export async function openDesk(): Promise<BenchDesk> {
  await buildDesk({ outFolder: FOLDER, connectOrigins: LOCAL_CONNECT_ORIGINS, minify: true });
  const desk = await startLocalDesk({ deskPort: 0, emulatorPort: 0, folder: FOLDER });
  const { emulator } = desk;
  if (!emulator) throw new Error('The desk was started without a local TaskRouter');
  return { ...desk, emulator };
}

/** Signs in and becomes available. */
export async function comeOnShift(page: Page, { deskOrigin }: BenchDesk): Promise<void> {
  await page.goto(deskOrigin);
  await page.getByLabel('Name').fill(WORKER);
  await page.getByLabel('Password').fill(LOCAL_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('group', { name: 'Activity' }).getByRole('button', { name: 'Available', exact: true }).click();
  await page.evaluate('probe.reach("available")');
}

/** A customer calls the support line. @returns the call's SID */
export const callIn = ({ emulator }: BenchDesk): string => emulator.control.call('+15557654321', '+15550100');
