import type { Fix, Verdict } from './check';
import { heaviest, type Weight } from './weight';

/** One thing that a check has come across. */
export interface Finding {
  /** What there is, as a sentence. */
  readonly found: string;
  /** What to do about it; the same for several is said once. */
  readonly action: string;
  /** Where it weighs less than the check's own weight. */
  readonly weight?: Weight | undefined;
  readonly fix?: Fix;
}

/** All is as it should be. */
export const fine = (found: string, wanted: string): Verdict => ({ valid: true, found: [found], wanted, actions: [] });

/** The verdict over everything that a check has come across. */
export function verdictOf(
  findings: readonly Finding[],
  { wanted, whenFine }: { readonly wanted: string; readonly whenFine: string },
): Verdict {
  if (findings.length === 0) return fine(whenFine, wanted);
  const weights = findings.flatMap(({ weight = [] }) => weight);
  const weight = weights.length === findings.length ? heaviest(weights) : undefined;
  const fixes = findings.flatMap(({ fix }) => (fix ? [fix] : []));
  return {
    valid: false,
    ...(weight !== undefined && { weight }),
    found: findings.map(({ found }) => found),
    wanted,
    actions: [...new Set(findings.map(({ action }) => action))],
    ...(fixes.length > 0 && { fixes }),
  };
}

/** The verdict over a single thing. */
export const wrong = ({ wanted, ...finding }: Finding & { readonly wanted: string }): Verdict =>
  verdictOf([finding], { wanted, whenFine: '' });
