import { withoutKey, withValues } from './attributes/edit-attributes';
import { readAttributes } from './attributes/read-attributes';
import type { TakesPart } from './supervisors';
import { mostAttributesCharacters } from './wrap-up/wrap-up-input';

/** What an agent who asks for help wants to be known. */
export interface AskedForHelp {
  /** The reservation in which they ask: after a transfer it is nobody's any more. */
  readonly reservation: string;
  /** What about; may be empty. */
  readonly word: string;
  /** When, in ISO 8601. */
  readonly at: string;
}

/** What the desk keeps about a call in its task's attributes, where every page hears of it at once. */
export interface CallMarks {
  readonly help?: AskedForHelp | undefined;
  /** Supervisors whom the agent may know of, by their worker's SID. */
  readonly supervisors?: Readonly<Record<string, TakesPart>> | undefined;
}

/** The attributes' names. */
export const ASKED_FOR_HELP = 'asked_for_help';
export const SUPERVISED_BY = 'supervised_by';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const takesPart = (value: unknown): value is TakesPart =>
  value === 'listens' || value === 'whispers' || value === 'talks';

/** Reads the marks out of attributes, which anybody may have written: what is not usable is as good as not there. */
export function callMarksOf(attributes: string): CallMarks {
  const { [ASKED_FOR_HELP]: help, [SUPERVISED_BY]: supervisors } = readAttributes(attributes) ?? {};
  const { reservation, word, at } = isObject(help) ? help : {};
  const asked = typeof reservation === 'string' && typeof word === 'string' && typeof at === 'string';
  const known = Object.entries(isObject(supervisors) ? supervisors : {}).filter((entry): entry is [string, TakesPart] =>
    takesPart(entry[1]),
  );
  return {
    ...(asked && { help: { reservation, word, at } }),
    ...(known.length > 0 && { supervisors: Object.fromEntries(known) }),
  };
}

/**
 * The attributes with these marks and no others; every other character stays as it was.
 *
 * @returns `undefined` where nothing can be added to them, or there is no room
 * @example withCallMarks('{"order":1.10}', { supervisors: { WK…: 'listens' } }) // '{"order":1.10,"supervised_by":{…}}'
 */
export function withCallMarks(attributes: string, { help, supervisors }: CallMarks): string | undefined {
  if (!readAttributes(attributes)) return undefined;
  const values = [
    [ASKED_FOR_HELP, help],
    [SUPERVISED_BY, supervisors && Object.keys(supervisors).length > 0 ? supervisors : undefined],
  ] as const;
  const marked = values.reduce(
    (text, [key, value]) => (value ? withValues(text, [], { [key]: value }) : withoutKey(text, key)),
    attributes,
  );
  return marked.length <= Math.max(mostAttributesCharacters, attributes.length) ? marked : undefined;
}
