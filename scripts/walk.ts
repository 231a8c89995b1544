import { relative } from 'node:path';
import { PROJECT_FOLDER } from './project';
import { countImports } from './walk/imports';
import { WalkedFloor } from './walk/walked-floor';

/**
 * `npm run walk` says how far it is through this house: the files of ours in which anything ran between a request to the
 * local TaskRouter and the frame that tells of it, and how the files of a folder import each other.
 *
 * - `npm run walk -- 'POST /Tasks'`: from the request to the frame `reservation.created`
 * - `npm run walk -- accept`: from the page's accept to the frame `reservation.accepted`
 * - `npm run walk -- imports [FOLDER...]`: lines of code, circles, modules imported twice, files with one importer next
 *   door, names that several files bear
 */
async function main([what = 'all', ...folders]: readonly string[]): Promise<void> {
  const known = ['all', 'POST /Tasks', 'accept', 'imports'];
  if (!known.includes(what)) throw new Error(`There is no walk "${what}": expected one of ${known.join(', ')}`);
  if (what !== 'imports') await walk(what);
  if (what === 'all' || what === 'imports') showImports(folders.length > 0 ? folders : ['emulator', 'src', 'scripts']);
}

async function walk(what: string): Promise<void> {
  const floor = await WalkedFloor.open();
  try {
    const created = await floor.postTask();
    const accepted = await floor.accept();
    if (what !== 'accept') show('POST /Tasks → reservation.created', created);
    if (what !== 'POST /Tasks') show('accept → reservation.accepted', accepted);
  } finally {
    await floor.close();
  }
}

function show(title: string, walked: ReadonlyMap<string, number>): void {
  const functions = [...walked.values()].reduce((sum, count) => sum + count, 0);
  console.log(`\n${title}: ${walked.size} files, ${functions} functions`);
  for (const [file, count] of [...walked].toSorted(([left], [right]) => left.localeCompare(right)))
    console.log(`  ${String(count).padStart(3)}  ${file}`);
}

function showImports(folders: readonly string[]): void {
  for (const folder of folders) {
    const { files, lines, circles, doubles, nextDoor, sameNames } = countImports(PROJECT_FOLDER, folder);
    const inCircles = circles.flat().length;
    console.log(
      `\n${folder}: ${files} files, ${lines} lines; ${circles.length} circles of imports through ${inCircles} files; ` +
        `${doubles} files import a module twice; ${nextDoor.length} have one importer, next door; ` +
        `${sameNames.length} names are not of one file alone`,
    );
    for (const circle of circles) console.log(`  a circle: ${circle.join(', ')}`);
    if (sameNames.length > 0) console.log(`  ${sameNames.map(({ name, count }) => `${name} ×${count}`).join(', ')}`);
    for (const { file, importer } of nextDoor) console.log(`  ${file}, by ${relative(folder, importer)} alone`);
  }
}

main(process.argv.slice(2)).then(
  // The browser SDK goes on waiting for its token to run out, an hour from now.
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
