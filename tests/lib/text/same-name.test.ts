import fc from 'fast-check';
import { findNamed, isSameName, nameKey, spellings } from '../../../src/lib/text/same-name';

const composed = 'Jos\u00e9';
const decomposed = 'Jose\u0301';

it.each([
  ['alice', 'Alice'],
  ['alice', 'ALICE'],
  ['alice', '  alice '],
  ['alice', '\u00a0alice\u2003'],
  ['alice', '\ufeffalice\u200b'],
  ['ali\u00adce', 'alice'],
  [composed, decomposed],
  [composed, 'JOSE\u0301'],
  ["o'brien", 'O\u2019Brien'],
  ["o'brien", 'O\u2018Brien'],
  ["o'brien", 'O\u02bcBrien'],
  ["o'brien", 'O\u00b4Brien'],
  ["o'brien", 'O`Brien'],
  ['anne-marie', 'Anne\u2013Marie'],
  ['anne-marie', 'Anne\u2011Marie'],
  ['anne-marie', 'Anne\u2014Marie'],
  ['mary  ann', 'Mary\u00a0Ann'],
  ['Stra\u00dfe', 'STRASSE'],
  ['\u039f\u0394\u039f\u03a3', '\u03bf\u03b4\u03bf\u03c2'],
  ['\u1e69', '\u1e63\u0307'],
  ['a.b+c@example.com', 'A.B+C@Example.com'],
  ['\u0391\u0301\u03bd\u03bd\u03b1', '\u0386\u039d\u039d\u0391'],
])('%j and %j are one name', (one, other) => {
  expect(isSameName(one, other)).toBe(true);
});

it.each([
  ['alice', 'alicia'],
  ['jose', composed],
  ['obrien', "o'brien"],
  ['annemarie', 'anne-marie'],
  ['maryann', 'mary ann'],
  ['a.b', 'ab'],
  // A Cyrillic letter that looks like a Latin one.
  ['alice', '\u0430lice'],
  ['\u0645\u06cc\u200c\u062e', '\u0645\u06cc\u062e'],
])('%j and %j are two', (one, other) => {
  expect(isSameName(one, other)).toBe(false);
});

it('gives the same key for a key', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => expect(nameKey(nameKey(name))).toBe(nameKey(name))));
});

describe('who is meant by a name', () => {
  const find = (names: readonly string[], name: string) => findNamed(names, name, (one) => one);

  it('is who is spelt so, else the only one whose name it is', () => {
    expect(find(['O\u2019Brien', "O'Brien"], "O'Brien")).toBe("O'Brien");
    expect(find(['alice', composed], decomposed)).toBe(composed);
  });

  it('is nobody where it is several or none', () => {
    expect(find(['O\u2019Brien', "O'Brien"], "o'brien")).toBeUndefined();
    expect(find(['alice'], 'bob')).toBeUndefined();
  });
});

describe('the spellings to ask for', () => {
  it.each([
    ['Alice', 'alice'],
    ['ALICE', 'alice'],
    [' alice ', 'alice'],
    [composed, decomposed],
    [decomposed, composed],
    ['o\u2019brien', "o'brien"],
    ["O'Brien", 'O\u2019Brien'],
    ['Anne\u2013Marie', 'Anne-Marie'],
    ['Jose\u0301 O\u2019Brien', "Jos\u00e9 O'Brien"],
  ])('of %j have %j among them', (typed, name) => {
    expect(spellings(typed)).toContain(name);
  });

  it('begin with what was typed, and are all the same name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        const all = spellings(name);
        expect(all[0]).toBe(name.trim());
        expect(all.length).toBeLessThanOrEqual(12);
        expect(new Set(all.map(nameKey))).toEqual(new Set([nameKey(name)]));
      }),
    );
  });

  it('are one for a plain name', () => {
    expect(spellings('alice')).toEqual(['alice']);
  });
});
