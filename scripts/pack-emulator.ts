import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { generateDtsBundle } from 'dts-bundle-generator';
import { isUpToDate } from '../src/cli/build-stamp';
import { make } from './build';
import { packagesInEmulator } from './build/emulator';
import { EMULATOR_FOLDER } from './build/folders';
import { PROJECT_FOLDER } from './project';

const folder = join(PROJECT_FOLDER, 'emulator');
const out = join(PROJECT_FOLDER, EMULATOR_FOLDER);

/**
 * The types of what programs import, at the top of the package: there they are found by compilers that do not know `exports`,
 * too. The manifest has no `main` for those, or whoever imports this folder inside the project would be given the build.
 */
const typed = { 'index.d.ts': 'index', 'twilio.d.ts': 'request-client' };

/** The pages that its own messages and its README send to. */
const pages = ['emulator.md', 'differences.md'];

/** What npm runs before it packs or publishes the local TaskRouter: what is built, its types, and what goes with it. */
async function packEmulator(): Promise<void> {
  await make((['console', 'emulator'] as const).filter((name) => !isUpToDate(PROJECT_FOLDER, name)));
  await writeTypes();
  await writeFile(join(out, 'THIRD-PARTY-LICENSES.txt'), await licences(await packagesInEmulator()));
  await mkdir(join(folder, 'docs'), { recursive: true });
  for (const page of pages) {
    const text = await readFile(join(PROJECT_FOLDER, 'docs', page), 'utf8');
    await writeFile(join(folder, 'docs', page), asPacked(text));
  }
}

/** One file of types for each that programs import: those of the sources, less what is marked as internal. */
async function writeTypes(): Promise<void> {
  const config = join(folder, 'tsconfig.json');
  // In the project, because types of packages are looked for from where a file is.
  const emitted = join(PROJECT_FOLDER, 'dist', 'emulator-types');
  const compiler = join(PROJECT_FOLDER, 'node_modules', '.bin', 'tsc');
  const options = `--noEmit false --declaration --emitDeclarationOnly --outDir ${emitted} --rootDir ${PROJECT_FOLDER}`;
  const { status, stdout } = spawnSync(compiler, ['-p', config, ...options.split(' ')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The types of the local TaskRouter could not be written:\n${stdout}`);
  const output = { exportReferencedTypes: false, noBanner: true };
  const entries = Object.values(typed).map((name) => ({
    filePath: join(emitted, 'emulator', `${name}.d.ts`),
    output,
    noCheck: true,
  }));
  const bundled = generateDtsBundle(entries, { preferredConfigPath: config });
  for (const [index, file] of Object.keys(typed).entries()) await writeFile(join(folder, file), bundled[index] ?? '');
  await rm(emitted, { recursive: true });
}

/** Where the words that many licences share begin; whose they are stands before. */
const sharedWords = /Permission (?:is hereby granted|to use)[^]*$/;

/**
 * Name, version and licence of each package whose code is in the bundle, which is what the licences ask for. Those with the
 * same words stand together above them.
 */
async function licences(packages: readonly string[]): Promise<string> {
  const groups = new Map<string, { readonly terms: string; readonly holders: string[] }>();
  for (const its of packages) {
    const { name, version, license } = JSON.parse(await readFile(join(PROJECT_FOLDER, its, 'package.json'), 'utf8'));
    const file = (await readdir(join(PROJECT_FOLDER, its))).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : (await readFile(join(PROJECT_FOLDER, its, file), 'utf8')).trim();
    const [terms = ''] = sharedWords.exec(text) ?? [];
    const words = terms.replaceAll(/\s+/g, ' ').toLowerCase() || its;
    const group = groups.get(words) ?? { terms, holders: [] };
    groups.set(words, group);
    group.holders.push(`${name} ${version} (${license})\n\n${text.slice(0, text.length - terms.length)}`.trim());
  }
  const rule = `\n${'-'.repeat(80)}\n\n`;
  const written = [...groups.values()].map(({ terms, holders }) => `${[...holders, terms].join('\n\n')}\n`);
  return `The local TaskRouter contains code of these packages.\n${rule}${written.join(rule)}`;
}

/** A page without its pictures and without what keeps its tables straight, and with links to what the package has alone. */
function asPacked(markdown: string): string {
  const withoutPictures = markdown.replaceAll(/^!\[.*\]\(.*\)\n\n/gm, '');
  const withoutPadding = withoutPictures.replaceAll(/^\|.*$/gm, (row) => row.replaceAll(/ {2,}|-{4,}/g, squeezed));
  return withoutPadding.replaceAll(/\[([^\]]+)\]\(([^)]*)\)/g, (link, text: string, to: string) => {
    if (to.startsWith('../emulator/')) return `[${text}](${to.replace('../emulator/', '../')})`;
    const stays = /^(https?:|#)/.test(to) || pages.includes(to.split('#', 1)[0] ?? '');
    return stays ? link : text;
  });
}

const squeezed = (padding: string): string => (padding.startsWith(' ') ? ' ' : '---');

packEmulator().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
