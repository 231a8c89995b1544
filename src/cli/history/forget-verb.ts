import { callerAddress } from '../../lib/history/caller-address';
import type { CallRecord } from '../../lib/history/call-record';
import { reportBulk } from '../bulk/report';
import { done, type Outcome } from '../bulk/run';
import { CliError } from '../cli-error';
import { confirm } from '../confirm';
import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { counted } from '../output/count';
import { jsonLine } from '../output/json-line';
import { plain } from '../output/plain';
import { onRecordOf } from '../people/on-record';
import { requireKeptHistory } from './kept-history';

export interface ForgetOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** A caller and what is kept of them. */
interface Kept {
  readonly caller: string;
  readonly calls: readonly CallRecord[];
}

/** `desk history forget` */
export async function runForget(
  invocation: Invocation,
  given: readonly string[],
  { dryRun = false, yes = false }: ForgetOptions,
): Promise<ExitCode> {
  const callers = [...new Set(given.map(requireAddress))];
  const history = await requireKeptHistory(invocation);
  const kept: readonly Kept[] = await Promise.all(
    callers.map(async (caller) => ({ caller, calls: await history.allOf(caller) })),
  );
  if (dryRun) return show(invocation, kept);
  const count = kept.reduce((sum, { calls }) => sum + calls.length, 0);
  const { place } = await invocation.connect();
  if (count > 0)
    await confirm(
      invocation.io,
      `Erase ${counted(count, 'call')} of ${counted(callers.length, 'caller')} from ${place}?`,
      {
        yes,
      },
    );
  const onRecord = await onRecordOf(invocation);
  // Who it was is what is to be forgotten: the audit tells how many.
  const act = async ({ caller, calls }: Kept): Promise<Outcome> => {
    const what = { what: 'history-forgotten', why: counted(calls.length, 'call') } as const;
    // Also where nothing is left: an earlier try may have broken off before it came to the agents.
    const forget = () => history.forget(caller);
    if (calls.length > 0) await onRecord(what, forget);
    else await forget();
    return calls.length > 0 ? done : { skipped: 'nothing is kept' };
  };
  return reportBulk(
    invocation,
    { verb: 'history forget', doing: 'Forgetting callers', done: 'forgotten', total: () => callers.length },
    { items: each(kept), act, sidOf: ({ caller }) => caller },
  );
}

function show({ io, json }: Invocation, kept: readonly Kept[]): ExitCode {
  for (const { caller, calls } of kept) {
    if (json) {
      for (const call of calls) io.stdout.write(jsonLine({ ...call, caller }));
      continue;
    }
    io.stdout.write(
      `${plain(`${caller}: ${calls.length === 0 ? 'nothing is kept' : counted(calls.length, 'call')}`)}\n`,
    );
    for (const { at, queue = '–', people, end, notes } of calls) {
      const names = people.map(({ name }) => name).join(', ') || 'nobody';
      const parts = [at, queue, names, end, ...(notes === undefined ? [] : ['with notes'])];
      io.stdout.write(`  ${parts.map(plain).join('  ')}\n`);
    }
  }
  return exitCodes.done;
}

function requireAddress(text: string): string {
  const address = callerAddress(text);
  if (address !== undefined) return address;
  throw new CliError(
    'usage',
    `“${text}” is no caller: expected a number such as +15557654321, or an address such as sip:anna@example.com. Nothing was done.`,
  );
}

async function* each(kept: readonly Kept[]): AsyncGenerator<Kept> {
  yield* kept;
}
