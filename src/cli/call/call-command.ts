import { examples } from '../help-examples';
import type { Noun } from '../invocation';

/** `desk call` */
export const call: Noun = (program, act) => {
  program
    .command('call')
    .description('place a pretend call, on the local TaskRouter only')
    .option('--from <number>', 'who calls (default: one of a few customers)')
    .option('--to <number>', 'the number called (default: the first one there is)')
    .addHelpText(
      'after',
      examples(
        ['desk call --local', 'somebody calls the desk'],
        ['desk call --local --from +15550123 --to +15550200', 'from one number to another'],
      ),
    )
    .action((options: { from?: string; to?: string }) =>
      act(async (invocation) => (await import('./call-verb')).runCall(invocation, options)),
    );
};
