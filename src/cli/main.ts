import { run } from './desk';
import { exitCodes } from './exit-codes';
import { explainAnything } from './explain';
import { harmless } from './output/harmless';
import { processIo } from './process-io';

/**
 * The entry point: the first Ctrl-C lets what is under way end and says how far it came, the second ends at once.
 */
async function main(): Promise<void> {
  const stop = new AbortController();
  process.on('SIGINT', () => {
    if (stop.signal.aborted) process.exit(exitCodes.interrupted);
    stop.abort();
  });
  process.on('SIGTERM', () => stop.abort());
  const io = processIo(stop.signal, (error) => {
    isCut = true;
    process.exitCode = exitCodes.failed;
    io.stderr.write(`The output is not complete. ${explainAnything(error, process.env).message}\n`);
  });
  let isCut = false;
  // Nothing waits for it any more, so that it can only be told.
  process.on('uncaughtException', (error) => {
    io.stderr.write(`${harmless(explainAnything(error, process.env).message)}\n`);
    process.exit(exitCodes.failed);
  });
  const exitCode = await run(process.argv.slice(2), io);
  if (!isCut) process.exitCode = exitCode;
}

void main();
