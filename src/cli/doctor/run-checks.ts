import { explain } from '../explain';
import { CannotCheck, type Check, type Verdict } from './check';
import type { DoctorContext } from './context';
import { unknownCheck } from './unknown-check';
import type { Waivers } from '../waive-option';
import type { Weight } from './weight';

/** `invalid`, `warning` and `note` are what was found, by its weight: `stops`, `look`, `know`. */
export type Status = 'valid' | 'note' | 'warning' | 'manual' | 'invalid' | 'skipped';

const statusOf: Readonly<Record<Weight, Status>> = { stops: 'invalid', look: 'warning', know: 'note' };

/** A check that was made, or was not. */
export interface Examined extends Verdict {
  readonly check: Check;
  readonly status: Status;
  /** Of what was found; the check's own where nothing was. */
  readonly weight: Weight;
  /** Why nobody is to be held up by it. */
  readonly waived?: string;
  /** Twilio did not say what was to be looked at. */
  readonly isUnanswered?: true;
}

export interface Selection {
  /** The IDs of the checks to make, with those they need; all where absent. */
  readonly only?: readonly string[] | undefined;
  readonly waivers?: Waivers;
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
  { only, waivers = {}, onEnd }: Selection = {},
): Promise<readonly Examined[]> {
  const byId = new Map(checks.map((check) => [check.id, check]));
  const unknown = only?.find((id) => !byId.has(id));
  if (unknown !== undefined) throw unknownCheck(unknown, checks);
  const made = new Map<string, Promise<Examined>>();
  const examine = (check: Check): Promise<Examined> => {
    const before = made.get(check.id);
    if (before) return before;
    const needs = (check.needs ?? []).flatMap((id) => byId.get(id) ?? []);
    const examined = Promise.all(needs.map(examine)).then(async (needed) => {
      const missing = needed.find(isMissing);
      const verdict = missing ? skipped(check, reasonOf(missing)) : await make(check, context);
      onEnd?.();
      const waived = waivers[check.id];
      return { ...verdict, ...(waived !== undefined && { waived }) };
    });
    made.set(check.id, examined);
    return examined;
  };
  const asked = checks.filter(({ id }) => only?.includes(id) ?? true);
  await Promise.all(asked.map(examine));
  const all = await Promise.all(checks.flatMap(({ id }) => made.get(id) ?? []));
  return all.filter((one) => asked.includes(one.check) || (isMissing(one) && one.status !== 'skipped'));
}

/** Whether what needs this one cannot be looked at. That nobody is to be held up by it does not make it any more possible. */
const isMissing = ({ status, isUnanswered }: Examined): boolean =>
  status === 'invalid' || status === 'skipped' || isUnanswered === true;

async function make(check: Check, context: DoctorContext): Promise<Examined> {
  try {
    const verdict = await check.run(context);
    const { valid, note, weight = check.weight } = verdict;
    return { check, status: valid ? (note ?? 'valid') : statusOf[weight], ...verdict, weight };
  } catch (error) {
    if (error instanceof CannotCheck) return skipped(check, error.message);
    const failure = explain(error);
    if (failure.code === 'interrupted') throw failure;
    return {
      check,
      status: statusOf[check.weight],
      weight: check.weight,
      isUnanswered: true,
      valid: false,
      found: [failure.message],
      wanted: 'An answer that can be checked.',
      actions: ['See what it says, then run the doctor again.'],
    };
  }
}

const skipped = (check: Check, reason: string): Examined => ({
  check,
  status: 'skipped',
  weight: check.weight,
  valid: false,
  found: [reason],
  wanted: '',
  actions: [],
});

/** The first check in the row that did not pass is what to look at. */
function reasonOf({ check, status, found }: Examined): string {
  return status === 'skipped' ? (found[0] ?? '') : `Not checked: fix “${check.title}” first.`;
}
