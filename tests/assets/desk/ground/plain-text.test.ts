import { plainText } from '../../../../src/assets/desk/ground/plain-text';

describe('text of somebody else', () => {
  it.each([
    ['a direction override', '+1555\u202E3210', '+15553210'],
    ['embeddings', '\u202Aa\u202Bb\u202Cc\u202Dd', 'abcd'],
    ['isolates', '\u2066a\u2067b\u2068c\u2069', 'abc'],
    ['direction marks', '\u200Ea\u200Fb\u061C', 'ab'],
    ['control characters', 'a\u0000b\u0007c\u001Bd\u007Fe\u009Bf', 'abcdef'],
    ['what has no width', '\uFEFFa\u200Bb\u2060', 'ab'],
    ['line breaks and tabs', 'a\r\n\tb\u2028c\u2029d', 'a b c d'],
  ])('loses %s', (_what, text, plain) => expect(plainText(text)).toBe(plain));

  it.each([['עברית و عربي'], ['می\u200Cخواهم'], ['👩\u200D🔧 Zoë'], ['a  b'.replace('  ', '\u00A0')]])(
    'keeps %s',
    (text) => expect(plainText(text)).toBe(text),
  );
});
