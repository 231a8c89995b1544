import fc from 'fast-check';
import { NotAnObjectError, textAt, withoutKey, withText } from '../../../src/lib/attributes/edit-attributes';
import { documents, keys, pairOf, textOf, written, type WrittenObject } from './documents';

const again = {
  numRuns: 500 * Number(process.env['PROPERTY_TIMES'] ?? 1),
  seed: Number(process.env['PROPERTY_SEED'] ?? 17),
  ...(process.env['PROPERTY_PATH'] && { path: process.env['PROPERTY_PATH'] }),
};

const lastIndex = ({ members }: WrittenObject, key: string): number =>
  members.findLastIndex((member) => member.key === key);

/** The same document with this value at this path, put together from its pieces; undefined where a value is in the way. */
function expected(object: WrittenObject, [key = '', ...rest]: readonly string[], value: string): string | undefined {
  const at = lastIndex(object, key);
  const found = object.members[at];
  if (!found) {
    const made = rest.reduceRight((inner, name) => `{${JSON.stringify(name)}:${inner}}`, value);
    const added = `${JSON.stringify(key)}:${made}`;
    const last = object.members.at(-1);
    if (!last) return `{${added}${object.inside}}`;
    const text = textOf(object);
    return `${text.slice(0, text.length - last.after.length - 1)},${added}${last.after}}`;
  }
  if (rest.length > 0 && typeof found.value === 'string') return undefined;
  const inner = rest.length > 0 && typeof found.value !== 'string' ? expected(found.value, rest, value) : value;
  if (inner === undefined) return undefined;
  return textOf({ ...object, members: object.members.with(at, { ...found, value: inner }) });
}

const parsed = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
/** `JSON.parse` makes `__proto__` a member like others, and so has whoever compares. */
const entries = (object: Record<string, unknown>): [string, string][] =>
  Object.entries(object)
    .map(([key, value]): [string, string] => [key, JSON.stringify(value)])
    .sort(([one], [other]) => (one < other ? -1 : 1));

describe('a value that is set', () => {
  it('changes no character beside it, whatever the document', () => {
    fc.assert(
      fc.property(documents, fc.array(keys, { minLength: 1, maxLength: 3 }), written, (document, path, value) => {
        const wanted = expected(document.object, path, value);
        if (wanted === undefined) {
          expect(() => withText(document.text, path, value)).toThrow(NotAnObjectError);
          return;
        }
        const edited = withText(document.text, path, value);
        expect(edited).toBe(document.before + wanted + document.after);
        expect(textAt(edited, path)).toBe(value);
        // A second time, as when an answer was lost, nothing is there twice.
        expect(withText(edited, path, value)).toBe(edited);
      }),
      again,
    );
  });

  it('is what JSON.parse reads, beside what was there', () => {
    fc.assert(
      fc.property(documents, keys, written, ({ text }, key, value) => {
        const others = entries(parsed(text)).filter(([name]) => name !== key);
        const now = entries(parsed(withText(text, [key], value)));
        expect(now.filter(([name]) => name !== key)).toEqual(others);
        expect(now.filter(([name]) => name === key)).toEqual([[key, JSON.stringify(JSON.parse(value))]]);
      }),
      again,
    );
  });

  it.each([
    ['{}', '{"w":1}'],
    ['{ }', '{"w":1 }'],
    [
      '\n{\n  "id": 12345678901234567890,\n  "price": 1.10\n}\n',
      '\n{\n  "id": 12345678901234567890,\n  "price": 1.10,"w":1\n}\n',
    ],
    ['{"w":1e400,"w":-0}', '{"w":1e400,"w":1}'],
    ['{"\\u0077" : [1.0, "]"] , "z":1}', '{"\\u0077" : 1 , "z":1}'],
    ['{"a":{"w":2}}', '{"a":{"w":2},"w":1}'],
  ])('turns %j into %j', (before, after) => {
    expect(withText(before, ['w'], '1')).toBe(after);
  });
});

describe('a key that is taken away', () => {
  it('leaves every other pair as it was written', () => {
    fc.assert(
      fc.property(documents, keys, ({ text, object }, key) => {
        const left = withoutKey(text, key);
        expect(entries(parsed(left))).toEqual(entries(parsed(text)).filter(([name]) => name !== key));
        const kept = object.members.filter((member) => member.key !== key).map(pairOf);
        let at = 0;
        for (const pair of kept) {
          expect(left.slice(at)).toContain(pair);
          at = left.indexOf(pair, at) + pair.length;
        }
        if (kept.length === object.members.length) expect(left).toBe(text);
        // Nothing but commas, brackets and blanks is left besides.
        const beside = left.length - kept.reduce((sum, pair) => sum + pair.length, 0);
        expect(beside).toBeLessThanOrEqual(
          text.length - object.members.reduce((sum, one) => sum + pairOf(one).length, 0),
        );
      }),
      again,
    );
  });

  it.each([
    ['{"w":1}', '{}'],
    ['{ "w":1 }', '{  }'],
    ['{"w":1, "b":1.10}', '{"b":1.10}'],
    ['{"a":1E5 , "w":1}', '{"a":1E5}'],
    ['{"a":1,\n "w":2,\n "b":3}', '{"a":1,\n "b":3}'],
    ['{"w":1,"a":2,"w":3,"w":4,"b":5,"w":6}', '{"a":2,"b":5}'],
    ['{"w":1,"w":2}', '{}'],
    ['{"a":1}', '{"a":1}'],
  ])('turns %j into %j', (before, after) => {
    expect(withoutKey(before, 'w')).toBe(after);
  });
});

describe('a text that is looked at', () => {
  it.each<[string, string[], string | undefined]>([
    ['{"a": {"id": 12345678901234567890}}', ['a', 'id'], '12345678901234567890'],
    ['{"a": [1.10 , {"b":1}] }', ['a'], '[1.10 , {"b":1}]'],
    ['{"a":1,"a": "x"}', ['a'], '"x"'],
    ['{"a":"{\\"b\\":1}"}', ['a', 'b'], undefined],
    ['{"a":1}', ['toString'], undefined],
    ['{"__proto__":{"a":2}}', ['__proto__', 'a'], '2'],
    ['{"__proto__":{"a":2}}', ['a'], undefined],
    [' {} ', [], '{}'],
  ])('of %s has at %j %j', (json, path, found) => {
    expect(textAt(json, path)).toBe(found);
  });
});

it.each(['', ' ', '[1]', '"text"', '7', 'null', '{', '{"a":1,}', "{'a':1}", '{"a":1}}', '\ufeff{}', 'undefined'])(
  'refuses %j, which is no JSON object',
  (json) => {
    expect(() => withText(json, ['a'], '1')).toThrow(NotAnObjectError);
    expect(() => withoutKey(json, 'a')).toThrow(NotAnObjectError);
    expect(() => textAt(json, ['a'])).toThrow(NotAnObjectError);
  },
);

it('goes as deep and as far as a document does', () => {
  const deep = `{"deep":${'[{"a":'.repeat(50_000)}1.10${'}]'.repeat(50_000)},"b":1.0}`;
  expect(withText(deep, ['w'], '1')).toBe(`${deep.slice(0, -1)},"w":1}`);
  const wide = `{${Array.from({ length: 20_000 }, (_, at) => `"k${at}":"${'\\n'.repeat(20)}"`).join(',')}}`;
  expect(withoutKey(withText(wide, ['w'], '1'), 'w')).toBe(wide);
});
