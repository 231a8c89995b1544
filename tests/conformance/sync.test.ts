import twilio from 'twilio';
import type RestException from 'twilio/lib/base/RestException';
import type { ServiceContext } from 'twilio/lib/rest/sync/v1/service';
import type { SyncMapItemListInstanceOptions } from 'twilio/lib/rest/sync/v1/service/syncMap/syncMapItem';
import type V1 from 'twilio/lib/rest/sync/V1';
import { createEmulator, localCredentials, type Emulator } from '../../emulator';
import { Sync } from '../../emulator/sync/sync';
import { startOfTest, TestFloor } from '../emulator/floor';
import { publishedSyncReplies } from './published-sync-fields';
import { RecordingClient } from './recording-client';

const { accountSid, authToken } = localCredentials;
let emulator: Emulator;
let wire: RecordingClient;
let v1: V1;
let service: ServiceContext;

beforeEach(async () => {
  emulator = await createEmulator();
  emulator.clock.freeze(startOfTest);
  wire = new RecordingClient(emulator.origin);
  v1 = twilio(accountSid, authToken, { httpClient: wire }).sync.v1;
  service = v1.services('default');
  await service.documents.create({ uniqueName: 'plan', data: { day: 1 } });
  await service.syncMaps.create({ uniqueName: 'people' });
  await service.syncMaps('people').syncMapItems.create({ key: 'alice', data: { here: true } });
  await service.syncLists.create({ uniqueName: 'log' });
  await service.syncLists('log').syncListItems.create({ data: { n: 1 }, ttl: 60 });
  wire.exchanges.length = 0;
});
afterEach(() => emulator.close());

/** The refusal of a request that is to be refused. */
async function refusal(request: Promise<unknown>): Promise<object> {
  const error = await request.then(
    () => undefined,
    (reason: RestException) => reason,
  );
  if (!error) throw new Error('It was carried out');
  return { status: error.status, code: error.code, moreInfo: error.moreInfo };
}

const refused = (status: number, code: number) => ({
  status,
  code,
  moreInfo: `https://www.twilio.com/docs/errors/${code}`,
});

const people = () => service.syncMaps('people').syncMapItems;
const log = () => service.syncLists('log').syncListItems;

/** One row for each published operation that is done; the last request of a row is the one that is meant. */
const rows: readonly (readonly [id: string, run: () => Promise<unknown>])[] = [
  ['ListService', () => v1.services.list()],
  ['CreateService', () => v1.services.create({ friendlyName: 'mine', aclEnabled: true })],
  ['FetchService', () => service.fetch()],
  ['UpdateService', () => service.update({ friendlyName: 'ours' })],
  ['DeleteService', async () => v1.services((await v1.services.create()).sid).remove()],
  ['ListDocument', () => service.documents.list({ pageSize: 100 })],
  ['CreateDocument', () => service.documents.create({ uniqueName: 'other', data: { a: [1] }, ttl: 3600 })],
  ['FetchDocument', () => service.documents('plan').fetch()],
  ['UpdateDocument', () => service.documents('plan').update({ data: { day: 2 }, ttl: 60, ifMatch: '0' })],
  ['DeleteDocument', () => service.documents('plan').remove()],
  ['ListSyncMap', () => service.syncMaps.list()],
  ['CreateSyncMap', () => service.syncMaps.create({ uniqueName: 'other', collectionTtl: 60 })],
  ['FetchSyncMap', () => service.syncMaps('people').fetch()],
  ['UpdateSyncMap', () => service.syncMaps('people').update({ ttl: 60 })],
  ['DeleteSyncMap', () => service.syncMaps('people').remove()],
  ['ListSyncMapItem', () => people().list({ order: 'desc', from: 'alice', bounds: 'inclusive' })],
  ['CreateSyncMapItem', () => people().create({ key: 'bob', data: {}, itemTtl: 60, collectionTtl: 90 })],
  ['FetchSyncMapItem', () => service.syncMaps('people').syncMapItems('alice').fetch()],
  ['UpdateSyncMapItem', () => service.syncMaps('people').syncMapItems('alice').update({ data: {}, ifMatch: '"0"' })],
  ['DeleteSyncMapItem', () => service.syncMaps('people').syncMapItems('alice').remove({ ifMatch: '0' })],
  ['ListSyncList', () => service.syncLists.list()],
  ['CreateSyncList', () => service.syncLists.create({ uniqueName: 'other', ttl: 60 })],
  ['FetchSyncList', () => service.syncLists('log').fetch()],
  ['UpdateSyncList', () => service.syncLists('log').update({ collectionTtl: 60 })],
  ['DeleteSyncList', () => service.syncLists('log').remove()],
  ['ListSyncListItem', () => log().list({ order: 'desc', from: '0', bounds: 'inclusive' })],
  ['CreateSyncListItem', () => log().create({ data: { n: 2 }, itemTtl: 60 })],
  ['FetchSyncListItem', () => service.syncLists('log').syncListItems(0).fetch()],
  ['UpdateSyncListItem', () => service.syncLists('log').syncListItems(0).update({ data: {}, ifMatch: '0' })],
  ['DeleteSyncListItem', () => service.syncLists('log').syncListItems(0).remove()],
];

