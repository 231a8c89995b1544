import { examples } from '../help-examples';
import type { Noun } from '../invocation';

/** `desk call` */
export const call: Noun = (program, act) => {
  program
    .command('call')
    .description('place a simulated call (local TaskRouter only)')
    .option('--from <number>', 'the caller (default: one of a few sample customers)')
    .option('--to <number>', 'the number to call (default: the first one)')
    .addHelpText(
      'after',
      examples(
        ['desk call --local', 'a customer calls the desk'],
        ['desk call --local --from +15550123 --to +15550200', 'from one number to another'],
      ),
    )
    .action((options: { from?: string; to?: string }) =>
      act(async (invocation) => (await import('./call-verb')).runCall(invocation, options)),
    );
};
