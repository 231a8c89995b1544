import { parse } from 'dotenv';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isUpToDate, type OutputName } from '../src/cli/build-stamp';
import { signInMode } from '../src/lib/configuration';
import { DEPLOY_FOLDER, LOCAL_FOLDER } from './build/folders';
import { LOCAL_PASSWORD, LOCAL_SUPERVISOR_PASSWORD, startLocalDesk, type LocalDesk } from './local-desk';
import { PROJECT_FOLDER } from './project';
import { banner, passwordOnScreen, type BannerFacts } from './start/banner';
import { canReadKeys, onKeys } from './start/keys';
import { whenOrphaned } from './start/parent';
import { placeCall } from './start/pretend-call';
import { createRebuilder, watchFolders } from './start/rebuild';
import { readSettings, type Settings } from './start/start-settings';

/** How long files must be left alone before a rebuild. */
const QUIET_MS = 100;

/** `npm start`, `npm run dev` (`--watch`) and `npm start -- --live`. */
async function main(): Promise<void> {
  const closers: (() => Promise<void> | void)[] = [];
  let stopping = false;
  const stop = (): void => {
    // Somebody who asks twice does not want to wait.
    if (stopping) process.exit(130);
    stopping = true;
    void closeAll(closers).then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

  if (process.env['npm_lifecycle_event']) whenOrphaned(() => process.ppid, every, stop);

  const settings = readSettings(process.argv.slice(2), process.env, readDotEnv());
  const outputs = outputsFor(settings);
  await build(outputs.filter((name) => !isUpToDate(PROJECT_FOLDER, name)));
  const desk = await startLocalDesk({
    ...settings,
    folder: settings.live ? DEPLOY_FOLDER : LOCAL_FOLDER,
    log: (line) => console.log(`  ${line}`),
  });
  closers.push(() => desk.close());

  const keys = canReadKeys(process.stdin);
  console.log(
    banner({
      deskOrigin: desk.deskOrigin,
      consoleOrigin: desk.emulator?.origin,
      publicOrigin: settings.publicOrigin,
      ...waysIn(desk),
      keys,
    }),
  );
  if (keys) closers.push(onKeys(process.stdin, { q: stop, c: callsTo(desk) }));
  if (settings.watch) closers.push(watchSources(outputs, desk));
}

/** What opens the desk, as people sign in there. */
function waysIn({ env, emulator }: LocalDesk): Pick<BannerFacts, 'password' | 'floorPassword' | 'invite'> {
  const nobody = { password: undefined, floorPassword: undefined, invite: undefined };
  const mode = signInMode(env);
  if (mode === 'people') {
    const [who, where] = emulator ? ['charles', ` --origin ${emulator.origin}`] : ['NAME', ''];
    return { ...nobody, invite: `npx desk people invite ${who}${where}` };
  }
  if (mode === 'oidc') return nobody;
  const { TOKEN_PASSWORD: password = '', SUPERVISOR_PASSWORD: floor } = env;
  return {
    ...nobody,
    password: passwordOnScreen(password, LOCAL_PASSWORD),
    floorPassword: floor && passwordOnScreen(floor, LOCAL_SUPERVISOR_PASSWORD, 'SUPERVISOR_PASSWORD'),
  };
}

async function closeAll(closers: readonly (() => Promise<void> | void)[]): Promise<void> {
  for (const close of closers.toReversed()) await close();
}

/** A live desk runs what would be deployed; a local one may also connect to the local TaskRouter. */
function outputsFor({ live }: Settings): readonly OutputName[] {
  return live ? ['deploy'] : ['local', 'console'];
}

/** The compiler is loaded where there is something to compile; its own process ends with the build. */
async function build(outputs: readonly OutputName[]): Promise<void> {
  if (outputs.length === 0) return;
  const [{ make }, { stop }] = await Promise.all([import('./build'), import('esbuild')]);
  try {
    await make(outputs);
  } finally {
    await stop();
  }
}

function callsTo({ emulator }: LocalDesk): () => void {
  let placed = 0;
  return () => {
    if (emulator === undefined) return;
    void placeCall(emulator.origin, placed++).then((line) => console.log(line));
  };
}

function watchSources(outputs: readonly OutputName[], desk: LocalDesk): () => void {
  const rebuild = async (): Promise<void> => {
    await build(outputs);
    await desk.reload();
    console.log('  Rebuilt.');
  };
  const changed = createRebuilder(
    rebuild,
    () => sleep(QUIET_MS),
    (error) => console.error(`  ${messageOf(error)}`),
  );
  const folders = ['src', 'emulator/console'].map((folder) => join(PROJECT_FOLDER, folder));
  return watchFolders(folders, changed);
}

function every(intervalMs: number, look: () => void): () => void {
  const timer = setInterval(look, intervalMs).unref();
  return () => clearInterval(timer);
}

function readDotEnv(): Record<string, string> | undefined {
  const file = join(PROJECT_FOLDER, '.env');
  return existsSync(file) ? parse(readFileSync(file)) : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exit(1);
});