const operations = new Sync(new TestFloor().engine).operations;

test.each(rows)('%s answers what is published, field by field', async (id, run) => {
  await run();
  const last = wire.exchanges.at(-1);
  const operation = operations.find((one) => one.id === id);
  const published = publishedSyncReplies[id];
  if (!last || !operation || !published) throw new Error(`Nothing was asked, or nobody knows ${id}`);
  const template = new RegExp(`^${operation.path.replaceAll(/:\w+/g, '[^/]+')}$`);
  expect([last.method, last.path]).toEqual([operation.method, expect.stringMatching(template)]);
  expect(last.status).toBe(published.status);
  if (published.body) expect(published.body(last.body, id)).toEqual([]);
  else expect(last.body).toBe('');
});

test('there is a row for each operation that is done', () => {
  const done = operations.map(({ id }) => id);
  expect(rows.map(([id]) => id).sort()).toEqual(done.sort());
  expect(Object.keys(publishedSyncReplies).sort()).toEqual(done.sort());
});

test('what is for the browser SDK alone is named, not found missing', async () => {
  expect(await refusal(service.syncStreams.create())).toEqual(refused(501, 20501));
  expect(await refusal(service.documents('plan').documentPermissions.list())).toEqual(refused(501, 20501));
});

describe('an object', () => {
  it('goes by its SID as by its name, and `default` is the service that every account has', async () => {
    const { sid, serviceSid } = await service.documents('plan').fetch();
    expect(await v1.services(serviceSid).documents(sid).fetch()).toMatchObject({
      uniqueName: 'plan',
      data: { day: 1 },
    });
    expect(await v1.services('default').fetch()).toMatchObject({ sid: serviceSid, uniqueName: 'default' });
    expect(await v1.services.list()).toHaveLength(1);
  });

  it('is found in no other service', async () => {
    const other = v1.services((await v1.services.create()).sid);
    const { sid } = await service.documents('plan').fetch();
    expect(await refusal(other.documents(sid).fetch())).toEqual(refused(404, 20404));
    await other.documents.create({ uniqueName: 'plan' });
    expect(await other.documents('plan').fetch()).toMatchObject({ data: {} });
  });

  it('has its name to itself among its kind', async () => {
    expect(await refusal(service.documents.create({ uniqueName: 'plan' }))).toEqual(refused(409, 54301));
    expect(await refusal(service.syncMaps.create({ uniqueName: 'people' }))).toEqual(refused(409, 54301));
    expect(await refusal(service.syncLists.create({ uniqueName: 'log' }))).toEqual(refused(409, 54301));
    expect(await refusal(people().create({ key: 'alice', data: {} }))).toEqual(refused(409, 54208));
    await service.documents('plan').remove();
    await service.documents.create({ uniqueName: 'plan' });
  });

  it.each(['', 'x'.repeat(321), `ET${'0'.repeat(32)}`])('may not be named %j', async (uniqueName) => {
    expect(await refusal(service.documents.create({ uniqueName }))).toEqual(refused(400, 54302));
  });

  it('that is not there is not found, nor is what would be in it', async () => {
    for (const request of [
      () => v1.services(`IS${'f'.repeat(32)}`).fetch(),
      () => service.documents('nothing').fetch(),
      () => service.syncMaps('nothing').fetch(),
      () => service.syncMaps('nothing').syncMapItems.list(),
      () => service.syncMaps('people').syncMapItems('carol').fetch(),
      () => service.syncLists('nothing').syncListItems.create({ data: {} }),
      () => service.syncLists('log').syncListItems(7).fetch(),
    ])
      expect(await refusal(request())).toEqual(refused(404, 20404));
  });
});

