import { InvalidArgumentError } from 'commander';

const secondsByUnit = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** Reads a duration as `90s`, `30m`, `1.5h`, `2d`. @returns Seconds. */
export function readDuration(text: string): number {
  const [, number, unit] = /^(\d{1,9}(?:\.\d{1,3})?)([smhd])$/.exec(text.trim()) ?? [];
  if (unit === 's' || unit === 'm' || unit === 'h' || unit === 'd') return Number(number) * secondsByUnit[unit];
  throw new InvalidArgumentError('Expected a number and a unit, such as 90s, 30m, 1.5h or 2d.');
}

/** A moment: so long ago, or a date. @param now - Epoch milliseconds. @returns Epoch milliseconds. */
export type Moment = (now: number) => number;

const dateForm = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** Reads a moment: a duration before now as {@link readDuration} does, a date (its midnight in UTC), or a date and time with its zone. */
export function readMoment(text: string): Moment {
  const given = text.trim();
  if (dateForm.test(given)) {
    const at = Date.parse(given);
    if (Number.isFinite(at)) return () => at;
  } else if (/^\d+(\.\d+)?[smhd]$/.test(given)) {
    const seconds = readDuration(given);
    return (now) => now - seconds * 1_000;
  }
  throw new InvalidArgumentError(
    'Expected how long ago, such as 12h or 7d, a date such as 2026-11-30 (midnight in UTC), or a time with its zone such as 2026-11-30T09:00+01:00.',
  );
}

/** A reader of words parted by commas, each of them one of `known`; said several times, they add up. */
export function wordsOf<Word extends string>(
  known: readonly Word[],
): (text: string, before: readonly Word[] | undefined) => readonly Word[] {
  return (text, before = []) => {
    const words = text.split(',').map((part) => {
      const word = known.find((candidate) => candidate === part.trim());
      if (word === undefined) throw new InvalidArgumentError(`Expected one or more of ${known.join(', ')}.`);
      return word;
    });
    return [...new Set([...before, ...words])];
  };
}

/** Words parted by commas, whichever they are; said several times, they add up. */
export const readWords = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
];

/** Collects the values of an option that is said several times. */
export const severalOf = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
