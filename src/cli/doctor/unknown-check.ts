import { CliError } from '../cli-error';
import { nearest } from '../known-names';
import type { Check } from './check';

/** What to say of a check that there is not: the one that was probably meant, and all there are. */
export function unknownCheck(id: string, checks: readonly Check[]): CliError {
  const ids = checks.map((check) => check.id);
  const near = ids.find((known) => id !== '' && known.startsWith(id)) ?? nearest(id, ids);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return new CliError('usage', `There is no check ${id}.${hint} There are: ${ids.join(', ')}.`);
}
