import { openSupport, type CallFloor } from './call-floor';

let floor: CallFloor;
let customerSid: string;

beforeEach(async () => {
  floor = await openSupport();
  const caller = await floor.call();
  await floor.instruct(floor.offered(caller), 'conference');
  customerSid = caller.sid;
});
afterEach(() => floor.server.close());

async function announce(path: string): Promise<void> {
  floor.telephone.announce(customerSid, { url: `${floor.server.origin}${path}`, method: 'POST' });
  await floor.clock.settle();
}

it('asks for the document of an announcement, for the call it is played to', async () => {
  floor.says('/tones', '<Play digits="12#"/>');
  await announce('/tones?digits=12%23');
  const asked = floor.server.requests.find(({ path }) => path === '/tones?digits=12%23');
  expect(asked?.parameters).toMatchObject({ CallSid: customerSid });
  expect(floor.alerts.all).toEqual([]);
});

it('takes Say, Pause and Redirect as well', async () => {
  floor.says('/tones', '<Say>Hello</Say><Pause/><Redirect>/tones</Redirect>');
  await announce('/tones');
  expect(floor.alerts.all).toEqual([]);
});

it.each([
  ['a verb that an announcement cannot have', '<Hangup/>', 20501],
  ['a document that is none', 'no TwiML', 12100],
])('raises an alert for %s, and lets the call go on', async (_, verbs, code) => {
  floor.says('/tones', verbs);
  if (verbs === 'no TwiML')
    floor.pages.set('/tones', { status: 200, headers: { 'Content-Type': 'text/xml' }, body: verbs });
  await announce('/tones');
  expect(floor.alertCodes).toEqual([code]);
  expect(floor.engine.store.participants.get(customerSid)?.status).toBe('connected');
});

it('raises an alert where nobody answers', async () => {
  await announce('/nowhere');
  expect(floor.alertCodes).toEqual([11200]);
});
