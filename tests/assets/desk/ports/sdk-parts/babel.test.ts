import { anything, array, assert, constantFrom, dictionary, func, integer, oneof, property, string } from 'fast-check';
import { createRequire } from 'node:module';
import * as own from '../../../../../src/assets/desk/ports/sdk-parts/babel';

type Helpers = typeof own;

/** Babel's own, as the SDK asks for them. */
const fromSdk = createRequire(require.resolve('twilio-taskrouter'));
const real = Object.fromEntries(
  Object.keys(own).map((name) => [name, fromSdk(`@babel/runtime/helpers/${name}`)]),
) as unknown as Helpers;

const any = oneof(
  anything({ withDate: true }),
  constantFrom<unknown>(undefined, null, Number.NaN, () => 0),
);

it('a value has the type it has', () => {
  assert(property(any, (value) => expect(own.typeof(value)).toBe(real.typeof(value))));
});

it('a module gets a default where it has none', () => {
  const modules = oneof(
    any,
    constantFrom<unknown>(
      { __esModule: true, default: 1 },
      Object.assign(() => 0, { a: 1 }),
    ),
  );
  assert(
    property(modules, (loaded) =>
      expect(own.interopRequireDefault(loaded)).toEqual(real.interopRequireDefault(loaded)),
    ),
  );
});

it('what new gives is what the parent made, where that is an object', () => {
  assert(
    property(oneof(constantFrom(undefined, null), func(any), dictionary(string(), any)), (made) => {
      const self = { name: 'self' };
      // Null is not an object, and Babel calls it an error; no constructor of the SDK gives it.
      if (made !== null)
        expect(own.possibleConstructorReturn(self, made)).toBe(real.possibleConstructorReturn(self, made));
    }),
  );
  for (const helpers of [own, real]) {
    expect(() => helpers.possibleConstructorReturn(undefined, undefined)).toThrow(ReferenceError);
    expect(() => helpers.assertThisInitialized(undefined)).toThrow(ReferenceError);
  }
});

it('lists are cut, and objects filled', () => {
  assert(
    property(array(integer()), integer({ min: 0, max: 4 }), dictionary(string(), integer()), (values, length, more) => {
      const short = values.slice(0, length);
      expect(own.slicedToArray(new Set(short), 4)).toEqual(real.slicedToArray(new Set(short), 4));
      expect(own.extends({ a: 1 }, more, { b: 2 })).toEqual(real.extends({ a: 1 }, more, { b: 2 }));
      expect(Object.getOwnPropertyDescriptor(own.defineProperty({}, 'a', more), 'a')).toEqual(
        Object.getOwnPropertyDescriptor(real.defineProperty({}, 'a', more), 'a'),
      );
    }),
  );
});

/** A class as Babel compiles it: with methods, something read-only, a static and a private field. */
function classOf(
  helpers: Helpers,
): new (name: string) => { greet(): string; rename(name: string): void; name: string } {
  const secret = new WeakMap<object, { value: unknown; writable: true }>();
  function Parent(this: object, name: string): void {
    helpers.classCallCheck(this, Parent as never);
    secret.set(this, { value: name, writable: true });
  }
  helpers.createClass(Parent as never, [
    { key: 'name', get: () => 'nobody' },
    {
      key: 'rename',
      value(this: object, name: string) {
        helpers.classPrivateFieldSet(this, secret, name);
      },
    },
    {
      key: 'greet',
      value(this: object) {
        return `I am ${String(helpers.classPrivateFieldGet(this, secret))}`;
      },
    },
  ]);
  function Child(this: object, name: string): unknown {
    helpers.classCallCheck(this, Child as never);
    const parent = helpers.getPrototypeOf(Child) as never;
    return helpers.possibleConstructorReturn(this, Reflect.construct(parent, [name], Child));
  }
  helpers.inherits(Child as never, Parent as never);
  return helpers.createClass(Child as never, [], [{ key: 'make', value: () => 'made' }]) as never;
}

it.each([
  ['ours', own],
  ['Babel’s', real],
])('a class is one with %s', (_name, helpers) => {
  const Made = classOf(helpers);
  const made = new Made('Ada');
  expect(made.greet()).toBe('I am Ada');
  made.rename('Grace');
  expect(made.greet()).toBe('I am Grace');
  expect(made.name).toBe('nobody');
  expect(made.constructor).toBe(Made);
  expect(Object.keys(made)).toEqual([]);
  expect(Object.keys(Made.prototype as object)).not.toContain('greet');
  expect((Made as unknown as { make(): string }).make()).toBe('made');
  expect(() => (Made as unknown as (name: string) => void)('Ada')).toThrow(TypeError);
  expect(() => helpers.classPrivateFieldGet({}, new WeakMap())).toThrow(TypeError);
});
