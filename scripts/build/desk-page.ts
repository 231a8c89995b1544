import { existsSync } from 'node:fs';
import { appendFile, copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseEmulator } from './boundary';
import { brandStyles } from './colours';
import { CONFIG_FILE, readDeskConfig } from './desk-config';
import { buildFloorPage } from './floor-page';
import { buildPage } from './build-page';
import { writeStart } from './page-start';
import type { BuiltPage } from './page-weight';
import { buildWorkerScript } from './worker-script';

const FIRST_SCRIPT = 'desk.js';

/** What every visit loads besides the scripts, as does each of the icons that say in the tab how the agent stands. */
const OTHERS = ['index.html', 'desk.css', CONFIG_FILE, 'icon.svg'];
const ICONS = 'icons';

export interface DeskPageOptions {
  /** The folder of assets. */
  source: string;
  out: string;
  /** Origins added to `connect-src` of the page's content security policy. */
  connectOrigins: readonly string[];
  minify: boolean;
}

/**
 * Builds the worker page with the operator's configuration: the colours become part of its style sheet, and the rest
 * is what the page reads as `/desk-config.json`.
 *
 * @throws when the configuration cannot be used, or the page contains a part of the local TaskRouter
 */
export async function buildDeskPage({ source, out, connectOrigins, minify }: DeskPageOptions): Promise<BuiltPage> {
  const { colours, ...config } = await readDeskConfig(source);
  const scripts = await buildPage({ source, entries: { desk: 'desk/main.tsx' }, styles: ['desk'], out, minify });
  refuseEmulator([...scripts.values()].flatMap(({ inputs }) => inputs));
  await writeFile(join(out, CONFIG_FILE), JSON.stringify(config));
  if (colours) await appendFile(join(out, 'desk.css'), brandStyles(colours));
  await writeStart(join(out, 'index.html'), scripts, FIRST_SCRIPT, connectOrigins);
  if (existsSync(join(source, 'floor.html'))) await buildFloorPage({ source, out, connectOrigins, minify }, colours);
  if (existsSync(join(source, 'worker-js-v1'))) await buildWorkerScript({ source, out, minify });
  // Twilio's runtime serves `/` from the asset whose path is /assets/index.html and from no other.
  await mkdir(join(out, 'assets'), { recursive: true });
  await copyFile(join(out, 'index.html'), join(out, 'assets', 'index.html'));
  const icons = existsSync(join(out, ICONS)) ? await readdir(join(out, ICONS)) : [];
  const others = [...OTHERS.filter((file) => existsSync(join(out, file))), ...icons.map((icon) => join(ICONS, icon))];
  return { scripts, start: FIRST_SCRIPT, others };
}