describe('revisions', () => {
  it('let one of two changes pass that were made of the same reading', async () => {
    const { revision } = await service.documents('plan').fetch();
    await service.documents('plan').update({ data: { day: 2 }, ifMatch: revision });
    expect(await refusal(service.documents('plan').update({ data: { day: 3 }, ifMatch: revision }))).toEqual(
      refused(412, 20412),
    );
    expect(await service.documents('plan').fetch()).toMatchObject({ data: { day: 2 }, revision: '1' });
    expect(wire.exchanges.at(-1)?.headers).toMatchObject({ etag: '"1"' });
  });

  it('of an item are its own; each change of it changes the map', async () => {
    const alice = service.syncMaps('people').syncMapItems('alice');
    await alice.update({ data: { here: false }, ifMatch: '0' });
    expect(await refusal(alice.remove({ ifMatch: '0' }))).toEqual(refused(412, 20412));
    await alice.remove({ ifMatch: '1' });
    expect(await service.syncMaps('people').fetch()).toMatchObject({ revision: '3' });
  });
});

describe('the time to live', () => {
  it('deletes what it is over for, by the virtual clock', async () => {
    await service.documents.create({ uniqueName: 'short', ttl: 60 });
    await service.syncMaps('people').update({ ttl: 120 });
    await emulator.clock.advance(59_000);
    expect(await service.documents('short').fetch()).toMatchObject({
      dateExpires: new Date(startOfTest + 60_000),
    });
    expect(await log().list()).toHaveLength(1);
    await emulator.clock.advance(1_000);
    expect(await refusal(service.documents('short').fetch())).toEqual(refused(404, 20404));
    expect(await log().list()).toEqual([]);
    await emulator.clock.advance(60_000);
    expect(await refusal(service.syncMaps('people').syncMapItems('alice').fetch())).toEqual(refused(404, 20404));
  });

  it('does not move by itself when data changes, is set anew by a new one, and taken away by 0', async () => {
    await service.documents.create({ uniqueName: 'short', ttl: 60 });
    await emulator.clock.advance(30_000);
    await service.documents('short').update({ data: { a: 1 } });
    expect(await service.documents('short').fetch()).toMatchObject({ dateExpires: new Date(startOfTest + 60_000) });
    await service.documents('short').update({ ttl: 60 });
    expect(await service.documents('short').fetch()).toMatchObject({ dateExpires: new Date(startOfTest + 90_000) });
    await service.documents('short').update({ ttl: 0 });
    await emulator.clock.advance(366 * 86_400_000);
    expect(await service.documents('short').fetch()).toMatchObject({ dateExpires: null, data: { a: 1 } });
  });

  it.each([-1, 31_536_001, 1.5])('may not be %p', async (ttl) => {
    expect(await refusal(service.documents.create({ ttl }))).toEqual(refused(400, 54011));
  });
});

