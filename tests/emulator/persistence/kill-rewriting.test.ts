import { existsSync, mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll, run } from '../../scripts/start/desk-process';
import { bundleEmulator, startEmulator } from './emulator-process';
import { draws, drawsBelow } from '../../seed';
import { GoneError, request } from './hammer';

/** With each a kill while the file is written anew because it has grown, while a snapshot is restored, and at a start. */
const rounds = 6;
const registers = 8;
const longestText = 3_900;
const limitMs = 300_000;
const tasks = `/v1/Workspaces/WS${'1'.padStart(32, '0')}/Tasks`;

let folder: string;
let bundle: string;
/** How often a half-written file was found beside the one in use. */
let caught = 0;
const random = drawsBelow(draws.seed);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kill-rewriting-'));
  bundle = await bundleEmulator(folder);
  const seed = {
    workspace: 'floor',
    taskQueues: [{ name: 'all', targetWorkers: '1==2' }],
    workflows: [{ name: 'all', configuration: { task_routing: { default_filter: { queue: 'all' } } } }],
  };
  writeFileSync(join(folder, 'floor.json'), JSON.stringify(seed));
});

afterAll(async () => {
  await killAll();
  rmSync(folder, { recursive: true });
});

/** A task whose attributes are written over and over. */
interface Register {
  readonly sid: string;
  acknowledged: string;
  /** Asked for without an answer. */
  asked?: string;
}

const optionsFor = (data: string): string[] => ['--seed', join(folder, 'floor.json'), '--data', data];
const text = (round: string): string => JSON.stringify({ round, text: 'x'.repeat(longestText - random(1_000)) });

/** Does `end` soon after the file is being written anew, some turns of the event loop later. */
function onRewriting(data: string, end: () => void): () => void {
  let turns = random(2_000);
  const watcher = watch(folder, (_event, name) => {
    if (name !== `${data.slice(folder.length + 1)}.new`) return;
    watcher.close();
    const wait = (): void => {
      turns -= 1;
      if (turns > 0) setImmediate(wait);
      else end();
    };
    wait();
  });
  return () => watcher.close();
}

const noteLeft = (data: string): void => {
  if (existsSync(`${data}.new`)) caught += 1;
};

async function makeRegisters(origin: string): Promise<Register[]> {
  const made: Register[] = [];
  for (let number = 0; number < registers; number += 1) {
    const acknowledged = text('first');
    const { sid } = await request(origin, tasks, { Attributes: acknowledged }, 'POST');
    made.push({ sid: String(sid), acknowledged });
  }
  return made;
}

async function write(origin: string, register: Register): Promise<boolean> {
  register.asked = text(register.sid);
  try {
    await request(origin, `${tasks}/${register.sid}`, { Attributes: register.asked }, 'POST');
  } catch (error) {
    if (error instanceof GoneError) return false;
    throw error;
  }
  register.acknowledged = register.asked;
  delete register.asked;
  return true;
}

/** Each register says what was acknowledged last, or what was asked for when the process ended. */
async function check(origin: string, all: readonly Register[]): Promise<void> {
  for (const register of all) {
    const { attributes } = await request(origin, `${tasks}/${register.sid}`, undefined, 'GET');
    const allowed = [register.acknowledged, ...(register.asked === undefined ? [] : [register.asked])];
    expect(allowed).toContain(attributes);
    register.acknowledged = String(attributes);
    delete register.asked;
  }
}

it(
  `loses nothing when it is killed ${rounds} times over while its file is written anew: for its size, for a snapshot, at a start`,
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const data = join(folder, `floor-${round}.data`);

      const first = await startEmulator(bundle, optionsFor(data));
      const all = await makeRegisters(first.origin);
      onRewriting(data, () => first.kill());
      const keepWriting = async (register: Register): Promise<void> => {
        while (await write(first.origin, register));
      };
      await Promise.all(all.map(keepWriting));
      await first.exited;
      noteLeft(data);

      const starting = run(process.execPath, [bundle, '--port', '0', ...optionsFor(data)], {});
      onRewriting(data, () => void starting.child.kill('SIGKILL'));
      await starting.exited;
      noteLeft(data);

      const second = await startEmulator(bundle, optionsFor(data));
      await check(second.origin, all);
      const before = all.map(({ acknowledged }) => acknowledged);
      await request(second.origin, '/_emulator/snapshots/before', {}, 'POST');
      for (const register of all) await write(second.origin, register);
      const after = all.map(({ acknowledged }) => acknowledged);
      onRewriting(data, () => second.kill());
      // Whether it is answered is up to the moment of the kill.
      await request(second.origin, '/_emulator/snapshots/before/restore', {}, 'POST').catch((error: unknown) => {
        if (!(error instanceof GoneError)) throw error;
      });
      await second.exited;
      noteLeft(data);

      const last = await startEmulator(bundle, optionsFor(data));
      const found = await Promise.all(
        all.map(async ({ sid }) =>
          String((await request(last.origin, `${tasks}/${sid}`, undefined, 'GET'))['attributes']),
        ),
      );
      expect([before, after]).toContainEqual(found);
      last.kill();
      await last.exited;
    }
    // Otherwise none of the kills came in the middle of it, and nothing was tried.
    expect(caught).toBeGreaterThan(0);
  },
  limitMs,
);
