import type { ReservationRow } from '../../../emulator/account/taskrouter-rows';
import type { CallRow } from '../../../emulator/account/voice-rows';
import { openSupport, type CallFloor } from './call-floor';

let floor: CallFloor;
let caller: CallRow;
let reservation: ReservationRow;

beforeEach(async () => {
  floor = await openSupport();
  floor.pages.set('/call', { status: 204 });
  floor.pages.set('/room', { status: 204 });
  caller = await floor.call();
  reservation = floor.offered(caller);
});
afterEach(() => floor.server.close());

const at = (path: string): string => floor.server.origin + path;

/** What was told at a path, in the order in which it left. */
const told = (path: string): Record<string, string>[] =>
  floor.webhooks.deliveries
    .filter(({ url }) => url === at(path))
    .map(({ parameters }) => parameters)
    .toSorted((a, b) => Number(a['SequenceNumber']) - Number(b['SequenceNumber']));

it("a conference tells of the worker's call and of itself", async () => {
  await floor.instruct(reservation, 'conference', {
    status_callback: at('/call'),
    status_callback_event: 'answered,completed',
    conference_status_callback: at('/room'),
    conference_status_callback_event: '["join","leave","end"]',
    end_conference_on_exit: 'true',
  });
  const [worker] = floor.legsOf(reservation);
  if (worker) await floor.hangUp(worker);
  expect(told('/call').map(({ CallStatus }) => CallStatus)).toEqual(['in-progress', 'completed']);
  expect(told('/call').every(({ CallSid }) => CallSid === worker?.sid)).toBe(true);
  expect(told('/room').map(({ StatusCallbackEvent: event, CallSid: sid }) => [event, sid])).toEqual([
    ['participant-join', worker?.sid],
    ['participant-join', caller.sid],
    ['participant-leave', worker?.sid],
    ['participant-leave', caller.sid],
    ['conference-end', undefined],
  ]);
  expect(told('/room')[0]).toMatchObject({ FriendlyName: reservation.taskSid });
  expect(floor.alerts.all).toEqual([]);
});

it.each(['dequeue', 'call'] as const)("the instruction %s tells of the worker's call by GET", async (instruction) => {
  floor.says('/hello', '<Hangup/>');
  await floor.instruct(reservation, instruction, {
    status_callback_url: at('/call'),
    status_callback_events: 'answered',
    url: at('/hello'),
    from: '+15550100',
  });
  expect(told('/call')).toMatchObject([{ CallStatus: 'in-progress', taskCallSid: caller.sid }]);
  const status = floor.server.requests.find(({ path }) => path.startsWith('/call'));
  expect(status?.method).toBe('GET');
});

it.each([
  ['dequeue', 40134],
  ['call', 21626],
] as const)('an event that there is none of is refused by the instruction %s with %i', async (instruction, code) => {
  const fields = { status_callback_url: at('/call'), status_callback_events: 'answered,begun', url: at('/hello') };
  await expect(floor.instruct(reservation, instruction, { ...fields, from: '+15550100' })).rejects.toMatchObject({
    ...{ status: 400, code, message: expect.stringContaining("'begun' provided") as string },
  });
  expect(floor.legsOf(reservation)).toEqual([]);
});

it.each([
  [{ status_callback: 'soon' }, "'soon' provided for StatusCallback"],
  [{ conference_status_callback: 'https://a.example/', conference_status_callback_event: 'begin' }, "'begin' provided"],
  [{ conference_status_callback: 'https://a.example/', conference_status_callback_method: 'PUT' }, "'PUT' provided"],
  [{ wait_url: 'https://a.example/', wait_method: 'PUT' }, "'PUT' provided for WaitMethod"],
])('a conference is refused with %j', async (fields, message) => {
  await expect(floor.instruct(reservation, 'conference', fields)).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining(message) as string,
  });
  expect(floor.legsOf(reservation)).toEqual([]);
});

it.each([
  ['true', 'Offline', 'rejected'],
  ['true', 'Available', 'pending'],
  ['false', 'Offline', 'pending'],
])(
  'reject_pending_reservations=%s with post-work activity %s leaves what else is offered %s',
  async (rejects, activity, status) => {
    const [worker] = floor.engine.store.workers.values();
    for (const channel of [...floor.engine.store.channelsOfWorker.of(worker?.sid ?? '')])
      floor.engine.store.workerChannels.update(channel.sid, { capacity: 2 });
    floor.do((engine) => engine.router.reviewAvailability(worker?.sid ?? ''));
    await floor.instruct(reservation, 'conference', {
      post_work_activity_sid: floor.activity(activity).sid,
      reject_pending_reservations: rejects,
      end_conference_on_exit: 'true',
    });
    const second = await floor.call('+15550124');
    const other = floor.offered(second);
    const [leg] = floor.legsOf(reservation);
    if (leg) await floor.hangUp(leg);
    expect(floor.now(other).status).toBe(status);
  },
);
