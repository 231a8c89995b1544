/**
 * Attributes belong to somebody else. Whoever adds to them changes their text where the change is, and nowhere else: what
 * JavaScript cannot hold (an id of 17 digits, 1e400, -0), how a number is spelt (1.10), escapes, blanks, the order of keys and
 * keys that are there twice stay as they were written. Why no library does it: docs/decisions/0017-attributes-as-text.md.
 *
 * Where a key is there more than once, the last one is meant, as `JSON.parse` has it.
 */

/** Text that is not JSON, or not a JSON object where there has to be one. The message says which of the two, and shows no value. */
export class NotAnObjectError extends Error {
  override readonly name = 'NotAnObjectError';
}

interface Member {
  readonly key: string;
  /** Where its key begins, in characters from the beginning of the text. */
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

const blanks = ' \t\n\r';

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (next < text.length && blanks.includes(text.charAt(next))) next += 1;
  return next;
}

function endOfString(text: string, start: number): number {
  let next = start + 1;
  while (text[next] !== '"') next += text[next] === '\\' ? 2 : 1;
  return next + 1;
}

const scalarEnds = ` \t\n\r,]}`;

/** Counts brackets instead of calling itself: how deep a document goes is somebody else's choice. */
function endOfValue(text: string, start: number): number {
  let next = start;
  let depth = 0;
  do {
    const sign = text.charAt(next);
    if (sign === '"') next = endOfString(text, next);
    else {
      if (sign === '{' || sign === '[') depth += 1;
      else if (sign === '}' || sign === ']') depth -= 1;
      next += 1;
    }
  } while (depth > 0);
  if ('"{['.includes(text.charAt(start))) return next;
  while (next < text.length && !scalarEnds.includes(text.charAt(next))) next += 1;
  return next;
}

/** @param start - Where the object's brace is, in text that is known to be JSON. */
function membersOf(text: string, start: number): Member[] {
  const members: Member[] = [];
  let next = skipBlanks(text, start + 1);
  while (text[next] === '"') {
    const keyEnd = endOfString(text, next);
    const valueStart = skipBlanks(text, skipBlanks(text, keyEnd) + 1);
    const end = endOfValue(text, valueStart);
    const key: unknown = JSON.parse(text.slice(next, keyEnd));
    members.push({ key: String(key), start: next, valueStart, end });
    const comma = skipBlanks(text, end);
    next = text[comma] === ',' ? skipBlanks(text, comma + 1) : comma;
  }
  return members;
}

const lastOf = (members: readonly Member[], key: string): Member | undefined =>
  members.findLast((member) => member.key === key);

/** @throws NotAnObjectError */
function startOfObject(json: string): number {
  try {
    JSON.parse(json);
  } catch (error) {
    throw new NotAnObjectError('The text is not JSON, where a JSON object was expected.', { cause: error });
  }
  const start = skipBlanks(json, 0);
  if (json[start] !== '{') throw new NotAnObjectError('The text is JSON, but not a JSON object, which was expected.');
  return start;
}

/**
 * The text of the value at a path, as it is written there.
 *
 * @param json - The text of a JSON object.
 * @returns `undefined` where there is none
 * @throws NotAnObjectError where the whole is not an object
 * @example textAt('{"a": {"id": 12345678901234567890}}', ['a', 'id']) // '12345678901234567890'
 */
export function textAt(json: string, path: readonly string[]): string | undefined {
  let start = startOfObject(json);
  let end = endOfValue(json, start);
  for (const key of path) {
    const member = json[start] === '{' ? lastOf(membersOf(json, start), key) : undefined;
    if (!member) return undefined;
    start = member.valueStart;
    ({ end } = member);
  }
  return json.slice(start, end);
}

/**
 * Sets the value at a path and leaves every other character of the text as it is. A key that is not there comes after the
 * last one; objects on the way to it are made.
 *
 * @param json - The text of a JSON object.
 * @param path - Keys from the outermost to the one that is set; at least one.
 * @param value - JSON text.
 * @throws NotAnObjectError where the whole, or what is there on the way, is not an object
 * @example withText('{"price": 1.10}', ['wrap_up', 'notes'], '"Paid"') // '{"price": 1.10,"wrap_up":{"notes":"Paid"}}'
 */
export function withText(json: string, path: readonly string[], value: string): string {
  let start = startOfObject(json);
  for (const [depth, key] of path.entries()) {
    if (json[start] !== '{')
      throw new NotAnObjectError(`The value of "${path[depth - 1]}" is not a JSON object, which was expected.`);
    const members = membersOf(json, start);
    const member = lastOf(members, key);
    if (!member) {
      const made = path.slice(depth + 1).reduceRight((inner, name) => `{${JSON.stringify(name)}:${inner}}`, value);
      const at = members.at(-1)?.end ?? start + 1;
      return `${json.slice(0, at)}${members.length > 0 ? ',' : ''}${JSON.stringify(key)}:${made}${json.slice(at)}`;
    }
    if (depth === path.length - 1) return json.slice(0, member.valueStart) + value + json.slice(member.end);
    start = member.valueStart;
  }
  throw new Error('A path of at least one key was expected.');
}

/**
 * Sets several values at once, as {@link withText} does each.
 *
 * @param path - Where the object is that they belong to; empty for the whole.
 * @param values - What `JSON.stringify` can write.
 * @throws NotAnObjectError where the whole, or what is there on the way, is not an object
 */
export function withValues(json: string, path: readonly string[], values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values).reduce(
    (text, [key, value]) => withText(text, [...path, key], JSON.stringify(value)),
    json,
  );
}

/**
 * Takes a key away, with the comma that goes with it, and leaves every other character of the text as it is. Where the key
 * is there more than once all of them go, since one that is left would count from then on.
 *
 * @param json - The text of a JSON object.
 * @throws NotAnObjectError
 * @example withoutKey('{"a":1, "b":1.10}', 'a') // '{"b":1.10}'
 */
export function withoutKey(json: string, key: string): string {
  const members = membersOf(json, startOfObject(json));
  const firstKept = members.findIndex((member) => member.key !== key);
  return members.reduceRight((text, member, index) => {
    if (member.key !== key) return text;
    // The comma behind it goes where the first that stays is still to come, else the one before it.
    const isAhead = index < firstKept;
    const from = isAhead ? member.start : (members[index - 1]?.end ?? member.start);
    const to = isAhead ? (members[index + 1]?.start ?? member.end) : member.end;
    return text.slice(0, from) + text.slice(to);
  }, json);
}
