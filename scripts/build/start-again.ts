import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../project';

/** Stand in a page's HTML: the script itself, and its hash in the content security policy. */
const SCRIPT = '<!-- START_AGAIN -->';
const HASH = '%START_AGAIN_HASH%';

const SOURCE = join(PROJECT_FOLDER, 'src/assets/start/start-again.ts');

/**
 * Puts the script that loads a page again, where a part of it did not load, into the page's HTML. Its content security
 * policy allows this one inline script, by its hash.
 *
 * @throws when a placeholder is not there exactly once
 */
export async function withStartAgain(html: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [SOURCE],
    write: false,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    logLevel: 'silent',
  });
  const script = (outputFiles[0]?.text ?? '').trim();
  const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  return replaced(replaced(html, HASH, hash), SCRIPT, `<script>${script}</script>`);
}

function replaced(html: string, placeholder: string, by: string): string {
  const parts = html.split(placeholder);
  if (parts.length !== 2) throw new Error(`The page has ${parts.length - 1} times ${placeholder}, expected it once.`);
  return parts.join(by);
}
