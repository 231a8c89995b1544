import { anything, array, assert, constantFrom, dictionary, integer, oneof, property, string } from 'fast-check';
import * as checks from '../../../../../src/assets/desk/ports/sdk-parts/checks';

/** The package itself, which the SDK asks for; it has no types here. */
const lodash = require('lodash') as Record<string, (...values: unknown[]) => unknown>;

const any = oneof(
  anything({ withDate: true }),
  constantFrom<unknown>(undefined, null, '', 0, Number.NaN, new Date(0), () => 0),
);

const { isBoolean, isDate, isInteger, isNil, isObject, isString } = checks;

it.each(Object.entries({ isBoolean, isDate, isInteger, isNil, isObject, isString }))('%s is lodash’s', (name, own) => {
  assert(property(any, (value) => expect(own(value)).toBe(lodash[name]?.(value))));
});

it('isEmpty is lodash’s for the reason of a closed socket', () => {
  assert(
    property(oneof(string(), constantFrom(undefined)), (text) =>
      expect(checks.isEmpty(text)).toBe(lodash['isEmpty']?.(text)),
    ),
  );
});

it('inRange is lodash’s for page sizes', () => {
  assert(
    property(integer(), integer({ min: 2 }), (value, end) =>
      expect(checks.inRange(value, 1, end)).toBe(lodash['inRange']?.(value, 1, end)),
    ),
  );
});

it('lists and objects are picked as lodash picks them', () => {
  const words = array(constantFrom('sid', 'task', 'status', 'worker'));
  assert(
    property(words, words, dictionary(constantFrom('sid', 'task'), integer()), (some, others, holder) => {
      const isShort = (word: string): boolean => word.length < 5;
      expect(checks.difference(some, others)).toEqual(lodash['difference']?.(some, others));
      expect(checks.every(some, isShort)).toBe(lodash['every']?.(some, isShort));
      expect(checks.filter(some, isShort)).toEqual(lodash['filter']?.(some, isShort));
      expect(checks.pick(holder, some)).toEqual(lodash['pick']?.(holder, some));
    }),
  );
});

it('upperFirst is lodash’s for names of parameters', () => {
  assert(
    property(oneof(string(), constantFrom('beep', 'endConferenceOnExit')), (text) =>
      expect(checks.upperFirst(text)).toBe(lodash['upperFirst']?.(text)),
    ),
  );
});
