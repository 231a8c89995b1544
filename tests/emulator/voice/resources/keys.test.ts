import twilio, { type Twilio } from 'twilio';
import { createEmulator, localCredentials, type Emulator } from '../../../../emulator';
import { LocalRequestClient } from '../../../../emulator/request-client';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;
let emulator: Emulator;
let client: Twilio;

beforeAll(async () => {
  emulator = await createEmulator({ variables: { DESK_ORIGIN: 'http://127.0.0.1:9' } });
  client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
});
afterAll(() => emulator.close());

it('has the one key that it takes, and no secret of it', async () => {
  const key = await client.keys(apiKey).fetch();
  expect(key).toMatchObject({ sid: apiKey, friendlyName: 'local TaskRouter', dateCreated: new Date(0) });
  expect((await client.keys.list()).map(({ sid }) => sid)).toEqual([apiKey]);
  expect(JSON.stringify(key)).not.toContain(apiSecret);
});

it('knows no other, and makes none', async () => {
  await expect(client.keys(`SK${'f'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404 });
  await expect(client.newKeys.create({ friendlyName: 'more' })).rejects.toMatchObject({ status: 501 });
  await expect(client.keys(apiKey).update({ friendlyName: 'other' })).rejects.toMatchObject({ status: 501 });
  await expect(client.keys(apiKey).remove()).rejects.toMatchObject({ status: 501 });
});
