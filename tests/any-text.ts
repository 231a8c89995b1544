import fc from 'fast-check';

/** The halves of characters, which are none by themselves. */
const halves = { first: 0xd800, count: 0x800 };

/** Any character that there is, as `unit: 'binary'` has them; that one makes a list of all of them first, which takes a second. */
const anyCharacter = fc.nat(0x10_ffff - halves.count).map(
  (nth) => String.fromCodePoint(nth < halves.first ? nth : nth + halves.count),
  (character) => {
    const point = typeof character === 'string' ? character.codePointAt(0) : undefined;
    if (point === undefined || character !== String.fromCodePoint(point)) throw new Error('This is no character.');
    return point < halves.first ? point : point - halves.count;
  },
);

/** Text of any characters. */
export const anyText = (bounds: { readonly maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.string({ ...bounds, unit: anyCharacter });
