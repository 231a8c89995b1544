/**
 * The functions of lodash that `twilio-taskrouter` 2.1 uses, as far as it uses them: the build puts them in the place of
 * the package's own. See docs/decisions/0009-sdk-without-ballast.md.
 */

export const isBoolean = (value: unknown): boolean => typeof value === 'boolean';
export const isDate = (value: unknown): boolean => value instanceof Date;
export const isInteger = (value: unknown): boolean => Number.isInteger(value);
export const isNil = (value: unknown): boolean => value === undefined || value === null;
export const isString = (value: unknown): boolean => typeof value === 'string';
export const isObject = (value: unknown): boolean =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Of a text: the reason a socket gave for its end. */
export const isEmpty = (text: string | undefined): boolean => !text;

export const difference = <T>(values: readonly T[], others: readonly T[]): T[] =>
  values.filter((value) => !others.includes(value));
export const every = <T>(values: readonly T[], accepts: (value: T) => boolean): boolean => values.every(accepts);
export const filter = <T>(values: readonly T[], accepts: (value: T) => boolean): T[] => values.filter(accepts);

/** `end` is not in the range. */
export const inRange = (value: number, start: number, end: number): boolean => value >= start && value < end;

export const pick = <T>(holder: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(holder).filter(([key]) => keys.includes(key)));

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
