import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAll, run } from '../../scripts/start/desk-process';
import { draws, drawsBelow } from '../../seed';
import { bundleEmulator, startEmulator, type EmulatorProcess } from './emulator-process';
import { GoneError, request } from './hammer';

const registers = 8;
const longestText = 3_900;
const workspace = `/v1/Workspaces/WS${'1'.padStart(32, '0')}`;
const tasks = `${workspace}/Tasks`;
const workflowsPath = `${workspace}/Workflows`;
const powerCut = join(__dirname, 'power-cut.cjs');

/** When the process ends, and whether the new file stands beside the one in use then. */
const moments = [
  ['opened', true],
  ['begun', true],
  ['torn', true],
  ['written', true],
  ['replaced', false],
] as const;

let folder: string;
let bundle: string;
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

/** An emulator that ends at this moment of the nth time that it writes its file anew; the first is at its start. */
const startDoomed = (data: string, nth: number, moment: string): Promise<EmulatorProcess> =>
  startEmulator(bundle, optionsFor(data), {
    NODE_OPTIONS: `--require ${powerCut}`,
    POWER_CUT: `${nth} ${moment} ${data}`,
  });

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

/** Changes what takes much room, over and over, so that the file soon has to be written anew for its size. */
async function grow(origin: string): Promise<void> {
  const { workflows } = await request(origin, workflowsPath, undefined, 'GET');
  const [{ sid }] = workflows as [{ sid: string }];
  const queue = `WQ${'1'.padStart(32, '0')}`;
  for (let round = 0; ; round += 1) {
    const filter = { filter_friendly_name: `${round}`.padEnd(128 * 1024, 'x') };
    const filters = [{ ...filter, expression: '1==2', targets: [{ queue }] }];
    const Configuration = JSON.stringify({ task_routing: { filters, default_filter: { queue } } });
    try {
      await request(origin, `${workflowsPath}/${sid}`, { Configuration }, 'POST');
    } catch (error) {
      if (error instanceof GoneError) return;
      throw error;
    }
  }
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

it.each(moments)(
  'loses nothing when it ends while its file is written anew, for its size, at a start and for a snapshot: %s',
  async (moment, isBeside) => {
    const data = join(folder, `floor-${moment}.data`);

    const first = await startDoomed(data, 2, moment);
    const all = await makeRegisters(first.origin);
    const keepWriting = async (register: Register): Promise<void> => {
      while (await write(first.origin, register));
    };
    await Promise.all([grow(first.origin), ...all.map(keepWriting)]);
    await first.exited;
    expect(existsSync(`${data}.new`)).toBe(isBeside);

    const starting = run(process.execPath, ['--require', powerCut, bundle, '--port', '0', ...optionsFor(data)], {
      POWER_CUT: `1 ${moment} ${data}`,
    });
    await starting.exited;
    expect(starting.child.signalCode).toBe('SIGKILL');
    expect(existsSync(`${data}.new`)).toBe(isBeside);

    const second = await startDoomed(data, 2, moment);
    await check(second.origin, all);
    const before = all.map(({ acknowledged }) => acknowledged);
    await request(second.origin, '/_emulator/v1/snapshots/before', {}, 'POST');
    for (const register of all) await write(second.origin, register);
    const after = all.map(({ acknowledged }) => acknowledged);
    const restoring = request(second.origin, '/_emulator/v1/snapshots/before/restore', {}, 'POST');
    await expect(restoring).rejects.toThrow(GoneError);
    await second.exited;
    expect(existsSync(`${data}.new`)).toBe(isBeside);

    const last = await startEmulator(bundle, optionsFor(data));
    const found = await Promise.all(
      all.map(async ({ sid }) =>
        String((await request(last.origin, `${tasks}/${sid}`, undefined, 'GET'))['attributes']),
      ),
    );
    // The snapshot is restored as a whole or not at all.
    expect(found).toEqual(isBeside ? after : before);
    last.kill();
    await last.exited;
  },
);
