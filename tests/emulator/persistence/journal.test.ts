import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { updateTask } from '../../../emulator/taskrouter/commands/task-commands';
import { DataFile } from '../../../emulator/persistence/data-file';
import { readImage } from '../../../emulator/persistence/read-image';
import { TestFloor } from '../floor';
import { image, textOf } from './kept-floor';

let folder: string;
let path: string;
const said: string[] = [];
const log = (line: string): void => void said.push(line);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  path = join(folder, 'floor.data');
  said.length = 0;
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function keptFloor(): Promise<{ floor: TestFloor; file: DataFile }> {
  const file = await DataFile.open(path, log);
  const floor = new TestFloor();
  file.keep(floor.engine);
  await file.rewrite();
  return { floor, file };
}

const kept = async (): Promise<string> => {
  const read = await readImage(path, log);
  if (!read) throw new Error('Nothing is kept');
  return textOf(read);
};

it('says there is nothing to wait for where nothing has changed', async () => {
  const { floor, file } = await keptFloor();
  expect(floor.engine.kept()).toBeUndefined();
  await file.close();
});

it('has on the disk all that happened before it says so, what happened in one transaction together', async () => {
  const { floor, file } = await keptFloor();
  const queue = floor.queue('all');
  floor.workflow({ default_filter: { queue: queue.sid } });
  let during: Promise<void> | undefined;
  floor.do(() => {
    floor.task();
    during = floor.engine.kept();
    floor.worker('ada');
  });
  const after = textOf(image(floor));
  await during;
  expect(await kept()).toBe(after);
  expect(floor.engine.kept()).toBeUndefined();
  await file.close();
});

it('keeps how the clock was set', async () => {
  const { floor, file } = await keptFloor();
  await floor.advance(90);
  await floor.engine.kept();
  expect((await readImage(path, log))?.cells.clock.frozenAt).toBe(floor.clock.now());
  await file.close();
});

it('writes anew what has grown by changes to the same few rows', async () => {
  const { floor, file } = await keptFloor();
  const queue = floor.queue('all');
  floor.workflow({ default_filter: { queue: queue.sid } });
  const task = floor.task();
  floor.engine.log.clear();
  await file.rewrite();
  const text = 'x'.repeat(50_000);
  let largest = 0;
  for (let change = 0; change < 200; change += 1) {
    const attributes = JSON.stringify({ text, change });
    floor.do((engine) => updateTask(engine, task.sid, { attributes }));
    floor.engine.log.clear();
    await floor.engine.kept();
    largest = Math.max(largest, statSync(path).size);
  }
  expect(largest).toBeLessThan(5 * 1024 * 1024);
  await file.close();
  const read = await readImage(path, log);
  expect(read?.tables.get('tasks')).toEqual([...floor.engine.store.tasks.values()]);
  expect(readdirSync(folder)).toEqual(['floor.data']);
});

it('accepts nothing from the first failure on, and says it once', async () => {
  const { floor, file } = await keptFloor();
  rmSync(folder, { recursive: true });
  // The file that is open can still be written to; a new one cannot be put in its place.
  await expect(file.rewrite()).rejects.toThrow(/floor.data could not be written: Error: ENOENT/);
  floor.worker('ada');
  await expect(floor.engine.kept()).rejects.toThrow(/until the local TaskRouter is started again/);
  floor.worker('ben');
  await expect(floor.engine.kept()).rejects.toThrow(/ENOENT/);
  expect(said).toHaveLength(1);
  await file.close();
});

it('refuses a folder that is not there', async () => {
  const nowhere = join(folder, 'nowhere', 'floor.data');
  await expect(DataFile.open(nowhere, log)).rejects.toThrow(`${nowhere} cannot be used to keep the state`);
});

it('leaves a damaged file and one of somebody else as they are, and does not keep them locked', async () => {
  const { file } = await keptFloor();
  await file.close();
  const bytes = readFileSync(path);
  bytes[bytes.length - 2] = 0;
  for (const content of [bytes, Buffer.from('my diary')]) {
    writeFileSync(path, content);
    await expect(DataFile.open(path, log)).rejects.toThrow(/was left as it is/);
    expect(readFileSync(path)).toEqual(content);
    expect(readdirSync(folder)).toEqual(['floor.data']);
  }
});
