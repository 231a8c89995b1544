import { assert, property, string } from 'fast-check';
import { parseTwiml, TwimlError } from '../../../emulator/voice/twiml';

describe('TwiML', () => {
  it('is read as its verbs in order, with attributes, text and nouns', () => {
    const verbs = parseTwiml(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n  <!-- hello -->\n  <Say voice="Polly.Joanna"> ¡Caf&#233; &amp; &lt;t&#xe9;&gt;! </Say><Pause/>\n' +
        '<Enqueue workflowSid="WW1"><Task priority="5">{"a":&quot;b&quot;}</Task></Enqueue></Response>',
    );
    expect(verbs).toEqual([
      { name: 'Say', attributes: { voice: 'Polly.Joanna' }, text: '¡Café & <té>!', children: [] },
      { name: 'Pause', attributes: {}, text: '', children: [] },
      {
        name: 'Enqueue',
        attributes: { workflowSid: 'WW1' },
        text: '',
        children: [{ name: 'Task', attributes: { priority: '5' }, text: '{"a":"b"}', children: [] }],
      },
    ]);
  });

  it('may hold text as CDATA', () => {
    const [enqueue] = parseTwiml('<Response><Enqueue><Task><![CDATA[{"a":"<b>"}]]></Task></Enqueue></Response>');
    expect(enqueue?.children[0]?.text).toBe('{"a":"<b>"}');
  });

  it('keeps numbers as text', () => {
    expect(parseTwiml('<Response><Say n="007">007</Say></Response>')[0]).toMatchObject({
      attributes: { n: '007' },
      text: '007',
    });
  });

  it('may be empty', () => {
    expect(parseTwiml('<Response/>')).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['JSON', '{"instruction":"accept"}'],
    ['HTML', '<html><body>Sorry</body></html>'],
    ['an open tag', '<Response><Say>hello</Response>'],
    ['two roots', '<Response/><Response/>'],
    ['a name that would change every object', '<Response __proto__="1"/>'],
    ['a bottomless nesting', `<Response>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</Response>`],
  ])('is not %s', (_what, text) => {
    expect(() => parseTwiml(text)).toThrow(TwimlError);
    expect(() => parseTwiml(text)).toThrow(/^The answer is not TwiML: ./);
  });

  it('refuses anything else by that error and no other', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        try {
          parseTwiml(`<Response>${text}</Response>`);
        } catch (error) {
          expect(error).toBeInstanceOf(TwimlError);
        }
      }),
    );
  });
});
