import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { appendFile, copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseEmulator } from './boundary';
import { brandStyles } from './colours';
import { CONFIG_FILE, readDeskConfig, type DeskConfig } from './desk-config';
import { buildPage, bundlePage, type PageOptions, NO_GRAPHQL } from './build-page';
import { writePlans } from './numbering-plans';
import { writeStart } from './page-start';
import type { BuiltPage } from './page-weight';
import { PROJECT_FOLDER } from '../project';

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

/** The worker page, and the floor page where there is one. */
export interface DeskPages extends BuiltPage {
  readonly floor?: BuiltPage;
}

/**
 * Builds the worker page with the operator's configuration: the colours become part of its style sheet, and the rest
 * is what the page reads as `/desk-config.json`.
 *
 * @throws when the configuration cannot be used, or the page contains a part of the local TaskRouter
 */
export async function buildDeskPage({ source, out, connectOrigins, minify }: DeskPageOptions): Promise<DeskPages> {
  const { colours, ...config } = await readDeskConfig(source);
  const scripts = await buildPage({ source, entries: { desk: 'desk/main.tsx' }, styles: ['desk'], out, minify });
  refuseEmulator([...scripts.values()].flatMap(({ inputs }) => inputs));
  await writeFile(join(out, CONFIG_FILE), JSON.stringify(config));
  const plans = await writePlans(out, config.defaultCountry);
  if (colours) await appendFile(join(out, 'desk.css'), brandStyles(colours));
  await writeStart(join(out, 'index.html'), scripts, FIRST_SCRIPT, connectOrigins, panelOrigins(config));
  const hasFloor = existsSync(join(source, 'floor.html'));
  const floor = hasFloor && (await buildFloorPage({ source, out, connectOrigins, minify }, colours));
  if (existsSync(join(source, 'worker-js-v1'))) await buildWorkerScript({ source, out, minify });
  // For the Function that serves it with headers; private, so that nobody else gets it at that path.
  await copyFile(join(out, 'index.html'), join(out, 'desk.private.html'));
  // Twilio's runtime serves `/` from the asset whose path is /assets/index.html and from no other.
  await mkdir(join(out, 'assets'), { recursive: true });
  await copyFile(join(out, 'index.html'), join(out, 'assets', 'index.html'));
  const icons = existsSync(join(out, ICONS)) ? await readdir(join(out, ICONS)) : [];
  const others = [...OTHERS.filter((file) => existsSync(join(out, file))), ...icons.map((icon) => join(ICONS, icon))];
  return { scripts, start: FIRST_SCRIPT, others, plans, ...(floor && { floor }) };
}

/** Whose pages may be in the panel beside the card: those of the configured addresses, and of what they say they lead to. */
export const panelOrigins = ({ screenPops = [] }: DeskConfig): readonly string[] => [
  ...new Set(
    screenPops
      .filter(({ opens }) => opens === 'panel')
      .flatMap(({ address, origins = [] }) => [new URL(address.replaceAll(/[{}]/g, '')).origin, ...origins]),
  ),
];

/**
 * Builds the script that stands in for Worker.js version 1 on other people's pages: one classic script with everything in
 * it, as that was, so that nothing but its address changes.
 */
async function buildWorkerScript({ source, out, minify }: Omit<PageOptions, 'entries'>): Promise<void> {
  const { metafile } = await build({
    entryPoints: [join(source, 'worker-js-v1/taskrouter-worker.ts')],
    outfile: join(out, 'taskrouter-worker.js'),
    absWorkingDir: PROJECT_FOLDER,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    // It stands on pages that are not ours, in whatever encoding.
    charset: 'ascii',
    alias: { 'graphql-ws': NO_GRAPHQL },
    define: { 'process.env.NODE_ENV': '"production"' },
    minify,
    metafile: true,
    logLevel: 'silent',
  });
  refuseEmulator(Object.keys(metafile.inputs));
}

/**
 * Builds the floor page beside the worker page, by itself: scripts shared by the two would be cut into more and smaller
 * ones, and what agents load would grow.
 *
 * @param colours - Of the operator's configuration; part of its style sheet, too.
 */
async function buildFloorPage(
  { source, out, minify, connectOrigins }: Omit<PageOptions, 'entries'> & { connectOrigins: readonly string[] },
  colours: DeskConfig['colours'],
): Promise<BuiltPage> {
  const scripts = await bundlePage({ source, entries: { floor: 'floor/main.tsx' }, styles: ['floor'], out, minify });
  refuseEmulator([...scripts.values()].flatMap(({ inputs }) => inputs));
  if (colours) await appendFile(join(out, 'floor.css'), brandStyles(colours));
  await writeStart(join(out, 'floor.html'), scripts, 'floor.js', connectOrigins);
  return { scripts, start: 'floor.js', others: [] };
}
