import { CliError } from '../cli-error';
import type { Check } from './check';

/** How many letters have to be put in, taken out or changed to make one text of another. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [line, letter] of from.split('').entries()) {
    let [corner = 0] = row;
    row = row.reduce<number[]>((next, above, at) => {
      const before = next.at(-1);
      next.push(
        before === undefined ? line + 1 : Math.min(above + 1, before + 1, corner + Number(to[at - 1] !== letter)),
      );
      corner = above;
      return next;
    }, []);
  }
  return row.at(-1) ?? 0;
}

/** Beyond so many letters, nothing is near. */
const mostLetters = 3;

/** What to say of a check that there is not: the one that was probably meant, and all there are. */
export function unknownCheck(id: string, checks: readonly Check[]): CliError {
  const ids = checks.map((check) => check.id);
  const [near] = ids
    .map((known) => [known, known.startsWith(id) && id !== '' ? 0 : distance(id, known)] as const)
    .filter(([, letters]) => letters <= mostLetters)
    .toSorted(([, left], [, right]) => left - right);
  const hint = near ? ` Did you mean ${near[0]}?` : '';
  return new CliError('usage', `There is no check ${id}.${hint} There are: ${ids.join(', ')}.`);
}
