import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Output {
  /** What is there once it is built, relative to the project. */
  readonly files: readonly string[];
  /** The files and folders it is built of. */
  readonly sources: readonly string[];
}

const everyBuild = ['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/build.ts', 'scripts/build'];
const desk = [...everyBuild, 'src/functions', 'src/assets', 'src/lib'];

/** All that the build makes, and of what. */
export const outputs = {
  /** The desk to deploy. */
  deploy: { files: ['dist/functions', 'dist/assets'], sources: desk },
  /** The desk to run here. */
  local: { files: ['dist/local/functions', 'dist/local/assets'], sources: desk },
  /** The local TaskRouter's console. */
  console: { files: ['emulator/dist/console'], sources: [...everyBuild, 'emulator/console'] },
  /** The local TaskRouter. */
  emulator: {
    files: ['index.js', 'main.js', 'request-client.js'].map((file) => `emulator/dist/${file}`),
    sources: [...everyBuild, 'emulator', 'src/lib'],
  },
  /** This command line. */
  cli: { files: ['dist/cli/desk.js'], sources: [...everyBuild, 'src/cli', 'src/lib', 'src/assets/desk-config.json'] },
  /** What `npm start` runs. */
  start: {
    files: ['dist/start.js'],
    sources: [
      ...everyBuild,
      'scripts',
      'src/lib',
      'src/assets/desk/screen-pop',
      'src/assets/desk/settings',
      'src/assets/desk/ground',
      'src/cli/build-stamp.ts',
    ],
  },
} as const satisfies Record<string, Output>;

export type OutputName = keyof typeof outputs;

/** Everything, in the order it is built in. */
export const outputNames: readonly OutputName[] = ['deploy', 'local', 'console', 'emulator', 'cli', 'start'];

export const isOutputName = (text: string): text is OutputName => Object.hasOwn(outputs, text);

const stampFile = (project: string, name: OutputName): string => join(project, 'dist', 'stamps', name);

/**
 * Whether something was built, and of the sources as they are now.
 *
 * @param project - The project's root folder.
 */
export function isUpToDate(project: string, name: OutputName): boolean {
  if (!outputs[name].files.every((file) => existsSync(join(project, file)))) return false;
  const stamp = stampFile(project, name);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesNow(project, name);
}

/**
 * Builds one thing, and notes what it was built of. The sources are looked at first, so that a change during the build is
 * not taken for built.
 */
export async function stamped<T>(project: string, name: OutputName, build: () => Promise<T>): Promise<T> {
  const stamp = stampFile(project, name);
  const sources = sourcesNow(project, name);
  rmSync(stamp, { force: true });
  const built = await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
  return built;
}

/**
 * A digest of the sources' paths, sizes and times. To read them all would take as long as the rest of the command line, and
 * a file that was touched and not changed costs no more than a build too many.
 */
function sourcesNow(project: string, name: OutputName): string {
  const digest = createHash('sha256');
  for (const source of outputs[name].sources) {
    for (const path of filesAt(project, source)) {
      const { size, mtimeMs } = statSync(join(project, path));
      digest.update(`${path}\0${size}\0${mtimeMs}\n`);
    }
  }
  return digest.digest('hex');
}

/** The file, or those in the folder however deep, in a fixed order; none where there is no such thing. */
function filesAt(project: string, path: string): readonly string[] {
  const status = statSync(join(project, path), { throwIfNoEntry: false });
  if (status === undefined) return [];
  if (status.isFile()) return [path];
  return readdirSync(join(project, path), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = `${path}/${entry.name}`;
      // What was built or packed there is no source.
      if (/^(dist|docs)$|\.d\.ts$/.test(entry.name)) return [];
      return entry.isDirectory() ? filesAt(project, inside) : [inside];
    });
}
