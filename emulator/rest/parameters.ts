import { readUrl } from '../../src/lib/text/read-url';
import { invalid } from '../account/twilio-error';
import { type SidPrefix, isSid } from '../core/ids';
import { defined, type Defined } from '../core/defined';
import { readIsoDate } from '../core/iso-date';
import { isJsonObject } from '../core/json-object';

/** One parameter of an operation: how what was sent under its name is read. */
export interface Parameter<T> {
  /**
   * @param values - Every value sent under the name; none where it was not sent.
   * @throws TwilioError 400 naming the parameter, the value and what was expected
   */
  read(name: string, values: readonly string[]): T;
}

export type ParameterSpecs = Readonly<Record<string, Parameter<unknown>>>;

/** What was given for each declared parameter; `undefined` for an optional one that was not. */
export type Given<P> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

/** Parameters as sent: every value under its name, in order. */
export type RawParameters = ReadonlyMap<string, readonly string[]>;

const shownCharacters = 200;

const refuse = (name: string, value: string, expected: string): Error =>
  invalid(`Value '${value.slice(0, shownCharacters)}' provided for ${name} is not ${expected}`);

/** @param parse - The value, or `undefined` where the text is not what is expected. */
function single<T>(expected: string, parse: (text: string) => T | undefined): Parameter<T | undefined> {
  return {
    read(name, values) {
      const [value] = values;
      if (value === undefined) return undefined;
      if (values.length > 1) throw invalid(`${name} was given ${values.length} times where one value is expected`);
      const parsed = parse(value);
      if (parsed === undefined) throw refuse(name, value, expected);
      return parsed;
    },
  };
}

/** Neither absent nor empty. */
export function required<T>(parameter: Parameter<T | undefined>): Parameter<T> {
  return {
    read(name, values) {
      const value = values[0] === '' ? undefined : parameter.read(name, values);
      if (value === undefined) throw invalid(`${name} field is required`);
      return value;
    },
  };
}

/** An empty value takes away what was set, and is read as `null`. */
export function orNone<T>(parameter: Parameter<T | undefined>): Parameter<T | null | undefined> {
  return { read: (name, values) => (values.length === 1 && values[0] === '' ? null : parameter.read(name, values)) };
}

export function text(maximumCharacters = Number.POSITIVE_INFINITY): Parameter<string | undefined> {
  return single(`at most ${maximumCharacters} characters long`, (value) =>
    value.length <= maximumCharacters ? value : undefined,
  );
}

export function wholeNumber(minimum: number, maximum: number): Parameter<number | undefined> {
  return single(`a whole number from ${minimum} to ${maximum}`, (value) => {
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    return number >= minimum && number <= maximum ? number : undefined;
  });
}

const yes: readonly string[] = ['true', '1', 'yes'];

/** `true`, `1` and `yes` are true, anything else is false. @see https://www.twilio.com/docs/taskrouter/api/activity */
export function flag(): Parameter<boolean | undefined> {
  return single('a boolean', (value) => yes.includes(value.toLowerCase()));
}

/** JSON text of an object. */
export function jsonObject(maximumCharacters: number): Parameter<string | undefined> {
  return single(`a JSON object of at most ${maximumCharacters} characters`, (value) =>
    value.length <= maximumCharacters && isJsonObject(value) ? value : undefined,
  );
}

export function sid(...prefixes: readonly SidPrefix[]): Parameter<string | undefined> {
  return single(`a SID: ${prefixes.join(' or ')} and 32 hexadecimal digits`, (value) =>
    prefixes.some((prefix) => isSid(prefix, value)) ? value : undefined,
  );
}

const webProtocols: readonly string[] = ['http:', 'https:'];

export function url(): Parameter<string | undefined> {
  return single('an absolute http or https URL', (value) =>
    webProtocols.includes(readUrl(value)?.protocol ?? '') ? value : undefined,
  );
}

export function oneOf<const T extends string>(...choices: readonly T[]): Parameter<T | undefined> {
  return single(`one of ${choices.join(', ')}`, (value) => choices.find((choice) => choice === value));
}

/** A point in time, as epoch milliseconds; without a zone it is in UTC. */
export function date(): Parameter<number | undefined> {
  return single('an ISO 8601 date such as 2026-11-20T12:00:00Z', readIsoDate);
}

/**
 * A list: sent as one parameter several times, as several values in one, parted by commas or blanks, or both. The description
 * has the first alone; programs send the others, and are understood.
 */
export function list<T>(parameter: Parameter<T | undefined>): Parameter<readonly T[] | undefined> {
  return {
    read(name, values) {
      if (values.length === 0) return undefined;
      return values.flatMap(partsOf).flatMap((value) => parameter.read(name, [value]) ?? []);
    },
  };
}

/** What is nothing but commas and blanks is left as it is, to be refused as a value. */
function partsOf(value: string): readonly string[] {
  const parts = value.split(/[\s,]+/).filter(Boolean);
  return parts.length > 0 ? parts : [value];
}

/**
 * Reads what was given for each declared parameter.
 *
 * @throws TwilioError 400 for the first that is wrong
 */
export function readParameters(specs: ParameterSpecs, raw: RawParameters): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const name in specs) given[name] = specs[name]?.read(name, raw.get(name) ?? []);
  return given;
}

/** By the names that rows have, `friendlyName` for `FriendlyName`, and without what was not given. */
export function asFields<G extends object>(given: G): Defined<{ [K in keyof G & string as Uncapitalize<K>]: G[K] }>;
export function asFields(given: object): object {
  const fields = Object.entries(given).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]);
  return defined(Object.fromEntries(fields));
}
