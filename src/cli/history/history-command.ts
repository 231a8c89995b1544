import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import type { ForgetOptions } from './forget-verb';

/** `desk history …` */
export const history: Noun = (program, act) => {
  const noun = program.command('history').description('the calls of the last 30 days that the desk keeps');

  noun
    .command('forget <callers...>')
    .description('erase the kept calls of these callers, also under the agents who took them')
    .option('--dry-run', 'show what it would erase')
    .option('--yes', 'skip the confirmation')
    .addHelpText(
      'after',
      examples(
        ['desk history forget +15557654321 --dry-run', 'what is kept of somebody'],
        ['desk history forget +15557654321', 'erase it, after a confirmation'],
        ['desk history forget sip:anna@example.com --yes', 'the same without being asked'],
      ),
    )
    .action((callers: string[], options: ForgetOptions) =>
      act(async (invocation) => (await import('./forget-verb')).runForget(invocation, callers, options)),
    );
};
