import files from 'node:fs/promises';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HistoryLog } from '../../../bench/history/history-log';
import { csvHead } from '../../../src/cli/history/call-row';
import { appendHistory } from '../../../src/cli/history/append-verb';
import { connect } from '../../../src/cli/connection';
import { run } from '../../../src/cli/desk';
import type { Files } from '../../../src/cli/files/appended-file';
import { drawsBelow, draws } from '../../seed';
import { temporaryFolder } from '../../temporary-folder';
import { testIo, type TestIo } from '../test-io';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 30, 12);
const calls = 25;
/** When everything is over, and settled. */
const inTheEnd = noon + 12 * hour;

let now = noon;
let log: HistoryLog;
let folder: string;
beforeAll(async () => {
  const options = { calls, from: noon - 6 * hour, everyMs: 14 * 60_000, seed: draws.seed, lateMs: 3 * 60_000 };
  log = await HistoryLog.open({ ...options, now: () => now });
});
afterAll(() => log.close());
beforeEach(async () => {
  now = noon;
  folder = await temporaryFolder('append');
});

const outside = (at = now): Promise<TestIo> => testIo({ now: at, cwd: folder, env: { TASKROUTER_ORIGIN: log.origin } });

async function append(...more: string[]): Promise<{ exitCode: number; said: string }> {
  const io = await outside();
  return { exitCode: await run(['history', '--append', 'calls.csv', ...more], io), said: io.stderr.text };
}

const text = (name = 'calls.csv'): string => readFileSync(join(folder, name), 'utf8');
const inFile = (written = text()): string[] => [...written.matchAll(/\b(WT[0-9a-f]{32})\b/g)].map(([sid]) => sid);
const all = (): string[] => Array.from({ length: calls }, (_, index) => log.real(index).taskSid).toSorted();

/** Runs until everything has been told. */
async function finish(...more: string[]): Promise<void> {
  now = inTheEnd;
  // The newest event is the deletion of the last task, which is five minutes after its end: it settles with the next event.
  const { exitCode } = await append(...more);
  expect(exitCode).toBe(0);
}

/** Those whose end has settled by the newest event, which is all that anybody can know. */
const settled = (written = text()): void => {
  const told = new Set(inFile(written));
  expect(inFile(written)).toHaveLength(told.size);
  const last = Math.max(...all().map((_, index) => Date.parse(log.real(index).endedAt))) + 5 * 60_000;
  const due = Array.from({ length: calls }, (_, index) => log.real(index))
    .filter(({ endedAt }) => Date.parse(endedAt) < last - 15 * 60_000)
    .map(({ taskSid }) => taskSid);
  expect([...told].toSorted()).toEqual(due.toSorted());
  expect(due.length).toBeGreaterThan(calls / 2);
};

it('has each call once, whenever it is run, with events that come late and a clock that jumps', async () => {
  const draw = drawsBelow(draws.seed);
  for (now = noon - 6 * hour; now < inTheEnd; now += draw(4 * hour)) {
    const io = await outside(now + (draw(3) - 1) * draw(26) * hour);
    expect(await run(['history', '--append', 'calls.csv', '--since', '20h'], io)).toBe(0);
  }
  await finish('--since', '20h');
  settled();
  expect(text().startsWith(csvHead)).toBe(true);
  expect(text().split(csvHead)).toHaveLength(2);
  const before = text();
  await finish('--since', '20h');
  expect(text()).toBe(before);
});

/** Writes until it is killed: the step that it is killed in may be done by half, and nothing comes after it. */
class Killed extends Error {}
function until(step: number): { readonly files: Files; readonly steps: () => number } {
  let done = 0;
  const guard = async (): Promise<void> => {
    done += 1;
    if (done > step) return Promise.reject(new Killed());
    return Promise.resolve();
  };
  const guarded: Files = {
    readFile: files.readFile,
    stat: files.stat,
    realpath: files.realpath,
    rm: (path, options) => guard().then(() => files.rm(path, options)),
    truncate: (path, length) => guard().then(() => files.truncate(path, length)),
    rename: (from, to) => guard().then(() => files.rename(from, to)),
    writeFile: (path, data) => guard().then(() => files.writeFile(path, data)),
    open: async (path, flags, mode) => {
      await guard();
      const handle = await files.open(path, flags, mode);
      return new Proxy(handle, {
        get(target, name) {
          const own: unknown = Reflect.get(target, name, target);
          if (typeof own !== 'function') return own;
          return async (...given: unknown[]): Promise<unknown> => {
            if (name === 'close') return target.close();
            const isLast = done === step;
            const [first] = given;
            if (name === 'writeFile' && isLast && typeof first === 'string')
              await target.writeFile(first.slice(0, first.length / 2));
            await guard();
            return Reflect.apply(own, target, given);
          };
        },
      });
    },
  };
  return { files: guarded, steps: () => done };
}

