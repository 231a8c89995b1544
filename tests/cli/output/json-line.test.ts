import { jsonLine } from '../../../src/cli/output/json-line';

it('is one line that says the same', () => {
  const value = { from: 'Zoë 名 👍', list: [1, null], text: 'a\nb\u2028c' };
  expect(jsonLine(value)).toMatch(/^[^\n\u2028]*\n$/u);
  expect(JSON.parse(jsonLine(value))).toEqual(value);
  expect(jsonLine({ from: 'Zoë' })).toBe('{"from":"Zoë"}\n');
});

it.each(['\u001b[2J', '\u009b2J', '\u007f', '\u0085', '\u202e001', '\u2066', '\u061c'])(
  'does not let %j steer the terminal',
  (text) => {
    expect(jsonLine({ [text]: text })).not.toMatch(/[\p{Cc}\p{Bidi_Control}](?!$)/u);
    expect(JSON.parse(jsonLine({ [text]: text }))).toEqual({ [text]: text });
  },
);
