import { chromium, type Browser } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/desk';
import { PROJECT_FOLDER } from '../project';
import { retype } from './guide';
import { recordingIo } from './recording-io';
import { brokenDesk, stuckFloor, type Scene } from './scenes';
import { terminalPage } from './terminal-page';

/**
 * Makes the samples in docs/operators.md and docs/cli.md, and the pictures of the command line in docs/images: runs `desk` against a local
 * TaskRouter in the state that is to be seen, and writes down or pictures what it prints. Needs a build (`npm run build`) and a browser; `CHROME_PATH` names one, `PORT` where
 * the desk is (3000).
 */
async function main(): Promise<void> {
  for (const name of ['operators.md', 'cli.md']) {
    const guide = join(PROJECT_FOLDER, 'docs', name);
    await writeFile(guide, await retype(await readFile(guide, 'utf8')));
  }
  const path = process.env['CHROME_PATH'];
  const browser = await chromium.launch(path ? { executablePath: path, args: ['--no-sandbox'] } : {});
  try {
    const floor = await stuckFloor();
    await picture(browser, floor, 'desk tasks fix --include assigned,reserved,pending', 'desk-tasks-fix', 1.5);
    await picture(browser, floor, 'desk workers list --watch --load', 'desk-workers-watch', 1.5);
    await floor.close();
    const desk = await brokenDesk(Number(process.env['PORT'] ?? 3000));
    await picture(browser, desk, 'desk doctor --local', 'desk-doctor', 1);
    await desk.close();
  } finally {
    await browser.close();
  }
}

async function picture(browser: Browser, scene: Scene, typed: string, name: string, scale: number): Promise<void> {
  const { io, printed } = recordingIo(scene, tmpdir());
  const port = process.env['PORT'] ?? '3000';
  await run(typed.split(' ').slice(1), io);
  const page = await browser.newPage({ deviceScaleFactor: scale });
  await page.setContent(terminalPage(typed, printed().replaceAll(`127.0.0.1:${port}`, '127.0.0.1:3000')));
  const file = join(PROJECT_FOLDER, 'docs', 'images', `${name}.png`);
  await page.locator('pre').screenshot({ path: file });
  await page.close();
  process.stdout.write(`${file}\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
