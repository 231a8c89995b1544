import { escapeUnseen, hasUnseen, isBlank, replaceUnseen } from '../../../src/lib/text/unseen';

const c0 = Array.from({ length: 32 }, (_, at) => at).filter((at) => at !== 9 && at !== 10);
const c1 = Array.from({ length: 33 }, (_, at) => 0x7f + at);
const others = [0xad, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e];
const more = [0x2060, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206f, 0x3164, 0xfeff, 0xfffb, 0xe0001, 0xe0041, 0xd800];

it.each([...c0, ...c1, ...others, ...more].map((point) => [point.toString(16), String.fromCodePoint(point)]))(
  'U+%s is taken out, and its escape says what it was',
  (_, character) => {
    expect(replaceUnseen(`a${character}b`, () => '')).toBe('ab');
    expect(hasUnseen(character)).toBe(true);
    expect(escapeUnseen(character)).toMatch(/^(\\u[0-9a-f]{4})+$/);
    expect(JSON.parse(`"${escapeUnseen(character)}"`)).toBe(character);
    expect(isBlank(character)).toBe(true);
  },
);

it.each(['Zoë', '名前', 'می‌خواهم', '👩‍👩‍👧 ❤️', 'नमस्ते', 'a\tb\nc'])('leaves %j as it is', (text) => {
  expect(hasUnseen(text)).toBe(false);
  expect(escapeUnseen(text)).toBe(text);
  expect(isBlank(text)).toBe(false);
});

it.each(['', ' ', '\t\n', '\u00a0\u3000', '\u200d\u200c', '\ufe0f', '\u2800', '\u115f', ' \u202e \u0085'])(
  'sees nothing in %j',
  (text) => {
    expect(isBlank(text)).toBe(true);
  },
);
