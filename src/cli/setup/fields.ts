import { stringify } from 'lossless-json';
import { withoutKey, withText } from '../../lib/attributes/edit-attributes';
import type { Fields } from './thing';

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is `undefined`. */
export function defined<T extends object>(values: T): Defined<T>;
export function defined(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** A field as a parameter of a request: `undefined` where it is not given, empty where it is to be taken away. */
export function text(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : '';
}

export const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

export const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

export const order = (value: unknown): 'FIFO' | 'LIFO' | undefined =>
  value === 'FIFO' || value === 'LIFO' ? value : undefined;

/** What Twilio answers for nothing may be `null` or empty. */
export const orNone = (value: string | null | undefined): string | null => value || null;

const attributePrefix = 'attributes.';

/** Whether a field is one of a worker's attributes. */
export const isAttribute = (field: string): boolean => field.startsWith(attributePrefix);

/** A worker's attributes as fields. */
export const attributeFields = (attributes: Readonly<Record<string, unknown>>): Fields =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [attributePrefix + key, value]));

/** The attributes among the fields; one that is `undefined` is none. */
export const attributesOf = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      isAttribute(field) && value !== undefined ? [[field.slice(attributePrefix.length), value]] : [],
    ),
  );

/** Attributes with those among the fields set, and those that are there as `undefined` taken away; the rest as it is written. */
export const withAttributes = (json: string, fields: Fields): string =>
  Object.entries(fields).reduce((text, [field, value]) => {
    if (!isAttribute(field)) return text;
    const key = field.slice(attributePrefix.length);
    const written = stringify(value);
    return written === undefined ? withoutKey(text, key) : withText(text, [key], written);
  }, json);

/** JSON text as an object; anything else as an empty one. */
export function jsonObject(json: string | null): Readonly<Record<string, unknown>> {
  const value: unknown = json ? JSON.parse(json) : {};
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
