import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { localCredentials } from '../../../emulator/credentials';
import { CallFloor, customer, deskNumber } from './call-floor';

let floor: CallFloor;
beforeEach(async () => {
  floor = await CallFloor.open();
});
afterEach(() => floor.server.close());

const paths = () => floor.server.requests.map(({ path }) => path);

describe('a pretend call', () => {
  it('asks the voice URL of the number, signed, and says who calls', async () => {
    floor.says('/voice/incoming', '<Say>Hello</Say><Hangup/>');
    const placed = floor.telephone.placeCall({ from: customer, to: deskNumber });
    expect(placed).toMatchObject({ status: 'ringing', direction: 'inbound', from: customer, to: deskNumber });
    await floor.clock.settle();
    const [seen] = floor.server.requests;
    expect(seen).toMatchObject({
      method: 'POST',
      path: '/voice/incoming?number=desk',
      parameters: {
        CallSid: placed.sid,
        AccountSid: localCredentials.accountSid,
        ApiVersion: '2010-04-01',
        CallStatus: 'ringing',
        Direction: 'inbound',
        From: customer,
        Caller: customer,
        FromCountry: 'US',
        FromCity: '',
        To: deskNumber,
        Called: deskNumber,
        ToCountry: 'US',
      },
    });
    const signature = String(seen?.headers['x-twilio-signature']);
    const url = `${floor.server.origin}/voice/incoming?number=desk`;
    expect(validateRequest(localCredentials.authToken, signature, url, seen?.parameters ?? {})).toBe(true);
    expect(floor.leg(placed)).toMatchObject({ status: 'completed', startTime: floor.clock.now() });
    expect(floor.alerts.all).toEqual([]);
  });

  it('to a number nobody has is refused, naming those that exist', () => {
    expect(() => floor.telephone.placeCall({ from: customer, to: '+15559999' })).toThrow(
      "Nobody has the phone number '+15559999': expected one of +15550100",
    );
  });

  it('ends with its document', async () => {
    floor.says('/voice/incoming', '<Say>Goodbye</Say>');
    expect(await floor.call()).toMatchObject({ status: 'completed' });
  });

  it('is not answered when it is rejected', async () => {
    floor.says('/voice/incoming', '<Reject reason="busy"/>');
    expect(await floor.call()).toMatchObject({ status: 'busy', startTime: null });
  });

  it('pauses on virtual time', async () => {
    floor.says('/voice/incoming', '<Pause length="30"/><Hangup/>');
    const call = await floor.call();
    await floor.advance(29);
    expect(floor.leg(call).status).toBe('in-progress');
    await floor.advance(1);
    expect(floor.leg(call)).toMatchObject({ status: 'completed', endTime: floor.clock.now() });
  });

  it('follows redirects relative to the document it is in', async () => {
    floor.says('/voice/incoming', '<Redirect method="GET">menu/first?a=1</Redirect>');
    floor.says('/voice/menu/first', '<Redirect>../second</Redirect>');
    floor.says('/voice/second', '<Hangup/>');
    await floor.call();
    expect(floor.server.requests.map(({ method, path }) => `${method} ${path.split('&', 1)[0]}`)).toEqual([
      'POST /voice/incoming?number=desk',
      'GET /voice/menu/first?a=1',
      'POST /voice/second',
    ]);
  });

  it('that redirects in a circle is ended', async () => {
    floor.says('/voice/incoming', '<Redirect/>');
    expect(await floor.call()).toMatchObject({ status: 'failed' });
    expect(floor.alerts.all).toMatchObject([{ code: 11200, message: expect.stringContaining('in a circle') }]);
  });

  it.each([
    ['a verb that is not done', '<Record/>', 20501, /verb <Record> yet; see docs\/differences.md/],
    ['an attribute that makes no sense', '<Pause length="x"/>', 12200, /length of <Pause>/],
    ['a URL that is none', '<Redirect>http://[</Redirect>', 11100, /is not a URL to go on with/],
    ['an unknown workflow', '<Enqueue workflowSid="WW404"/>', 14220, /names workflow "WW404"/],
  ])('fails loudly at %s', async (_what, verbs, code, message) => {
    floor.says('/voice/incoming', `<Say>Hello</Say>${verbs}`);
    const call = await floor.call();
    expect(call.status).toBe('failed');
    expect(floor.alerts.all).toEqual([
      expect.objectContaining({ code, message: expect.stringMatching(message), resourceSid: call.sid }),
    ]);
  });

  it.each([
    ['an error', { status: 500, body: 'stack' }, 11200],
    ['no page', { status: 404 }, 11200],
    ['JSON', { headers: { 'Content-Type': 'application/json' }, body: '{}' }, 12300],
    ['broken XML', { headers: { 'Content-Type': 'text/xml' }, body: '<Response>' }, 12100],
    ['nothing', { headers: { 'Content-Type': 'text/xml' } }, 12100],
  ])('fails loudly when the application answers %s', async (_what, answer, code) => {
    floor.pages.set('/voice/incoming', answer);
    expect(await floor.call()).toMatchObject({ status: 'failed' });
    expect(floor.alertCodes).toEqual([code]);
  });

  it('that is hung up before the application answers goes nowhere', async () => {
    floor.says('/next', '<Hangup/>');
    floor.pages.set('/voice/incoming', ({ parameters }) => {
      floor.telephone.hangUp(parameters['CallSid'] ?? '');
      return { headers: { 'Content-Type': 'text/xml' }, body: '<Response><Redirect>/next</Redirect></Response>' };
    });
    expect(await floor.call()).toMatchObject({ status: 'no-answer' });
    expect(paths()).toEqual(['/voice/incoming?number=desk']);
    expect(floor.alerts.all).toEqual([]);
  });

  it('that is hung up during a pause stays so', async () => {
    floor.says('/voice/incoming', '<Pause length="30"/><Redirect>/next</Redirect>');
    const call = await floor.call();
    await floor.advance(10);
    await floor.hangUp(call);
    const ended = floor.leg(call);
    await floor.advance(60);
    expect(floor.leg(call)).toEqual(ended);
    expect(paths()).toHaveLength(1);
  });

  it('is forgotten by a reset', async () => {
    floor.says('/voice/incoming', '<Pause length="30"/><Redirect>/next</Redirect>');
    await floor.call();
    floor.telephone.reset();
    await floor.advance(60);
    expect(paths()).toHaveLength(1);
  });
});

