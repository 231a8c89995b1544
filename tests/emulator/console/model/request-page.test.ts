import {
  callerOf,
  effectsOf,
  originOf,
  readRequestPage,
  requestsPath,
  type Request,
  wishOf,
} from '../../../../emulator/console/model/request-page';
import { noon, sidOf } from '../pretend';

const request = (given: Partial<Request> = {}): Request => ({
  number: 1,
  at: noon,
  kind: 'rest',
  method: 'POST',
  path: '/v1/Workspaces/WS1/Tasks',
  query: null,
  asks: null,
  status: 201,
  tookMs: 2,
  caller: { credential: 'auth token', sid: null, worker: null, userAgent: 'twilio-node/6.2.0' },
  because: null,
  webhookSid: null,
  body: null,
  refusal: null,
  caused: { events: [], webhooks: [], frames: [], changed: [] },
  ...given,
});

it('looks for a SID everywhere, and for other words in paths', () => {
  expect(requestsPath('')).toBe('/_emulator/v1/requests?limit=100');
  expect(requestsPath(` ${sidOf('WT', 3)} `)).toBe(`/_emulator/v1/requests?limit=100&sid=${sidOf('WT', 3)}`);
  expect(requestsPath(' /Tasks')).toBe('/_emulator/v1/requests?limit=100&path=%2FTasks');
});

it('shows what a worker asked the event bridge for, and else where the request was sent', () => {
  expect(wishOf(request())).toBe('POST /v1/Workspaces/WS1/Tasks');
  expect(wishOf(request({ method: 'GET', query: 'PageSize=5' }))).toBe('GET /v1/Workspaces/WS1/Tasks?PageSize=5');
  expect(wishOf(request({ kind: 'event-bridge', asks: 'POST Workspaces/WS1/Tasks/WT1' }))).toBe(
    'POST Workspaces/WS1/Tasks/WT1',
  );
  expect(wishOf(request({ kind: 'clock', method: null, path: 'WR1:timeout' }))).toBe('WR1:timeout');
});

it('names the caller by all that is known', () => {
  expect(callerOf(request())).toBe('auth token · twilio-node/6.2.0');
  expect(callerOf(request({ caller: { credential: null, sid: null, worker: null, userAgent: null } }))).toBe('');
});

it('counts what a request caused', () => {
  const event = { sid: 'EV1', type: 'task.created', taskSid: null, reservationSid: null, worker: null };
  const frame = { type: 'task.created', sid: 'WK1', worker: null, sockets: 2, fault: null };
  expect(effectsOf(request())).toBe('Caused nothing');
  expect(effectsOf(request({ caused: { events: [], webhooks: [], frames: [], changed: ['CA1'] } }))).toBe(
    'Changed 1 thing',
  );
  expect(effectsOf(request({ caused: { events: [event, event], webhooks: [], frames: [frame], changed: [] } }))).toBe(
    'Caused 2 events, 2 frames',
  );
});

it('names the origin in words, an unknown one as it comes', () => {
  expect(originOf(request({ kind: 'event-bridge' }))).toBe('event bridge');
  expect(originOf(request({ kind: 'fax' }))).toBe('fax');
});

it('says which field is not as expected', () => {
  expect(() => readRequestPage({ requests: [{ ...request(), number: 'one' }] })).toThrow('requests.0.number');
});
