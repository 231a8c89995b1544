import { run } from './desk';
import { exitCodes } from './exit-codes';
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
  // Whoever reads the output has seen enough, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.done);
    throw error;
  });
  process.exitCode = await run(process.argv.slice(2), processIo(stop.signal));
}

void main();
