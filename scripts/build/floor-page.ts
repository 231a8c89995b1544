import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseEmulator } from './boundary';
import { brandStyles } from './colours';
import type { DeskConfig } from './desk-config';
import { bundlePage, type PageOptions } from './build-page';
import { writeStart } from './page-start';

const FIRST_SCRIPT = 'floor.js';

/**
 * Builds the floor page beside the worker page, by itself: scripts shared by the two would be cut into more and smaller
 * ones, and what agents load would grow.
 *
 * @param colours - Of the operator's configuration; part of its style sheet, too.
 */
export async function buildFloorPage(
  { source, out, minify, connectOrigins }: Omit<PageOptions, 'entries'> & { connectOrigins: readonly string[] },
  colours: DeskConfig['colours'],
): Promise<void> {
  const scripts = await bundlePage({
    source,
    entries: { floor: 'floor/main.tsx' },
    styles: ['floor'],
    out,
    minify,
  });
  refuseEmulator([...scripts.values()].flatMap(({ inputs }) => inputs));
  if (colours) await appendFile(join(out, 'floor.css'), brandStyles(colours));
  await writeStart(join(out, 'floor.html'), scripts, FIRST_SCRIPT, connectOrigins);
}
