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
    ['<Leave/>', { do: 'nothing' }],
    ['<Pause/>', { do: 'pause', seconds: 1 }],
    ['<Pause length="30"/>', { do: 'pause', seconds: 30 }],
    ['<Hangup/>', { do: 'hang up' }],
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
      waitUrl: '/music',
    });
    expect(step('<Enqueue workflowSid="WW1"/>')).toMatchObject({ attributes: '{}', action: undefined });
  });

  it.each([
    ['<Dial>+15550111</Dial>', 'the TwiML verb <Dial>'],
    ['<Play>a.mp3</Play>', 'the TwiML verb <Play>'],
    ['<Enqueue>support</Enqueue>', 'the TwiML verb <Enqueue> without workflowSid'],
    ['<Gather><Play>a.mp3</Play></Gather>', 'the TwiML verb <Play> inside <Gather>'],
    ['<Gather input="speech"/>', '<Gather input="speech">'],
  ])('%s is beyond what is done here, and is named', (xml, what) => {
    expect(step(xml)).toEqual({ do: 'unknown', what });
  });

  it.each([
    ['<Pause length="long"/>', /length of <Pause> is "long", expected a whole number/],
    ['<Redirect method="PUT">/x</Redirect>', /method of <Redirect> is "PUT", expected GET or POST/],
    ['<Enqueue workflowSid="WW1"><Task priority="high"/></Enqueue>', /priority of <Task> is "high"/],
    ['<Enqueue workflowSid="WW1"><Task/><Task/></Enqueue>', /<Enqueue> has <Task> inside, expected one <Task>/],
  ])('%s is refused', (xml, message) => {
    expect(() => step(xml)).toThrow(message);
  });
});
