import type { DoctorContext } from './context';
import type { Weight } from './weight';

/** Something that `--fix` can do. */
export interface Fix {
  /** What it does, for a question and a summary: "Set the timeout of support to 120 seconds". */
  readonly what: string;
  /** Doing it twice comes to the same as once. @throws what keeps it from being done */
  apply(): Promise<void>;
}

/** What a check came to. */
export interface Verdict {
  /** Whether nothing was found. */
  readonly valid: boolean;
  /** Beside a valid verdict: only a person can look at it. */
  readonly note?: 'manual';
  /** Where what was found weighs less than the check's own weight. */
  readonly weight?: Weight;
  /** A sentence each. Never the value of a secret. */
  readonly found: readonly string[];
  readonly wanted: string;
  /** What to do about it, and where. */
  readonly actions: readonly string[];
  readonly fixes?: readonly Fix[];
}

/** One thing that the doctor looks at. */
export interface Check {
  /** For `--only` and `--waive`; stays as it is. */
  readonly id: string;
  readonly title: string;
  /** What it means at most where it finds something; docs/cli.md says why. */
  readonly weight: Weight;
  /** False where nothing could be done without what it looks at. */
  readonly waivable?: false;
  /** The checks without which this one cannot be made. */
  readonly needs?: readonly string[];
  /** Only to be made once a desk is deployed, and the account knows where. */
  readonly afterDeployment?: true;
  /** @throws CannotCheck where there is nothing to be made out */
  run(context: DoctorContext): Promise<Verdict>;
}

/** Why a check cannot be made; it is skipped then. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck';
}

/** Where the desk is. @throws CannotCheck where nobody knows */
export async function requireDesk({ desk }: DoctorContext): Promise<string> {
  const origin = await desk.origin();
  if (origin !== undefined) return origin;
  throw new CannotCheck(
    "Not checked: the desk's address is unknown. Use --desk https://…, or set DESK_ORIGIN; “desk deploy --write-env .env” does.",
  );
}
