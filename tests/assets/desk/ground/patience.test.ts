import { API_TIMEOUT_MS, patient } from '../../../../src/assets/desk/ground/api';
import { type FunctionServer, startFunctionServer } from './function-server';
import { handClock } from './hand-clock';

let server: FunctionServer;
beforeEach(async () => {
  server = await startFunctionServer();
});
afterEach(() => server.close());

it('hands on what is answered', async () => {
  server.answer = { status: 429, body: 'too many' };
  const response = await patient(server.send, handClock())('/reservations', { method: 'POST' });
  expect([response.status, await response.text()]).toEqual([429, 'too many']);
});

it('gives up what is not answered in time, and not before', async () => {
  const clock = handClock();
  server.answer = 'silence';
  let end: unknown;
  const asked = patient(server.send, clock)('/reservations', { method: 'POST' }).catch((error: unknown) => {
    end = error;
  });
  clock.advance(API_TIMEOUT_MS - 1);
  await Promise.resolve();
  expect(end).toBeUndefined();
  clock.advance(1);
  await asked;
  expect(end).toMatchObject({ name: 'AbortError' });
});
