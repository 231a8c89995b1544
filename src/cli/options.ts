import { InvalidArgumentError } from 'commander';

const secondsByUnit = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** Reads a duration as `90s`, `30m`, `1.5h`, `2d`. @returns Seconds. */
export function readDuration(text: string): number {
  const [, number, unit] = /^(\d{1,9}(?:\.\d{1,3})?)([smhd])$/.exec(text.trim()) ?? [];
  if (unit === 's' || unit === 'm' || unit === 'h' || unit === 'd') return Number(number) * secondsByUnit[unit];
  throw new InvalidArgumentError('Expected a number and a unit, such as 90s, 30m, 1.5h or 2d.');
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

/** Collects the values of an option that is said several times. */
export const severalOf = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
