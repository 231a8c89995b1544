import { stringify } from 'lossless-json';
import type { Account } from '../account';
import { done, type Outcome } from '../../bulk/run';
import { unlessGone, refusalOf } from '../../explain';
import { UnansweredError } from '../../http/unanswered-error';
import { pauseBefore } from '../../http/retry-timing';
import type { Io } from '../../io';
import type { Collection } from '../collections/collection';
import type { Operation } from '../plan/operation';
import { same } from '../same';
import { nouns, type Fields, type Thing } from '../thing';

/** Something is not as it was when the plan was made. Nothing was done to it. */
class DriftError extends Error {
  override readonly name = 'DriftError';
}

const mostAttempts = 6;
const asPlanned: Outcome = { skipped: 'already so' };

/** Whether nobody knows if the request was carried out. */
function isUncertain(error: unknown): boolean {
  return error instanceof UnansweredError || (refusalOf(error)?.status ?? 0) >= 500;
}

const wantedBy = ({ changes }: Operation): Fields => Object.fromEntries(changes.map(({ field, to }) => [field, to]));
const expectedBy = ({ changes }: Operation): Fields =>
  Object.fromEntries(changes.map(({ field, from }) => [field, from]));

/** The first field that is not as it should be. */
const firstOther = (thing: Thing, fields: Fields): string | undefined =>
  Object.keys(fields).find((field) => !same(field, thing.fields[field], fields[field]));

const show = (value: unknown): string => stringify(value) ?? 'nothing';

/**
 * Carries out one operation of a plan, and only what it says: a thing is read just before it is changed, and left alone
 * where it is neither as the plan found it nor as the plan wants it. Where an answer was lost it looks what became of it,
 * so that nothing is made twice.
 *
 * @throws DriftError where somebody else changed it since
 */
export async function perform(
  account: Account,
  operation: Operation,
  io: Pick<Io, 'clock' | 'random' | 'signal'>,
): Promise<Outcome> {
  const { kind, of } = operation;
  const collection = account.collection(kind, of);
  const steps = { create, update, remove }[operation.action];
  for (let attempt = 1; ; attempt += 1) {
    try {
      const outcome = await steps(account, collection, operation, attempt);
      if (outcome) return outcome;
    } catch (error) {
      const pauseMs = isUncertain(error) && attempt < mostAttempts ? pauseBefore(attempt, io.random()) : undefined;
      if (pauseMs === undefined) throw error;
      await io.clock.sleep(pauseMs, io.signal);
    }
  }
}

/** @returns `undefined` where it has to be tried anew at once. */
type Step = (
  account: Account,
  collection: Collection,
  operation: Operation,
  attempt: number,
) => Promise<Outcome | undefined>;

const create: Step = async ({ names }, collection, operation, attempt) => {
  const { kind, name } = operation;
  const wanted = wantedBy(operation);
  // Workers' names are kept apart by TaskRouter itself; of anything else there would be two.
  const mayExist = attempt > 1 || kind !== 'worker';
  const existing = mayExist ? await collection.named(name) : undefined;
  if (existing) {
    const other = firstOther(existing, wanted);
    if (attempt === 1 || other !== undefined)
      throw new DriftError(
        `Somebody made a ${nouns[kind]} "${name}" (${existing.sid}) since the plan: make a new plan.`,
      );
    names.learn(kind, existing);
    return done;
  }
  const made = await collection.create(name, wanted);
  names.learn(kind, made);
  assertAsWanted(operation, made, wanted);
  return done;
};

const update: Step = async ({ names }, collection, operation, attempt) => {
  const { kind, name, sid } = operation;
  const wanted = wantedBy(operation);
  const before = await collection.fetch(sid ?? (kind === 'workerChannel' ? name : names.sidOf(kind, name)));
  if (firstOther(before, wanted) === undefined) return attempt === 1 ? asPlanned : done;
  const expected = expectedBy(operation);
  const other = firstOther(before, expected);
  if (other !== undefined)
    throw new DriftError(
      `${other} is ${show(before.fields[other])} now, and was ${show(expected[other])} when the plan was made: make a new plan.`,
    );
  try {
    assertAsWanted(operation, await collection.update(before, wanted), wanted);
  } catch (error) {
    // It has another version: something about it has changed, but perhaps nothing that matters here.
    if (refusalOf(error)?.status === 412 && attempt < mostAttempts) return undefined;
    throw error;
  }
  return done;
};

const remove: Step = async ({ names }, collection, { kind, name, sid }, attempt) => {
  const target = sid ?? names.sidOf(kind, name);
  const before = await unlessGone(collection.fetch(target));
  if (!before) return attempt === 1 ? asPlanned : done;
  if (before.name !== name) throw new DriftError(`It is named "${before.name}" now: make a new plan.`);
  await unlessGone(collection.remove(target));
  return done;
};

function assertAsWanted({ kind, name }: Operation, made: Thing, wanted: Fields): void {
  const other = firstOther(made, wanted);
  if (other === undefined) return;
  throw new Error(
    `TaskRouter made ${other} of the ${nouns[kind]} "${name}" ${show(made.fields[other])}, where the file says ` +
      `${show(wanted[other])}: write what TaskRouter accepts.`,
  );
}
