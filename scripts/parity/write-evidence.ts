import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../project';
import { evidenceRows, files, readChoices } from './choices';

const rowsOfTable = /(?<=^## Evidence\n[^]*?\| choice .*\n\|[ :|-]+\|\n)[^]*/m;

/** Writes the table of evidence in `docs/differences.md` anew, from `emulator/choices.yaml`. */
async function main(): Promise<void> {
  const path = join(PROJECT_FOLDER, files.page);
  const rows = evidenceRows(readChoices(await readFile(join(PROJECT_FOLDER, files.source), 'utf8')));
  const table = rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  await writeFile(
    path,
    (await readFile(path, 'utf8')).replace(rowsOfTable, () => table),
  );
  execFileSync('npx', ['oxfmt', path], { cwd: PROJECT_FOLDER });
}

void main();
