import { putPhoneNumber } from '../../../emulator/voice/phone-numbers';
import { xml } from '../callbacks/stub-server';
import { CallFloor, deskNumber } from './call-floor';

let floor: CallFloor;
beforeEach(async () => {
  floor = await CallFloor.open();
  setFallback({ voice_fallback_url: `${floor.server.origin}/fallback` });
  floor.says('/fallback', '<Say>Please call again later</Say><Pause length="5"/>');
});
afterEach(() => floor.server.close());

function setFallback(settings: Readonly<Record<string, string>>): void {
  floor.do((engine) => putPhoneNumber(engine, deskNumber, { settings }));
}

const asked = (): unknown[] =>
  floor.server.requests
    .filter(({ path }) => path.startsWith('/fallback'))
    .map(({ method, parameters }) => [method, parameters['ErrorCode'], parameters['ErrorUrl']]);

const incoming = (): string => `${floor.server.origin}/voice/incoming?number=desk`;

it.each([
  ['that fails', { status: 500 }, 11200],
  ['that is no TwiML', { body: '{}', headers: { 'Content-Type': 'application/json' } }, 12300],
  ['that cannot be read', xml('<Response><Say>'), 12100],
  ['that cannot be followed', xml('<Response><Pause length="soon"/></Response>'), 12200],
])('a document %s is replaced by what the fallback URL answers', async (_what, page, code) => {
  floor.pages.set('/voice/incoming', page);
  const call = await floor.call();
  expect(asked()).toEqual([['POST', String(code), incoming()]]);
  expect(floor.alertCodes).toEqual([code]);
  expect(floor.leg(call).status).toBe('in-progress');
  await floor.advance(5);
  expect(floor.leg(call).status).toBe('completed');
});

it('stands in for a later document, too, by the method that was set', async () => {
  setFallback({ voice_fallback_url: `${floor.server.origin}/fallback`, voice_fallback_method: 'GET' });
  floor.says('/voice/incoming', '<Pause length="3"/><Redirect>/gone</Redirect>');
  const call = await floor.call();
  await floor.advance(3);
  const [request] = floor.server.requests.filter(({ path }) => path.startsWith('/fallback'));
  const query = new URL(request?.path ?? '', floor.server.origin).searchParams;
  expect([request?.method, query.get('ErrorCode'), query.get('ErrorUrl')]).toEqual([
    'GET',
    '11200',
    `${floor.server.origin}/gone`,
  ]);
  expect(floor.leg(call).status).toBe('in-progress');
});

it('is asked once: a call whose fallback fails, or that has none, has failed', async () => {
  floor.pages.set('/voice/incoming', { status: 500 });
  floor.pages.set('/fallback', { status: 404 });
  expect(floor.leg(await floor.call()).status).toBe('failed');
  expect(asked()).toHaveLength(1);
  expect(floor.alertCodes).toEqual([11200, 11200]);
  setFallback({ voice_fallback_url: '' });
  expect(floor.leg(await floor.call()).status).toBe('failed');
  expect(asked()).toHaveLength(1);
});
