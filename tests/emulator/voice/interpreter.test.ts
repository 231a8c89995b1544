import { interpret } from '../../../emulator/voice/interpreter';
import { parseTwiml } from '../../../emulator/voice/twiml';

function step(xml: string) {
  const [element] = parseTwiml(`<Response>${xml}</Response>`);
  if (!element) throw new Error('No verb');
  return interpret(element);
}

describe('a verb', () => {
  it.each([
    ['<Say>Hello</Say>', { do: 'nothing' }],
    ['<Leave/>', { do: 'leave' }],
    ['<Pause/>', { do: 'pause', seconds: 1 }],
    ['<Pause length="30"/>', { do: 'pause', seconds: 30 }],
    ['<Hangup/>', { do: 'hang up' }],
    ['<Play>a.mp3</Play>', { do: 'nothing' }],
    ['<Reject/>', { do: 'reject', status: 'no-answer' }],
    ['<Reject reason="busy"/>', { do: 'reject', status: 'busy' }],
    ['<Redirect>/next</Redirect>', { do: 'fetch', target: { url: '/next', method: 'POST' } }],
    ['<Redirect method="get">n?a=1&amp;b=2</Redirect>', { do: 'fetch', target: { url: 'n?a=1&b=2', method: 'GET' } }],
  ])('%s comes down to a step', (xml, expected) => {
    expect(step(xml)).toEqual(expected);
  });

  it('Gather waits 5 seconds for keys, ended by #', () => {
    expect(step('<Gather><Say>Press</Say></Gather>')).toEqual({
      do: 'gather',
      action: { url: '', method: 'POST' },
      timeoutSeconds: 5,
      promptSeconds: 0,
      digits: undefined,
      finishOnKey: '#',
      actionOnEmptyResult: false,
    });
  });

  it('Gather obeys its attributes, and waits while its prompt pauses', () => {
    const xml =
      '<Gather action="/a" method="GET" timeout="9" numDigits="2" finishOnKey="" actionOnEmptyResult="true" input="speech dtmf"><Pause length="3"/><Say>x</Say><Pause/></Gather>';
    expect(step(xml)).toEqual({
      do: 'gather',
      action: { url: '/a', method: 'GET' },
      timeoutSeconds: 9,
      promptSeconds: 4,
      digits: 2,
      finishOnKey: '',
      actionOnEmptyResult: true,
    });
  });

  it('Dial says whom to connect the call with, and what comes then', () => {
    expect(step('<Dial>+15550111</Dial>')).toEqual({
      do: 'dial',
      with: { phones: [{ to: '+15550111' }] },
      action: undefined,
      timeoutSeconds: 30,
      timeLimitSeconds: undefined,
      callerId: undefined,
    });
    const phones =
      '<Dial action="/then" timeout="9" timeLimit="60" callerId="+15550100"><Number>+15550111</Number><Client>ann</Client></Dial>';
    expect(step(phones)).toEqual({
      do: 'dial',
      with: { phones: [{ to: '+15550111' }, { to: 'client:ann' }] },
      action: { url: '/then', method: 'POST' },
      timeoutSeconds: 9,
      timeLimitSeconds: 60,
      callerId: '+15550100',
    });
    const room =
      '<Dial><Conference muted="true" startConferenceOnEnter="false" endConferenceOnExit="true" participantLabel="me" waitUrl="/music" waitMethod="GET" statusCallback="https://a.example/" statusCallbackEvent="join leave">room</Conference></Dial>';
    expect(step(room)).toMatchObject({
      with: {
        conference: {
          name: 'room',
          muted: true,
          startConferenceOnEnter: false,
          endConferenceOnExit: true,
          label: 'me',
          waitUrl: { url: '/music', method: 'GET' },
          statusCallback: { url: 'https://a.example/', method: 'POST', events: ['join', 'leave'] },
        },
      },
    });
    expect(step('<Dial><Queue reservationSid="WR1"/></Dial>')).toMatchObject({
      with: { queue: { reservationSid: 'WR1' } },
    });
    expect(step('<Dial><Queue>WW1</Queue></Dial>')).toMatchObject({ with: { queue: { workflowSid: 'WW1' } } });
  });

  it('Enqueue carries the task and where to go afterwards', () => {
    const xml =
      '<Enqueue workflowSid="WW1" action="/left" method="GET" waitUrl="/music"><Task priority="4" timeout="60">{"a":1}</Task></Enqueue>';
    expect(step(xml)).toEqual({
      do: 'enqueue',
      workflowSid: 'WW1',
      attributes: '{"a":1}',
      priority: 4,
      timeoutSeconds: 60,
      action: { url: '/left', method: 'GET' },
      waitUrl: { url: '/music', method: 'POST' },
    });
    expect(step('<Enqueue workflowSid="WW1"/>')).toMatchObject({ attributes: '{}', action: undefined });
  });

  it.each([
    ['<Record/>', 'the TwiML verb <Record>'],
    ['<Dial><Sim>DE1</Sim></Dial>', 'the TwiML noun <Sim> inside <Dial>'],
    ['<Dial record="sometimes">+15550111</Dial>', 'the attribute record of <Dial>'],
    [
      '<Dial record="record-from-answer"><Conference>x</Conference></Dial>',
      'the attribute record of <Dial> around <Conference>',
    ],
    ['<Dial hangupOnStar="true">+15550111</Dial>', 'the attribute hangupOnStar of <Dial>'],
    ['<Dial><Number url="/whisper">+15550111</Number></Dial>', 'the attribute url of <Number>'],
    ['<Dial><Client><Identity>a</Identity></Client></Dial>', 'the TwiML noun <Identity> inside <Client>'],
    ['<Dial><Queue>support</Queue></Dial>', '<Queue> that is neither of a reservation nor of a workflow'],
    [
      '<Dial><Number>+15550111</Number><Conference>x</Conference></Dial>',
      '<Dial> with different nouns, or several that cannot be called',
    ],
    ['<Enqueue>support</Enqueue>', 'the TwiML verb <Enqueue> without workflowSid'],
    ['<Gather><Hangup/></Gather>', 'the TwiML verb <Hangup> inside <Gather>'],
    ['<Gather input="speech"/>', '<Gather input="speech">'],
  ])('%s is beyond what is done here, and is named', (xml, what) => {
    expect(step(xml)).toEqual({ do: 'unknown', what });
  });

  it.each([
    ['<Reject reason="tired"/>', /reason of <Reject> is "tired", expected rejected or busy/],
    ['<Gather finishOnKey="12"/>', /finishOnKey of <Gather> is "12", expected one key/],
    ['<Gather actionOnEmptyResult="maybe"/>', /actionOnEmptyResult of <Gather> is "maybe", expected true or false/],
    ['<Dial/>', /<Dial> says nobody to call/],
    ['<Dial timeout="long">+15550111</Dial>', /timeout of <Dial> is "long", expected a whole number/],
    ['<Dial><Conference muted="yes">x</Conference></Dial>', /muted of <Conference> is "yes", expected true or false/],
    ['<Dial><Conference/></Dial>', /<Conference> has no name inside/],
    [
      '<Dial><Number statusCallback="http://a/" statusCallbackEvent="rung">+15550111</Number></Dial>',
      /'rung' provided for StatusCallbackEvent is not one of initiated/,
    ],
    ['<Pause length="long"/>', /length of <Pause> is "long", expected a whole number/],
    ['<Redirect method="PUT">/x</Redirect>', /method of <Redirect> is "PUT", expected GET or POST/],
    ['<Enqueue workflowSid="WW1"><Task priority="high"/></Enqueue>', /priority of <Task> is "high"/],
    ['<Enqueue workflowSid="WW1"><Task/><Task/></Enqueue>', /<Enqueue> has <Task> inside, expected one <Task>/],
  ])('%s is refused', (xml, message) => {
    expect(() => step(xml)).toThrow(message);
  });
});
