import files from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { CliError, interrupted } from '../cli-error';
import { exitCodes, type ExitCode } from '../exit-codes';
import { AppendedFile, type Files } from '../files/appended-file';
import type { Invocation } from '../invocation';
import type { Moment } from '../options';
import { counted } from '../output/count';
import { jsonLine } from '../output/json-line';
import { csvHead, csvRow } from '../../lib/history/call-csv';
import { keptMs, readCalls, type CallFilters } from './read-calls';

/** So far before its end the file's time is read again: what TaskRouter learnt late is found, and what is known is not told twice. */
const overlapMs = 2 * 3_600_000;

/** A step of the file is so many calls, so that a run that breaks off has not been for nothing. */
const stepSize = 1_000;

const stateSchema = v.object({
  format: v.picklist(['csv', 'json']),
  queue: v.optional(v.string()),
  agent: v.optional(v.string()),
  workspaceSid: v.string(),
  /** Calls that ended before are none of the file's; epoch milliseconds. */
  since: v.number(),
  /** Calls that ended before are in the file; epoch milliseconds by TaskRouter's clock. */
  told: v.number(),
  /** Those of them that ended last, by their task, with their end. */
  last: v.array(v.tuple([v.string(), v.number()])),
});
type State = v.InferOutput<typeof stateSchema>;

export interface AppendOrder {
  readonly path: string;
  readonly since: Moment | undefined;
  readonly filters: CallFilters;
}

/**
 * `desk history --append FILE`: adds the calls that have ended since the last time. Each is in the file once, however often and whenever
 * it is run, killed, or run twice at once; the clock of this machine decides nothing but how far is read.
 *
 * @param within - What reads and writes files.
 */
export async function appendHistory(
  invocation: Invocation,
  { path, since, filters }: AppendOrder,
  within: Files = files,
): Promise<ExitCode> {
  const { io, json, connect } = invocation;
  const now = io.clock.now();
  const workspaceSid = await (await connect()).workspaceSid();
  const file = await AppendedFile.open(resolve(io.cwd, path), within);
  let count = 0;
  try {
    const first = Math.max(since?.(now) ?? 0, now - keptMs);
    const begun: State = {
      format: json ? 'json' : 'csv',
      ...(filters.queue !== undefined && { queue: filters.queue }),
      ...(filters.agent !== undefined && { agent: filters.agent }),
      workspaceSid,
      since: first,
      told: first,
      last: [],
    };
    let state = file.kept === undefined ? begun : goingOn(path, file.kept, begun);
    const lost = now - keptMs - state.told;
    if (lost > 0)
      io.stderr.write(`TaskRouter keeps events for 30 days: calls that ended ${spanOf(state.told, lost)} are lost.\n`);
    const from = Math.max(state.since, state.told - overlapMs, now - keptMs);
    const known = new Map(state.last);
    let text = '';
    let waiting = 0;
    const step = async (told: number): Promise<void> => {
      state = { ...state, told: Math.max(state.told, told) };
      for (const [sid, endedAt] of known) if (endedAt < state.told - overlapMs) known.delete(sid);
      if (file.isEmpty && !json) text = csvHead + text;
      await file.append(text, { ...state, last: [...known] });
      count += waiting;
      [text, waiting] = ['', 0];
    };
    let reached = state.told;
    if (from < now)
      for await (const { calls, told } of readCalls(invocation, filters, {
        from,
        to: Infinity,
        isFinal: true,
        isKnown: (sid) => known.has(sid),
      })) {
        for (const call of calls) {
          known.set(call.taskSid, Date.parse(call.endedAt));
          text += json ? jsonLine(call) : csvRow(call);
        }
        waiting += calls.length;
        reached = told;
        if (waiting >= stepSize) await step(reached);
      }
    if (io.signal.aborted) throw interrupted();
    await step(reached);
    io.stderr.write(
      `${counted(count, 'call')} added to ${path}, up to those that ended at ${new Date(state.told).toISOString()}\n`,
    );
  } finally {
    await file.close();
  }
  return exitCodes.done;
}

/** @throws CliError where the file was begun in another way: two kinds of lines would stand in it, or a gap */
function goingOn(path: string, kept: unknown, { format, queue, agent, workspaceSid }: State): State {
  const parsed = v.safeParse(stateSchema, kept);
  const state = parsed.success ? parsed.output : undefined;
  const differs =
    !state ||
    state.format !== format ||
    state.queue !== queue ||
    state.agent !== agent ||
    state.workspaceSid !== workspaceSid;
  if (!differs) return state;
  const as = state
    ? [
        state.format === 'json' ? '--json' : '--csv',
        state.queue === undefined ? undefined : `--queue ${state.queue}`,
        state.agent === undefined ? undefined : `--agent ${state.agent}`,
        `of the workspace ${state.workspaceSid}`,
      ].filter((part) => part !== undefined)
    : ['otherwise'];
  throw new CliError(
    'usage',
    `${path} was begun ${as.join(' ')}: go on in the same way, or choose another file. Nothing was written.`,
  );
}

const spanOf = (from: number, ms: number): string =>
  `from ${new Date(from).toISOString()} to ${new Date(from + ms).toISOString()}`;