describe('data', () => {
  it('is a JSON object of at most 16 KiB', async () => {
    const most = { text: 'é'.repeat(8_186) };
    expect(Buffer.byteLength(JSON.stringify(most))).toBe(16 * 1024 - 1);
    await service.documents.create({ uniqueName: 'most', data: most });
    expect(await service.documents('most').fetch()).toMatchObject({ data: most });
    const more = { text: `${most.text}aa` };
    expect(await refusal(service.documents.create({ data: more }))).toEqual(refused(413, 54006));
    for (const data of ['{', '[]', '"a"', 'null'])
      expect(await refusal(service.documents.create({ data }))).toEqual(refused(400, 54008));
  });

  it.each([
    ['/Maps/people/Items', 'Key=dan', 54206],
    ['/Lists/log/Items', 'Ttl=60', 54156],
    ['/Maps/people/Items', 'Data={}', 54209],
  ])('of an item cannot be left out, nor its key: %s %s', async (path, body, code) => {
    // The client itself asks for them.
    const answer = await fetch(`${emulator.origin}/v1/Services/default${path}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body,
    });
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code })]);
  });
});

describe('a list of items', () => {
  beforeEach(async () => {
    for (const key of ['Zoe', 'a,b', 'émile', 'bob', '10', '9']) await people().create({ key, data: {} });
    for (let n = 2; n <= 12; n += 1) await log().create({ data: { n } });
  });

  const inOrder = ['10', '9', 'Zoe', 'a,b', 'alice', 'bob', 'émile'];

  it('is in the order of the keys, either way, whatever the size of its pages', async () => {
    for (const pageSize of [1, 2, 50]) {
      expect((await people().list({ pageSize })).map(({ key }) => key)).toEqual(inOrder);
      const backwards = await people().list({ pageSize, order: 'desc' });
      expect(backwards.map(({ key }) => key)).toEqual(inOrder.toReversed());
    }
  });

  it('begins at a key or behind it, whether or not there is one', async () => {
    const keys = async (options: SyncMapItemListInstanceOptions): Promise<string[]> =>
      (await people().list(options)).map(({ key }) => key);
    expect(await keys({ from: 'alice' })).toEqual(['alice', 'bob', 'émile']);
    expect(await keys({ from: 'alice', bounds: 'exclusive' })).toEqual(['bob', 'émile']);
    expect(await keys({ from: 'alice', order: 'desc', pageSize: 2 })).toEqual(inOrder.slice(0, 5).toReversed());
    expect(await keys({ from: 'az' })).toEqual(['bob', 'émile']);
  });

  it('of a Sync List goes by its indexes as numbers', async () => {
    expect((await log().list({ pageSize: 5 })).map(({ index }) => index)).toEqual([...Array(12).keys()]);
    const newest = await log().list({ order: 'desc', from: '10', bounds: 'exclusive', limit: 3, pageSize: 3 });
    expect(newest.map(({ index }) => index)).toEqual([9, 8, 7]);
    await service.syncLists('log').syncListItems(11).remove();
    expect(await log().create({ data: {} })).toMatchObject({ index: 12 });
  });

  it('has pages of at most 100', async () => {
    expect(await refusal(people().list({ pageSize: 101 }))).toEqual(refused(400, 20001));
  });
});

describe('the pace', () => {
  const settled = async (requests: readonly Promise<unknown>[]): Promise<number> =>
    (await Promise.allSettled(requests)).filter(({ status }) => status === 'fulfilled').length;
  const times = (count: number, run: () => Promise<unknown>) => Array.from({ length: count }, run);

  it('is 20 writes to an object in a second, its items together', async () => {
    await emulator.clock.advance(1_000);
    expect(await settled(times(25, () => log().create({ data: {} })))).toBe(20);
    expect(await refusal(service.syncLists('log').syncListItems(1).update({ data: {} }))).toEqual(refused(429, 54009));
    // Another object is another matter.
    await service.documents('plan').update({ data: {} });
    await emulator.clock.advance(999);
    expect(await refusal(log().create({ data: {} }))).toEqual(refused(429, 54009));
    await emulator.clock.advance(1);
    await log().create({ data: {} });
  });

  it('is 2 a second for what is 10 KiB and more', async () => {
    const large = { text: 'x'.repeat(10 * 1024) };
    expect(await settled(times(5, () => service.documents('plan').update({ data: large })))).toBe(2);
  });

  it('lets 20 reads a second pass, and those of ten seconds at once', async () => {
    expect(await settled(times(201, () => service.documents('plan').fetch()))).toBe(200);
    await emulator.clock.advance(10_000);
    await service.documents('plan').fetch();
  });

  it('counts the objects that are made', async () => {
    await emulator.clock.advance(10_000);
    expect(await settled(times(201, () => service.documents.create()))).toBe(200);
    await emulator.reset();
    expect(await settled(times(20, () => service.documents.create()))).toBe(20);
  });
});

test('a fault strikes it like any other request', async () => {
  emulator.control.faults.add({
    operation: 'UpdateDocument',
    trigger: { next: 1 },
    effect: { status: 503, after: true },
  });
  expect(await refusal(service.documents('plan').update({ data: { day: 9 } }))).toMatchObject({ status: 503 });
  expect(await service.documents('plan').fetch()).toMatchObject({ data: { day: 9 } });
});

test('a service keeps and gives back what means nothing here', async () => {
  const set = {
    webhookUrl: 'https://example.com/sync',
    webhooksFromRestEnabled: true,
    aclEnabled: true,
    reachabilityWebhooksEnabled: true,
    reachabilityDebouncingEnabled: true,
    reachabilityDebouncingWindow: 2000,
  };
  const { sid } = await v1.services.create(set);
  expect(await v1.services(sid).fetch()).toMatchObject({ ...set, friendlyName: null });
  expect(await v1.services(sid).update({ friendlyName: 'kept', aclEnabled: false })).toMatchObject({
    ...set,
    friendlyName: 'kept',
    aclEnabled: false,
  });
  expect(await service.update({ webhookUrl: 'https://example.com/other' })).toMatchObject({
    uniqueName: 'default',
    webhookUrl: 'https://example.com/other',
    aclEnabled: false,
  });
  await expect(service.update({ reachabilityDebouncingWindow: 1 })).rejects.toMatchObject({ status: 400 });
});
