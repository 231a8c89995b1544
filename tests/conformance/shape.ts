import { readUrl } from '../../src/lib/text/read-url';

/** Says what is wrong with a value, a line for each part of it that is; nothing where all is well. */
export type Shape = (value: unknown, where: string) => readonly string[];

const show = (value: unknown): string => JSON.stringify(value) ?? String(value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const such =
  (what: string, isSuch: (value: unknown) => boolean): Shape =>
  (value, where) =>
    isSuch(value) ? [] : [`${where}: ${show(value)} is not ${what}`];

const matching = (what: string, pattern: RegExp): Shape =>
  such(what, (value) => typeof value === 'string' && pattern.test(value));

/** An identifier: the prefix and 32 hexadecimal digits. */
export const sid = (prefix: string): Shape =>
  matching(`a SID of ${prefix}`, new RegExp(String.raw`^${prefix}[0-9a-fA-F]{32}$`));

export const text = such('text', (value) => typeof value === 'string');
export const flag = such('true or false', (value) => typeof value === 'boolean');
export const whole = such('a whole number', (value) => Number.isSafeInteger(value));
export const moment = such(
  'an ISO 8601 time in whole seconds of UTC',
  (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && !Number.isNaN(Date.parse(value)),
);
export const address = such('an absolute URL', (value) => typeof value === 'string' && readUrl(value) !== undefined);
export const objectAsText = such('a JSON object as text', (value) => {
  if (typeof value !== 'string') return false;
  try {
    return isObject(JSON.parse(value));
  } catch {
    return false;
  }
});

export const oneOf = (...allowed: readonly string[]): Shape =>
  such(`one of ${allowed.join(', ')}`, (value) => typeof value === 'string' && allowed.includes(value));

export const exactly = (wanted: unknown): Shape => such(show(wanted), (value) => value === wanted);

export const orNull =
  (shape: Shape): Shape =>
  (value, where) =>
    value === null ? [] : shape(value, where);

/** An object with these fields and no others. */
export const fields =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, where) => {
    if (!isObject(value)) return [`${where}: ${show(value)} is not an object`];
    const names = new Set([...Object.keys(shapes), ...Object.keys(value)]);
    return [...names].flatMap((name) => {
      const shape = shapes[name];
      if (!shape) return [`${where}.${name}: is not a published field`];
      return Object.hasOwn(value, name) ? shape(value[name], `${where}.${name}`) : [`${where}.${name}: is missing`];
    });
  };

/** An object whose keys are free. */
export const keyed =
  (shape: Shape): Shape =>
  (value, where) =>
    isObject(value)
      ? Object.entries(value).flatMap(([name, one]) => shape(one, `${where}.${name}`))
      : [`${where}: ${show(value)} is not an object`];

/** A list that is not empty: an empty one would show nothing of its items. */
export const some =
  (shape: Shape): Shape =>
  (value, where) =>
    Array.isArray(value) && value.length > 0
      ? value.flatMap((one, at) => shape(one, `${where}[${at}]`))
      : [`${where}: ${show(value)} is not a list of something`];
