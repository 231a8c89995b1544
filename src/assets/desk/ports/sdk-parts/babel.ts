/**
 * The helpers of `@babel/runtime` that `twilio-taskrouter` 2.1 is compiled to, as a browser of today has them: the build
 * puts them in the place of the package's own. See docs/decisions/0009-sdk-without-ballast.md.
 */

type Constructor = new (...values: never[]) => object;

const typeOf = (value: unknown): string => typeof value;

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** A module as one with `default`, whichever kind it is. */
export const interopRequireDefault = (loaded: unknown): unknown =>
  isObject(loaded) && '__esModule' in loaded ? loaded : { default: loaded };

export function classCallCheck(made: unknown, constructor: Constructor): void {
  if (!(made instanceof constructor)) throw new TypeError('Cannot call a class as a function');
}

type Member = PropertyDescriptor & { readonly key: string };

export function createClass(
  constructor: Constructor,
  members: readonly Member[] = [],
  statics: readonly Member[] = [],
): Constructor {
  const define = (holder: object, { key, ...member }: Member): void =>
    void Object.defineProperty(holder, key, {
      configurable: true,
      ...('value' in member && { writable: true }),
      ...member,
    });
  for (const member of members) define(constructor.prototype, member);
  for (const member of statics) define(constructor, member);
  return constructor;
}

export function inherits(child: Constructor, parent: Constructor): void {
  Object.setPrototypeOf(child.prototype, parent.prototype);
  Object.setPrototypeOf(child, parent);
}

export function assertThisInitialized<T>(self: T | undefined): T {
  if (self === undefined) throw new ReferenceError('this has not been initialised: super() has not been called');
  return self;
}

/** What `new` gives: what the parent's constructor made, or the object it was given. */
export const possibleConstructorReturn = (self: unknown, made: unknown): unknown =>
  isObject(made) ? made : assertThisInitialized(self);

export const getPrototypeOf = (value: object): unknown => Object.getPrototypeOf(value);

export const defineProperty = (holder: object, key: string, value: unknown): object =>
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });

export const slicedToArray = <T>(values: Iterable<T>, length: number): T[] => [...values].slice(0, length);

/** Private fields are kept in a map of their own, by the object they belong to. */
type PrivateField = WeakMap<object, { value: unknown }>;

function fieldOf(holder: object, field: PrivateField): { value: unknown } {
  const found = field.get(holder);
  if (!found) throw new TypeError('Private element is not present on this object');
  return found;
}

export const classPrivateFieldGet = (holder: object, field: PrivateField): unknown => fieldOf(holder, field).value;

export const classPrivateFieldSet = (holder: object, field: PrivateField, value: unknown): unknown =>
  (fieldOf(holder, field).value = value);

const extend = (target: object, ...sources: readonly object[]): object => Object.assign(target, ...sources);

export { extend as extends, typeOf as typeof };
