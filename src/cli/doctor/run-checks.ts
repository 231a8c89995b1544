import { CliError } from '../cli-error';
import { explain } from '../explain';
import { CannotCheck } from './check';
import type { Check, Verdict } from './check';
import type { DoctorContext } from './context';

export type Status = 'valid' | 'warning' | 'manual' | 'invalid' | 'skipped';

/** A check that was made, or was not. */
export interface Examined extends Verdict {
  readonly check: Check;
  readonly status: Status;
}

export interface Selection {
  /** The IDs of the checks to make, with those they need; all where absent. */
  readonly only?: readonly string[] | undefined;
  /** Told of each as it ends. */
  readonly onEnd?: () => void;
}

/**
 * Makes checks, at once where none waits for another. One whose need did not pass is skipped, and says which.
 *
 * @returns Those asked for in the order of the list, and whichever of their needs did not pass.
 * @throws CliError `usage` for an ID that there is not, `interrupted` after Ctrl-C
 */
export async function runChecks(
  checks: readonly Check[],
  context: DoctorContext,
  { only, onEnd }: Selection = {},
): Promise<readonly Examined[]> {
  const byId = new Map(checks.map((check) => [check.id, check]));
  const unknown = only?.find((id) => !byId.has(id));
  if (unknown !== undefined) {
    throw new CliError('usage', `There is no check ${unknown}. There are: ${[...byId.keys()].join(', ')}.`);
  }
  const made = new Map<string, Promise<Examined>>();
  const examine = (check: Check): Promise<Examined> => {
    const before = made.get(check.id);
    if (before) return before;
    const needs = (check.needs ?? []).flatMap((id) => byId.get(id) ?? []);
    const examined = Promise.all(needs.map(examine)).then(async (needed) => {
      const missing = needed.find(({ status }) => status === 'invalid' || status === 'skipped');
      const verdict = missing ? skipped(check, reasonOf(missing)) : await make(check, context);
      onEnd?.();
      return verdict;
    });
    made.set(check.id, examined);
    return examined;
  };
  const asked = checks.filter(({ id }) => only?.includes(id) ?? true);
  await Promise.all(asked.map(examine));
  const all = await Promise.all(checks.flatMap(({ id }) => made.get(id) ?? []));
  return all.filter(({ check, status }) => asked.includes(check) || status === 'invalid');
}

async function make(check: Check, context: DoctorContext): Promise<Examined> {
  try {
    const verdict = await check.run(context);
    return { check, status: verdict.valid ? (verdict.note ?? 'valid') : 'invalid', ...verdict };
  } catch (error) {
    if (error instanceof CannotCheck) return skipped(check, error.message);
    const failure = explain(error);
    if (failure.code === 'interrupted') throw failure;
    return {
      check,
      status: 'invalid',
      valid: false,
      found: [failure.message],
      wanted: 'An answer that can be looked at.',
      actions: ['See what it says, and ask the doctor again.'],
    };
  }
}

const skipped = (check: Check, reason: string): Examined => ({
  check,
  status: 'skipped',
  valid: false,
  found: [reason],
  wanted: '',
  actions: [],
});

/** The first check in the row that did not pass is what to look at. */
function reasonOf({ check, status, found }: Examined): string {
  return status === 'skipped' ? (found[0] ?? '') : `Not checked: “${check.title}” comes first.`;
}
