import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twilio from 'twilio';
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import { createEmulator, localCredentials, type Emulator } from '../../../emulator';
import { LocalRequestClient } from '../../../emulator/request-client';
import { LineWriter } from '../../../emulator/persistence/lines';
import { startOfTest } from '../floor';

let folder: string;
let running: Emulator | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sync-'));
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  rmSync(folder, { recursive: true });
});

/** Begins anew on the same data file. */
async function restart(): Promise<{ emulator: Emulator; service: ServiceContext }> {
  await running?.close();
  const emulator = await createEmulator({ data: join(folder, 'floor.data') });
  running = emulator;
  const { accountSid, authToken } = localCredentials;
  const client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
  return { emulator, service: client.sync.v1.services('default') };
}

it('is there again after a restart, with its names, revisions and what is left of its time', async () => {
  const first = await restart();
  first.emulator.clock.freeze(startOfTest);
  await first.service.documents.create({ uniqueName: 'plan', data: { day: 1 } });
  await first.service.documents('plan').update({ data: { day: 2 } });
  await first.service.syncMaps.create({ uniqueName: 'people' });
  await first.service.syncMaps('people').syncMapItems.create({ key: 'a,b', data: {}, ttl: 60 });
  await first.service.syncLists.create({ uniqueName: 'log' });
  await first.service.syncLists('log').syncListItems.create({ data: { n: 0 } });
  const { sid } = await first.service.fetch();

  const { emulator, service } = await restart();
  expect(await service.fetch()).toMatchObject({ sid });
  expect(await service.documents('plan').fetch()).toMatchObject({ data: { day: 2 }, revision: '1' });
  expect(await service.syncLists('log').syncListItems.create({ data: {} })).toMatchObject({ index: 1 });
  await emulator.clock.advance(59_000);
  expect(await service.syncMaps('people').syncMapItems.list()).toHaveLength(1);
  await emulator.clock.advance(1_000);
  expect(await service.syncMaps('people').syncMapItems.list()).toEqual([]);
});

it('is gone at the start where its time went by meanwhile', async () => {
  const first = await restart();
  first.emulator.clock.freeze(startOfTest);
  await first.service.documents.create({ uniqueName: 'short', ttl: 60 });
  first.emulator.clock.resume();

  const { emulator, service } = await restart();
  await emulator.clock.advance(61_000);
  await expect(service.documents('short').fetch()).rejects.toMatchObject({ status: 404 });
});

it('begins with nothing in a file from before there was any Sync', async () => {
  await restart();
  await running?.close();
  running = undefined;
  const path = join(folder, 'floor.data');
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const values = lines.map((line) => JSON.parse(line.slice(line.indexOf(' ') + 1)) as object);
  const older = new LineWriter();
  writeFileSync(
    path,
    Buffer.concat(values.map((value) => older.line({ ...value, ...('version' in value && { version: 3 }) }))),
  );

  const { service } = await restart();
  expect(await service.documents.list()).toEqual([]);
  await service.documents.create({ uniqueName: 'plan' });
  expect(readFileSync(path, 'utf8')).toContain('"version":5');
});

it('goes with a reset, and comes back with a snapshot', async () => {
  const { emulator, service } = await restart();
  await service.documents.create({ uniqueName: 'plan', data: { day: 1 } });
  await emulator.control.snapshots.take('before');
  await emulator.reset();
  await expect(service.documents('plan').fetch()).rejects.toMatchObject({ status: 404 });
  await emulator.control.snapshots.restore('before');
  expect(await service.documents('plan').fetch()).toMatchObject({ data: { day: 1 } });
});
