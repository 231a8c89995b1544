import { cutOff } from '../../../emulator/faults/faults';
import { localCredentials } from '../../../emulator/credentials';
import { restApp } from '../../../emulator/rest/rest-app';
import type { RestRequest } from '../../../emulator/rest/operation';
import { RestApi } from '../../../emulator/rest/rest-api';
import { TestFloor } from '../floor';
import { basic } from './rest-client';
import { thingOperations } from './things';

const request = (pathname: string): RestRequest => ({
  method: 'GET',
  address: { origin: 'http://localhost', pathname },
  query: new URLSearchParams(),
  header: (name) =>
    name === 'authorization' ? basic(localCredentials.accountSid, localCredentials.authToken) : undefined,
  body: () => Promise.resolve(''),
});

describe('replies are held back until what they speak of is kept', () => {
  test.each(['/v1/Things/T1', '/v1/Nothing'])('%s', async (pathname) => {
    const { engine } = new TestFloor();
    let isKept = false;
    let resolve = (): void => undefined;
    const promise = new Promise<void>((done) => {
      resolve = done;
    });
    engine.keepBy(() => promise);
    const answered = new RestApi(engine, thingOperations).answer(request(pathname)).then(() => isKept);
    await new Promise((done) => setImmediate(done));
    isKept = true;
    resolve();
    expect(await answered).toBe(true);
  });

  test('and become a failure where it cannot be kept', async () => {
    const { engine } = new TestFloor();
    engine.keepBy(() => Promise.reject(new Error('The disk is full')));
    const reply = await new RestApi(engine, thingOperations).answer(request('/v1/Things/T1'));
    expect(reply).toMatchObject({ status: 500, body: expect.stringContaining('The disk is full') });
  });
});

test('a request that is lost on purpose has no reply', async () => {
  const api = new RestApi(new TestFloor().engine, thingOperations, { guard: () => Promise.resolve(cutOff) });
  expect(await api.answer(request('/v1/Things/T1'))).toBe(cutOff);
  const authorization = basic(localCredentials.accountSid, localCredentials.authToken);
  const response = await restApp(api).request('/v1/Things/T1', { headers: { authorization } });
  expect(response.type).toBe('error');
});
