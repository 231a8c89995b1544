import fc from 'fast-check';
import { anyText } from '../../any-text';

/** A document as somebody wrote it, in the pieces that its text is made of. */
export interface WrittenMember {
  readonly before: string;
  readonly key: string;
  readonly keyText: string;
  readonly colon: string;
  readonly value: WrittenObject | string;
  readonly after: string;
}
export interface WrittenObject {
  readonly members: readonly WrittenMember[];
  /** Blanks in an object without members. */
  readonly inside: string;
}

export const textOf = (value: WrittenObject | string): string => {
  if (typeof value === 'string') return value;
  if (value.members.length === 0) return `{${value.inside}}`;
  return `{${value.members.map((member) => member.before + pairOf(member) + member.after).join(',')}}`;
};
export const pairOf = ({ keyText, colon, value }: WrittenMember): string => keyText + colon + textOf(value);

const blanks = fc.constantFrom('', '', '', ' ', '\n', '\t', '\r\n  ');
const numbers = fc.oneof(
  fc.constantFrom('12345678901234567890', '-0', '-0.0', '1e400', '1.10', '1.0', '1E5', '1e+5', '0.1e-7', '0'),
  fc.bigInt().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
);
/** Text in the spellings that JSON has for it. */
const spelt = (text: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    JSON.stringify(text),
    JSON.stringify(text).replaceAll('/', '\\/'),
    `"${[...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`,
  );
const texts = fc
  .oneof(anyText(), fc.constantFrom('"', '\\', '\\"', '{"a":1}', ']}', ',', ':', '/', '\u2028'))
  .chain(spelt);

/** Few, so that keys are there twice; those that JavaScript treats as its own are among them. */
export const keys = fc.constantFrom('wrap_up', 'a', 'b', '', '1', '__proto__', 'constructor', 'é"\\', '\ud800');

const { value: values, object: objects } = fc.letrec<{ value: WrittenObject | string; object: WrittenObject }>(
  (tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      numbers,
      texts,
      fc.constantFrom('true', 'false', 'null'),
      fc
        .array(fc.tuple(blanks, tie('value'), blanks), { maxLength: 4 })
        .map((parts) => `[${parts.map(([before, value, after]) => before + textOf(value) + after).join(',')}]`),
      tie('object'),
    ),
    object: fc.record({
      inside: blanks,
      members: fc.array(
        keys.chain((key) =>
          fc.record({
            before: blanks,
            key: fc.constant(key),
            keyText: spelt(key),
            colon: fc.tuple(blanks, blanks).map(([before, after]) => `${before}:${after}`),
            value: tie('value'),
            after: blanks,
          }),
        ),
        { maxLength: 6 },
      ),
    }),
  }),
);

export const documents = fc
  .record({ before: blanks, object: objects, after: blanks })
  .map((document) => ({ ...document, text: document.before + textOf(document.object) + document.after }));

/** JSON text in the spellings there are. */
export const written = values.map(textOf);
