import { wrong, type Callback } from './answer';
import type { Entity } from './entity';

/** What a page gives to one of version 1's methods: by position, and with `null` for what it does not want. */
export type Given = readonly unknown[];

const isCallback = (value: unknown): value is Callback<unknown> => typeof value === 'function';

/** Version 1 takes its callback wherever it stands: some of its generations had fewer arguments before it. */
export const callbackIn = (given: Given): Callback<unknown> | undefined => given.find(isCallback);

/** The arguments before the callback: behind it, others stand. */
export function beforeCallback(given: Given): Given {
  const at = given.findIndex(isCallback);
  return at < 0 ? given : given.slice(0, at);
}

/** The object among them, such as a query or options. */
export const objectIn = (given: Given): Entity => ({ ...given.find((value) => isObject(value)) });

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What is text, or a number or a boolean in its place. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Version 1 wants text: `"true"`, not `true`. */
export function flag(value: unknown): boolean | undefined {
  const given = text(value);
  return given === undefined ? undefined : given === 'true';
}

export function wholeNumber(value: unknown): number | undefined {
  const given = text(value);
  return given === undefined ? undefined : Number(given);
}

/**
 * What version 1's `update` was asked for: `update(name, value, callback)` or `update({ name: value }, callback)`.
 *
 * @throws VersionOneError where it is neither, as version 1 throws
 */
export function changesIn([first, second, third]: Given): {
  changes: Entity;
  callback: Callback<unknown> | undefined;
} {
  if (typeof first === 'string') {
    if (typeof second !== 'string') throw wrong(`update("${first}", …) needs its value as text`);
    return { changes: { [first]: second }, callback: isCallback(third) ? third : undefined };
  }
  if (!isObject(first)) throw wrong('update(…) needs a name and a value, or an object such as { ActivitySid: "WA…" }');
  return { changes: { ...first }, callback: isCallback(second) ? second : undefined };
}
