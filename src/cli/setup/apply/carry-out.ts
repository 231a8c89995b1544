import { interrupted } from '../../cli-error';
import { runBulk } from '../../bulk/run';
import type { Invocation } from '../../invocation';
import { Progress } from '../../output/progress';
import type { Account } from '../account';
import type { Operation, Plan } from '../plan/operation';
import { describe } from '../print/print-operation';
import type { Kind } from '../thing';
import { perform } from './perform';

/** What became of a plan. */
export interface Outcome {
  readonly done: number;
  /** Somebody had done them meanwhile. */
  readonly already: number;
  readonly failed: readonly { readonly operation: string; readonly error: string }[];
  /** Begun, and nobody knows whether it was done. Absent where there is none. */
  readonly unanswered?: number;
  /** Not begun, because something before them failed. */
  readonly notBegun: number;
  /** Why it could not go on at all. */
  readonly fatal?: unknown;
}

/** Of these there may be thousands, and they do not refer to each other. */
const manyAtOnce: ReadonlySet<Kind> = new Set(['worker', 'workerChannel']);

/** Operations that may be carried out in any order, and the next only when all of them are. */
function stagesOf(operations: readonly Operation[]): Operation[][] {
  const stages: Operation[][] = [];
  let last: string | undefined;
  for (const operation of operations) {
    const stage = `${operation.action === 'remove' ? 'remove' : 'make'} ${operation.kind}`;
    if (stage === last) stages.at(-1)?.push(operation);
    else stages.push([operation]);
    last = stage;
  }
  return stages;
}

/** Carries out a plan. What fails does not keep its likes from being done, but nothing after them is begun. */
export async function carryOut(
  { io, concurrency }: Pick<Invocation, 'io' | 'concurrency'>,
  account: Account,
  { operations }: Plan,
): Promise<Outcome> {
  const progress = new Progress(io, 'Setting up');
  const failed: { operation: string; error: string }[] = [];
  let [completed, already, handled] = [0, 0, 0];
  for (const stage of stagesOf(operations)) {
    const isMany = manyAtOnce.has(stage[0]?.kind ?? 'workspace');
    const before = handled;
    const tally = await runBulk({
      items: each(stage),
      act: async (operation) => {
        const outcome = await perform(account, operation, io);
        if (operation.kind === 'workspace' && operation.action === 'create') await moveIn(account, operation.name);
        return outcome;
      },
      sidOf: describe,
      concurrency: isMany ? concurrency : 1,
      signal: io.signal,
      onFailure: ({ sid, error }) => failed.push({ operation: sid, error }),
      onStep: (count) => {
        handled = before + count.done + count.skipped + count.failed;
        progress.show({ handled, total: operations.length, failed: failed.length });
      },
    });
    completed += tally.done;
    already += tally.skipped;
    const { unanswered = 0 } = tally;
    const notBegun = operations.length - handled - unanswered;
    const told = { done: completed, already, failed, ...(unanswered > 0 && { unanswered }), notBegun };
    if (tally.stopped) {
      progress.clear();
      return { ...told, fatal: tally.fatal ?? interrupted() };
    }
    if (tally.failed > 0) break;
  }
  progress.clear();
  return { done: completed, already, failed, notBegun: operations.length - handled };
}

/** A new workspace comes with activities and task channels, whose SIDs are known only now. */
async function moveIn(account: Account, name: string): Promise<void> {
  account.enter(account.names.sidOf('workspace', name));
  for (const kind of ['activity', 'taskChannel'] as const)
    for await (const thing of account.collection(kind).list()) account.names.learn(kind, thing);
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
