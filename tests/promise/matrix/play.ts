import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../../emulator/core/seeded-random';
import { AGENTS, type AgentName, Shift } from '../one-process/shift';
import { finishUp } from '../schedules/finish-up';
import { findUnequal } from '../schedules/page-equals-taskrouter';
import { act, ACTS, FAULTS, NEXT, type Cell } from './cells';

/** What the page is given to find out by itself. */
const THINKS_SECONDS = 12;

/** A colleague's phone rings no longer than that, and then it is quiet for as long as everything takes. */
const QUIET_SECONDS = 150;

/**
 * Plays a cell: the act, what goes wrong, what others do next, then quiet, and then everything is finished.
 *
 * @param options.aloneSeconds - How long a customer may be alone.
 * @returns What was not as promised, a line each.
 */
export async function playCell(cell: Cell, { aloneSeconds }: { readonly aloneSeconds: number }): Promise<string[]> {
  const fault = FAULTS[cell.fault];
  const doing = ACTS[cell.act];
  if (!fault || !doing) throw new Error(`There is no cell of ${cell.act} and ${cell.fault}`);
  const data = join(tmpdir(), `cell-${process.pid}-${Math.floor(performance.now() * 1000)}.jsonl`);
  const shift = await Shift.open({
    random: seededRandom(1),
    ...(fault.kills && { data }),
  });
  const agent = doing.by ?? 'charles';
  try {
    for (const name of AGENTS) shift.openPage(name);
    await shift.pass(3);
    await doing.setting(shift);
    const before = shift.callsMade();
    fault.before?.(shift, agent);
    act(shift, agent, doing.does);
    await fault.upon?.(shift, agent);
    await shift.pass(THINKS_SECONDS);
    const wrong = [...findCalledTwice(before, shift.callsMade()), ...(fault.isDone ? findLies(shift, agent) : [])];
    NEXT[cell.next](shift);
    await shift.pass(THINKS_SECONDS);
    shift.clearFaults();
    for (const name of AGENTS) shift.signInAgain(name);
    await shift.pass(QUIET_SECONDS);
    const unequal = findUnequal(shift);
    const stuck = await finishUp(shift, () => undefined);
    return [...new Set([...wrong, ...unequal, ...stuck, ...shift.wrongWithCustomers(aloneSeconds), ...shift.errors])];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await shift.close();
  }
}

/** What the page says went wrong, which did not. */
function findLies(shift: Shift, agent: AgentName): string[] {
  return problemsIn(shift.page(agent)?.state).map((problem) => `${agent}'s page says ${JSON.stringify(problem)}`);
}

function problemsIn(state: unknown): unknown[] {
  if (typeof state !== 'object' || state === null) return [];
  return Object.entries(state).flatMap(([name, value]) =>
    name === 'problem' && value !== undefined ? [value] : problemsIn(value),
  );
}

/** One act calls nobody twice, however often it is asked for. */
function findCalledTwice(before: readonly string[], after: readonly string[]): string[] {
  const called = after.slice(before.length);
  const twice = called.filter((number, index) => called.indexOf(number) !== index);
  return twice.map((number) => `${number} was called twice`);
}
