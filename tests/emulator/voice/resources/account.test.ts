import twilio, { type Twilio } from 'twilio';
import { createEmulator, localCredentials, type Emulator } from '../../../../emulator';
import { LocalRequestClient } from '../../../../emulator/request-client';

const { accountSid, authToken, apiKey, apiSecret } = localCredentials;
let emulator: Emulator;
let client: Twilio;

beforeAll(async () => {
  emulator = await createEmulator();
  client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
});
afterAll(() => emulator.close());

it('is there, active, and no trial', async () => {
  const account = await client.api.accounts(accountSid).fetch();
  expect(account).toMatchObject({ sid: accountSid, ownerAccountSid: accountSid, status: 'active', type: 'Full' });
  expect(account.friendlyName).toBe('local TaskRouter');
  expect(account.dateCreated).toBeInstanceOf(Date);
  expect(account.subresourceUris).toMatchObject({
    calls: `/2010-04-01/Accounts/${accountSid}/Calls.json`,
    incoming_phone_numbers: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`,
  });
});

it('does not hand the auth token to whoever has an API key', async () => {
  const byKey = twilio(apiKey, apiSecret, { accountSid, httpClient: new LocalRequestClient(emulator.origin) });
  const { authToken: told } = await byKey.api.accounts(accountSid).fetch();
  expect(told).not.toBe(authToken);
});

it('is the only one', async () => {
  expect((await client.api.accounts.list()).map(({ sid }) => sid)).toEqual([accountSid]);
  expect(await client.api.accounts.list({ status: 'closed' })).toEqual([]);
  expect(await client.api.accounts.list({ friendlyName: 'another' })).toEqual([]);
  await expect(client.api.accounts(`AC${'f'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404 });
});

it('cannot be changed here', async () => {
  await expect(client.api.accounts(accountSid).update({ status: 'closed' })).rejects.toMatchObject({ status: 501 });
  await expect(client.api.accounts.create({ friendlyName: 'sub' })).rejects.toMatchObject({ status: 501 });
});
