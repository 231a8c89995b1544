import * as v from 'valibot';
import { run } from '../src/cli/desk';
import type { Io } from '../src/cli/io';
import { processIo } from '../src/cli/process-io';

/** `desk` in a process of its own, whose output goes nowhere, and whose heap is looked at while it works. */
async function main(): Promise<void> {
  const argv = v.parse(v.pipe(v.string(), v.parseJson(), v.array(v.string())), process.env['BENCH_ARGV']);
  const nowhere = {
    write: () => undefined,
    drained: () => Promise.resolve(),
    isClosed: () => false,
    isTerminal: true,
    columns: () => 120,
    rows: () => 40,
  };
  const io: Io = { ...processIo(new AbortController().signal, () => undefined), stdout: nowhere, stderr: nowhere };
  let heap = 0;
  const look = (): void => {
    global.gc?.();
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  };
  const timer = setInterval(look, 250);
  const exitCode = await run(argv, io);
  clearInterval(timer);
  look();
  process.send?.({ exitCode, heap });
}

process.send?.('ready');
void main();