describe('gathering', () => {
  const menu =
    '<Gather action="/chosen" numDigits="3" timeout="10"><Say>Press</Say><Pause length="2"/></Gather><Redirect>/silent</Redirect>';

  beforeEach(() => {
    floor.says('/voice/incoming', menu);
    floor.says('/chosen', '<Pause length="60"/>');
    floor.says('/silent', '<Pause length="60"/>');
  });

  const press = async (sid: string, digits: string): Promise<void> => {
    floor.telephone.press(sid, digits);
    await floor.clock.settle();
  };

  it('takes as many keys as it was told to', async () => {
    const { sid } = await floor.call();
    await press(sid, '12');
    expect(paths()).toHaveLength(1);
    await press(sid, '3');
    expect(floor.server.requests[1]).toMatchObject({ path: '/chosen', parameters: { CallSid: sid, Digits: '123' } });
    expect(floor.server.requests[1]?.parameters).not.toHaveProperty('FinishedOnKey');
  });

  it('ends with the finishing key', async () => {
    const { sid } = await floor.call();
    await press(sid, '12#');
    expect(floor.server.requests[1]).toMatchObject({
      path: '/chosen',
      parameters: { Digits: '12', FinishedOnKey: '#' },
    });
  });

  it('ends some time after the last key', async () => {
    const { sid } = await floor.call();
    await floor.advance(11);
    await press(sid, '1');
    await floor.advance(9);
    expect(paths()).toHaveLength(1);
    await floor.advance(1);
    expect(floor.server.requests[1]).toMatchObject({ path: '/chosen', parameters: { Digits: '1' } });
  });

  it('goes on with the next verb when no key was pressed', async () => {
    await floor.call();
    await floor.advance(11);
    expect(paths()).toHaveLength(1);
    await floor.advance(1);
    expect(paths()[1]).toBe('/silent');
  });

  it('asks its own document again without an action', async () => {
    floor.says('/voice/incoming', '<Gather numDigits="1"/>');
    const { sid } = await floor.call();
    await press(sid, '7');
    expect(paths()).toEqual(['/voice/incoming?number=desk', '/voice/incoming?number=desk']);
    expect(floor.server.requests[1]?.parameters).toMatchObject({ Digits: '7', CallStatus: 'in-progress' });
  });

  it('is the only time for keys', async () => {
    const { sid } = await floor.call();
    await press(sid, '123');
    expect(() => floor.telephone.press(sid, '1')).toThrow(`Call ${sid} is not asked for digits now`);
  });
});
