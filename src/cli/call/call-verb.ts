import { CliError } from '../cli-error';
import { exitCodes, type ExitCode } from '../exit-codes';
import type { Invocation } from '../invocation';
import { placeCall } from './place-call';
import { jsonLine } from '../output/json-line';
import { plain } from '../output/plain';

const customers = ['+15550123', '+15550134', '+15550145', '+15550156'] as const;

/** `desk call` */
export async function runCall(
  { io, json, origin }: Invocation,
  { from, to }: { readonly from?: string; readonly to?: string },
): Promise<ExitCode> {
  const local = await origin();
  if (local === undefined) {
    throw new CliError(
      'only_local',
      'Simulated calls work on the local TaskRouter only: use --local, or --origin with its address. On a real account, call your number.',
    );
  }
  const anybody = customers[Math.floor(io.random() * customers.length)] ?? customers[0];
  const placed = await placeCall(local, { from: from ?? anybody, to }, io.signal);
  io.stdout.write(
    json
      ? jsonLine(placed)
      : `${plain(`${placed.from} calls ${placed.to ?? 'the first number'}: ${placed.callSid}`)}\n`,
  );
  return exitCodes.done;
}
