/** What tablets and office programs type for an apostrophe, and for a hyphen. */
const apostrophes = /[\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032\u00b4\u0060\uff07]/g;
const hyphens = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
/** What has no width and no meaning in a name; the joiners, which have one, are left. */
const nothing = /[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g;
const spaces = /\s+/g;

const plain = (name: string): string =>
  name.replace(nothing, '').replace(apostrophes, "'").replace(hyphens, '-').replace(spaces, ' ').trim();

/** By way of the capitals, in which `ß` is `SS` and both of the Greek small sigmas are one. */
const folded = (name: string): string => name.toUpperCase().toLowerCase();

/**
 * What all spellings of one name have in common: accents in one character or two, upper and lower case, the apostrophes and
 * hyphens that tablets type, and spaces around and between. Names are the same where their keys are.
 *
 * It compares names of workers everywhere: at the sign-in, on the command line, in people's records and in workspace files.
 * TaskRouter itself tells two names apart unless they differ in case alone.
 *
 * @example
 * nameKey(' O’BRIEN') === nameKey("o'brien")
 */
export const nameKey = (name: string): string => folded(plain(name.normalize('NFC'))).normalize('NFC');

/** Whether two names are spellings of one. */
export const isSameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other);

const accents = /\p{M}/gu;
const searched = (text: string): string => nameKey(text.normalize('NFD').replace(accents, ''));

/**
 * Whether what somebody types finds a name: anywhere in it, in any spelling, and also without its accents.
 *
 * @example
 * finds('jose', 'María José') // true
 */
export const finds = (typed: string, name: string): boolean => searched(name).includes(searched(typed));

/**
 * The one that is meant by a name: the one spelt so, else the only one that is the same name.
 *
 * @returns `undefined` where there is none, and where several could be meant
 */
export function findNamed<T>(all: Iterable<T>, name: string, nameOf: (one: T) => string): T | undefined {
  const same = [...all].filter((one) => isSameName(nameOf(one), name));
  return same.find((one) => nameOf(one) === name) ?? (same.length === 1 ? same[0] : undefined);
}

/**
 * How a name may be spelt where it can only be asked for letter by letter: as it was typed first, then as people usually
 * write what was typed, in either form of Unicode; capitals are taken away, none are guessed. As many for every name of its
 * letters, whether or not anybody has it; one for a plain name in small letters.
 */
export function spellings(name: string): readonly string[] {
  const typed = name.trim();
  const simple = plain(name.normalize('NFC'));
  const written = [typed, simple, simple.toLowerCase()];
  const composed = [...written, ...written.map((one) => one.replaceAll("'", '\u2019'))];
  return [...new Set([...composed, ...composed.map((one) => one.normalize('NFD'))])];
}
