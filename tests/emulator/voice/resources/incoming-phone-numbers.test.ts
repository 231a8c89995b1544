import twilio, { type Twilio } from 'twilio';
import { createEmulator, localCredentials, type Emulator } from '../../../../emulator';
import { LocalRequestClient } from '../../../../emulator/request-client';

const { accountSid, authToken } = localCredentials;
let emulator: Emulator;
let client: Twilio;

beforeEach(async () => {
  emulator = await createEmulator({ variables: { DESK_ORIGIN: 'http://127.0.0.1:9' } });
  client = twilio(accountSid, authToken, { httpClient: new LocalRequestClient(emulator.origin) });
});
afterEach(() => emulator.close());

it('lists the numbers of the seed, newest first, and finds one by a part of it', async () => {
  const all = await client.incomingPhoneNumbers.list();
  expect(all.map(({ phoneNumber }) => phoneNumber)).toEqual(['+15550200', '+15550100']);
  const [first] = await client.incomingPhoneNumbers.list({ phoneNumber: '50100' });
  expect(first).toMatchObject({
    sid: 'PN00000000000000000000000000000001',
    accountSid,
    phoneNumber: '+15550100',
    voiceUrl: 'http://127.0.0.1:9/incoming-call',
    voiceMethod: 'POST',
    voiceApplicationSid: '',
    trunkSid: null,
    capabilities: { voice: true },
  });
  expect(await client.incomingPhoneNumbers(first?.sid ?? '').fetch()).toMatchObject({ phoneNumber: '+15550100' });
  expect(await client.incomingPhoneNumbers.list({ beta: false, origin: 'twilio' })).toHaveLength(2);
  expect(await client.incomingPhoneNumbers.list({ origin: 'hosted' })).toEqual([]);
  expect(await client.incomingPhoneNumbers.list({ beta: true })).toEqual([]);
});

it('changes who answers', async () => {
  const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: '+15550100' });
  const context = client.incomingPhoneNumbers(number?.sid ?? '');
  const voiceUrl = 'http://127.0.0.1:9/another';
  expect(
    await context.update({ voiceUrl, voiceMethod: 'GET', friendlyName: 'Care', voiceApplicationSid: '', trunkSid: '' }),
  ).toMatchObject({ voiceUrl, voiceMethod: 'GET', friendlyName: 'Care' });
  expect(emulator.control.state()).toMatchObject({ phoneNumbers: [{ number: '+15550100', voiceUrl }, {}] });
  await emulator.reset();
  expect(await context.fetch()).toMatchObject({ voiceUrl: 'http://127.0.0.1:9/incoming-call', voiceMethod: 'POST' });
});

it('keeps and gives back what means nothing here', async () => {
  const one = client.incomingPhoneNumbers('PN00000000000000000000000000000001');
  const set = {
    smsUrl: 'https://example.com/sms',
    smsMethod: 'GET',
    smsFallbackUrl: 'https://example.com/sms-fallback',
    smsFallbackMethod: 'POST',
    smsApplicationSid: `AP${'1'.repeat(32)}`,
    statusCallback: 'https://example.com/status',
    statusCallbackMethod: 'GET',
    voiceFallbackUrl: 'https://example.com/fallback',
    voiceFallbackMethod: 'GET',
    voiceCallerIdLookup: true,
    voiceReceiveMode: 'fax',
    addressSid: `AD${'1'.repeat(32)}`,
    bundleSid: `BU${'1'.repeat(32)}`,
    identitySid: `RI${'1'.repeat(32)}`,
    emergencyStatus: 'Active',
    emergencyAddressSid: `AD${'2'.repeat(32)}`,
  } as const;
  expect(await one.fetch()).toMatchObject({ smsUrl: '', smsMethod: 'POST', statusCallback: '', bundleSid: null });
  const also = { voiceMethod: 'GET', apiVersion: '2010-04-01', accountSid } as const;
  expect(await one.update({ ...set, ...also })).toMatchObject({ ...set, ...also });
  expect(await one.update({ smsUrl: '' })).toMatchObject({ ...set, smsUrl: '' });
  expect(await one.fetch()).toMatchObject({ ...set, smsUrl: '' });
  await expect(one.update({ smsUrl: 'nonsense' })).rejects.toMatchObject({ status: 400 });
  await expect(one.update({ smsMethod: 'PUT' })).rejects.toMatchObject({ status: 400 });
  await emulator.reset();
  expect(await one.fetch()).toMatchObject({ smsUrl: '', addressSid: null, voiceCallerIdLookup: false });
});

it('answers nobody where there is no voice URL', async () => {
  await client.incomingPhoneNumbers('PN00000000000000000000000000000001').update({ voiceUrl: '' });
  expect(() => emulator.control.call('+15557654321', '+15550100')).toThrow(/Nobody answers the phone number/);
  expect(() => emulator.control.call('+15557654321', '+1')).toThrow(/expected one of \+15550100, \+15550200/);
});

it('says what it does not do', async () => {
  const one = client.incomingPhoneNumbers('PN00000000000000000000000000000001');
  const applicationSid = `AP${'0'.repeat(32)}`;
  await expect(one.update({ voiceApplicationSid: applicationSid })).rejects.toMatchObject({ status: 501 });
  await expect(one.update({ accountSid: `AC${'f'.repeat(32)}` })).rejects.toMatchObject({ status: 501 });
  await expect(one.remove()).rejects.toMatchObject({ status: 501 });
  await expect(client.incomingPhoneNumbers.create({ phoneNumber: '+15550300' })).rejects.toMatchObject({ status: 501 });
  await expect(client.incomingPhoneNumbers(`PN${'f'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404 });
});