it('is whole after it was killed at any moment', async () => {
  now = noon - 3 * hour;
  await append('--since', '20h');
  const before = inFile().length;
  const begun = folder;
  now = inTheEnd;
  let step = 0;
  for (let isThrough = false; !isThrough; step += 1) {
    folder = await temporaryFolder('killed');
    await files.cp(begun, folder, { recursive: true });
    const io = await outside();
    const { files: within, steps } = until(step);
    const invocation = {
      ...{ io, json: false, concurrency: 8, origin: () => Promise.resolve(log.origin) },
      connect: () => connect(io, { concurrency: 8, local: true, origin: log.origin }),
    };
    const order = { path: 'calls.csv', since: (at: number) => at - 20 * hour, filters: {} };
    isThrough = await appendHistory(invocation, order, within).then(
      () => true,
      (error: unknown) => {
        expect(error).toBeInstanceOf(Killed);
        return false;
      },
    );
    expect(steps()).toBeGreaterThan(isThrough ? 5 : step);
    await finish('--since', '20h');
    settled();
    expect(inFile().length).toBeGreaterThan(before);
  }
  expect(step).toBeGreaterThan(8);
});

it('lets one at a time, and says who has it', async () => {
  writeFileSync(
    join(folder, 'calls.csv.lock'),
    JSON.stringify({ pid: process.ppid, host: (await import('node:os')).hostname() }),
  );
  const { exitCode, said } = await append();
  expect({ exitCode, said }).toEqual({
    exitCode: 1,
    said: expect.stringContaining(`is in use by process ${process.ppid}`),
  });
  expect(await files.readdir(folder)).toEqual(['calls.csv.lock']);
});

it('goes on in a new file where the old one was moved away', async () => {
  await append('--since', '20h');
  renameSync(join(folder, 'calls.csv'), join(folder, 'november.csv'));
  await finish();
  expect(text().startsWith(csvHead)).toBe(true);
  settled(text('november.csv') + text());
});

it.each([
  [
    'a file of somebody else',
    [],
    () => writeFileSync(join(folder, 'calls.csv'), 'mine\n'),
    'has 5 bytes, and desk wrote 0',
  ],
  [
    'what somebody else added',
    ['--since', '20h'],
    () => writeFileSync(join(folder, 'calls.csv'), 'mine\n', { flag: 'a' }),
    'something else has changed it',
  ],
  [
    'a file that was cut',
    ['--since', '20h'],
    () => writeFileSync(join(folder, 'calls.csv'), 'ended_at'),
    'something else has changed it',
  ],
  [
    'a state that nobody can read',
    ['--since', '20h'],
    () => writeFileSync(join(folder, 'calls.csv.state.json'), '{'),
    'nobody knows where',
  ],
  ['another form', ['--since', '20h', '--json'], () => undefined, 'was begun --json'],
  ['another queue', ['--since', '20h', '--queue', 'queue 1'], () => undefined, 'was begun --csv --queue queue 1'],
])('leaves %s alone', async (_, first, change, message) => {
  if (first.length > 0) await append(...first);
  change();
  const before = text();
  const { exitCode, said } = await append();
  expect({ exitCode: exitCode > 0, said }).toEqual({ exitCode: true, said: expect.stringContaining(message) });
  expect(text()).toBe(before);
});

it('says which calls are lost where it was not run for more than thirty days', async () => {
  await append('--since', '20h');
  now += 40 * 24 * hour;
  expect((await append()).said).toContain('calls that ended from 2026-11-');
});
