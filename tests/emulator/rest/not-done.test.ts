import { createEmulator, localCredentials, type Emulator } from '../../../emulator';
import published from '../../../emulator/rest/published-operations.json';
import { publishedOperations } from '../../../scripts/published-operations';
import { overHttp, RestClient } from './rest-client';

const { accountSid } = localCredentials;
const operations = Object.entries(published).flatMap(([path, ids]) =>
  Object.entries(ids).map(([method, id]) => ({ path, method, id })),
);

let emulator: Emulator;
let client: RestClient;

beforeAll(async () => {
  emulator = await createEmulator();
  client = new RestClient(overHttp(emulator.origin));
});
afterAll(() => emulator.close());

/** Where nothing is: SIDs of the right form that nobody has. */
const addressOf = (path: string): string =>
  path
    .replace('/Accounts/:AccountSid', `/Accounts/${accountSid}`)
    .replaceAll(/:\w*Sid/g, `XX${'f'.repeat(32)}`)
    .replaceAll(/:\w+/g, 'x');

const ask = async (method: string, path: string) => {
  const body = method === 'POST' ? { body: new URLSearchParams() } : {};
  return client.send(addressOf(path), { method, ...body });
};

test('every published operation is done, or is 501 and names itself', async () => {
  const strange: string[] = [];
  let notDone = 0;
  for (const { method, path, id } of operations) {
    const { status, json } = await ask(method, path);
    const message = String(json['message']);
    if (status === 501 && message.includes(`the operation ${id} (${method} ${path})`)) notDone += 1;
    // Done: what is asked for is not there, or a parameter is missing. Nothing of it is an unknown address.
    else if (![200, 201, 204, 400, 404].includes(status)) strange.push(`${method} ${path}: ${status} ${message}`);
  }
  expect(strange).toEqual([]);
  expect({ published: operations.length, notDone }).toEqual({ published: 306, notDone: 178 });
});

test.each([
  ['GET', `/2010-04-01/Accounts/${accountSid}/Messages.json`, 'ListMessage'],
  ['POST', `/2010-04-01/Accounts/${accountSid}/Calls/CA${'0'.repeat(32)}/Streams.json`, 'CreateStream'],
  ['DELETE', `/2010-04-01/Accounts/${accountSid}/Queues/QU${'0'.repeat(32)}.json`, 'DeleteQueue'],
  ['POST', `/2010-04-01/Accounts/${accountSid}.json`, 'UpdateAccount'],
  ['GET', `/2010-04-01/Accounts/${accountSid}/AvailablePhoneNumbers/US/Local.json`, 'ListAvailablePhoneNumberLocal'],
  ['GET', `/v1/Services/default/Streams`, 'ListSyncStream'],
])('%s %s is %s', async (method, path, id) => {
  expect(await client.send(path, { method, ...(method === 'POST' && { body: new URLSearchParams() }) })).toMatchObject({
    status: 501,
    json: { code: 20501, message: expect.stringContaining(`the operation ${id} (`) as unknown },
  });
});

test.each(['/v1/Nothing', `/2010-04-01/Accounts/${accountSid}/Nothing.json`, '/v1/Workspaces/WS1/Nothing'])(
  'what nobody publishes is not found: %s',
  async (path) => {
    expect(await client.get(path)).toMatchObject({ status: 404, json: { code: 20404 } });
  },
);

test("another account's are not found, done or not", async () => {
  const other = `/2010-04-01/Accounts/AC${'f'.repeat(32)}`;
  expect(await client.get(`${other}/Messages.json`)).toMatchObject({ status: 404 });
  expect(await client.get(`${other}.json`)).toMatchObject({ status: 404 });
});

test('the list is made of the descriptions: names by path and method', () => {
  const description = {
    paths: {
      '/v1/Things/{ThingSid}/Parts/{Sid}.json': {
        get: { operationId: 'FetchPart' },
        delete: { operationId: 'DeletePart' },
      },
      '/v1/Things': { post: { operationId: 'CreateThing' } },
    },
  };
  expect(publishedOperations([description])).toEqual({
    '/v1/Things': { POST: 'CreateThing' },
    '/v1/Things/:ThingSid/Parts/:Sid.json': { GET: 'FetchPart', DELETE: 'DeletePart' },
  });
});
