import { CliError, interrupted } from './cli-error';
import type { Io } from './io';

/**
 * Asks before something that cannot be taken back.
 *
 * @param options.yes - The operator has said so on the command line.
 * @throws CliError `declined`; `usage` where there is nobody to ask
 */
export async function confirm(io: Io, question: string, { yes }: { yes: boolean }): Promise<void> {
  if (yes) return;
  const answer = await io.ask(`${question} [y/N] `);
  if (io.signal.aborted) throw interrupted();
  if (answer === undefined) {
    throw new CliError(
      'usage',
      `${question} Nothing was changed, because there is no terminal to confirm on: use --yes to skip the confirmation.`,
    );
  }
  if (!/^\s*y(es)?\s*$/i.test(answer)) throw new CliError('declined', 'Nothing was changed.');
}
