import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import type { Io } from '../io';
import { showAge } from '../output/age';
import { counted } from '../output/count';
import { jsonLine } from '../output/json-line';
import { tableOn } from '../output/table';
import { aloneCall, type ShownCall } from './shown-call';
import { findAlone, listCalls } from './list-calls';

/** `desk calls list` */
export async function runListCalls(
  { io, json, connect }: Invocation,
  { alone: onlyAlone = false }: { readonly alone?: boolean },
): Promise<ExitCode> {
  const { client, workspaceSid } = await connect();
  const workspace = await workspaceSid();
  const calls = onlyAlone ? (await findAlone(client, workspace)).map(aloneCall) : await listCalls(client, workspace);
  if (json) for (const call of calls) io.stdout.write(jsonLine(call));
  else printCalls(io, calls);
  const alone = calls.filter(({ whereabouts }) => whereabouts === 'alone').length;
  if (!json) io.stderr.write(closingLine(calls.length, alone, onlyAlone));
  return onlyAlone && alone > 0 ? exitCodes.alone : exitCodes.done;
}

function closingLine(all: number, alone: number, onlyAlone: boolean): string {
  if (alone > 0) {
    const whole = onlyAlone ? '' : `${counted(all, 'call')}, `;
    return `${whole}${alone} alone. “desk calls rescue” offers those left alone to agents again.\n`;
  }
  if (onlyAlone) return 'No customer is alone.\n';
  return all === 0 ? 'No customer is on the line.\n' : `${counted(all, 'call')}, none alone\n`;
}

function printCalls(io: Io, calls: readonly ShownCall[]): void {
  const table = tableOn(io, (colour) => [
    { title: 'CALL', paint: (shown) => colour.dim(shown) },
    { title: 'FROM', least: 6 },
    { title: 'IS', paint: (shown, text) => (text === 'alone' ? colour.red(shown) : shown) },
    { title: 'FOR', align: 'right' },
    { title: 'AGENT', least: 5 },
    { title: 'WORKFLOW', least: 7 },
    { title: 'TASK', least: 8, paint: (shown) => colour.dim(shown) },
  ]);
  for (const { callSid, from, whereabouts, since, agent, workflow, taskSid, taskStatus } of calls) {
    const forSeconds = since === null ? undefined : (io.clock.now() - Date.parse(since)) / 1_000;
    table.add([
      callSid,
      from ?? '–',
      whereabouts,
      forSeconds === undefined ? '–' : showAge(forSeconds),
      agent ?? '–',
      workflow ?? '–',
      taskSid === null ? '–' : `${taskSid} ${taskStatus ?? ''}`.trimEnd(),
    ]);
  }
  table.end();
}
