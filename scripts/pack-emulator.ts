import { spawnSync } from 'node:child_process';
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildConsole } from './build';
import { refuseDesk } from './build/boundary';
import { PROJECT_FOLDER } from './project';

/** Where the local TaskRouter is put together as a package of its own, ready for `npm publish`. */
export const PACKAGE_FOLDER = 'dist/emulator';

interface RootPackage {
  readonly version: string;
  readonly license: string;
  readonly engines: object;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Whoever tests against it has one of their own, and the client that is pointed here has to be made of that one. */
const PEERS: readonly string[] = ['twilio'];

/**
 * Puts the local TaskRouter together as a package: compiled, with types, console, seed and README. What it depends on is
 * what its code imports, at the versions of this repository.
 *
 * @returns Its `package.json`.
 */
export async function packEmulator(folder: string = PACKAGE_FOLDER): Promise<object> {
  const out = join(PROJECT_FOLDER, folder);
  const source = join(PROJECT_FOLDER, 'emulator');
  await rm(out, { recursive: true, force: true });
  await mkdir(join(out, 'seed'), { recursive: true });
  const { metafile } = await build({
    entryPoints: [join(source, 'index.ts'), join(source, 'main.ts')],
    outdir: out,
    absWorkingDir: PROJECT_FOLDER,
    bundle: true,
    splitting: false,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    metafile: true,
    logLevel: 'silent',
  });
  refuseDesk(Object.keys(metafile.inputs));
  await buildConsole(`${folder}/console`);
  await copyFile(join(source, 'seed', 'writers.yaml'), join(out, 'seed', 'writers.yaml'));
  await copyFile(join(source, 'README.md'), join(out, 'README.md'));
  await cp(join(PROJECT_FOLDER, 'LICENSE'), join(out, 'LICENSE'));
  declareTypes(join(out, 'types'));
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
  const description = describe(
    JSON.parse(await readFile(join(PROJECT_FOLDER, 'package.json'), 'utf8')),
    imported.filter(({ external }) => external).map(({ path }) => path),
  );
  await writeFile(join(out, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
  return description;
}

function describe(root: RootPackage, imports: readonly string[]): object {
  const versions = { ...root.devDependencies, ...root.dependencies };
  const names = new Set(imports.map((path) => path.split('/', path.startsWith('@') ? 2 : 1).join('/')));
  const used = Object.entries(versions).filter(([name]) => names.has(name));
  return {
    name: 'local-taskrouter',
    version: root.version,
    description: 'A stateful local TaskRouter that Twilio’s own clients talk to as if it were the real one.',
    license: root.license,
    engines: root.engines,
    main: 'index.js',
    types: 'types/emulator/index.d.ts',
    exports: {
      '.': { types: './types/emulator/index.d.ts', default: './index.js' },
      './package.json': './package.json',
    },
    bin: { 'local-taskrouter': 'main.js' },
    dependencies: Object.fromEntries(used.filter(([name]) => !PEERS.includes(name))),
    peerDependencies: Object.fromEntries(
      used.filter(([name]) => PEERS.includes(name)).map(([name, version]) => [name, `^${version}`]),
    ),
  };
}

function declareTypes(folder: string): void {
  const compiler = join(PROJECT_FOLDER, 'node_modules', '.bin', 'tsc');
  const options = `--noEmit false --declaration --emitDeclarationOnly --outDir ${folder} --rootDir ${PROJECT_FOLDER}`;
  const config = join(PROJECT_FOLDER, 'emulator', 'tsconfig.json');
  const { status, stdout } = spawnSync(compiler, ['-p', config, ...options.split(' ')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The types of the emulator could not be written:\n${stdout}`);
}

if (require.main === module) {
  packEmulator().then(
    () => console.log(`The local TaskRouter is a package in ${PACKAGE_FOLDER}/.`),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
