import { auditActs, type AuditAct } from '../../lib/people/audit-acts';
import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { listAlone } from '../list-alone';
import { readDuration, wordsOf } from '../options';
import type { AuditListOptions } from './audit-list-verb';

/** `desk audit …` */
export const audit: Noun = (program, act) => {
  const noun = program.command('audit').description('what was done and refused, by whom, unless a password is shared');

  listAlone(noun)
    .description('the lines of the audit, the newest first')
    .option('--who <name or sid>', 'only what this worker did or had done to them, or whoever used this API key')
    .option('--what <acts>', `only these: ${auditActs.join(', ')}`, wordsOf<AuditAct>(auditActs))
    .option(
      '--since <duration>',
      'only the last so much time, as 30m, 12h or 7d; 30 days is all there is',
      readDuration,
    )
    .option('--follow', 'go on with what comes, the oldest first, until Ctrl-C')
    .addHelpText(
      'after',
      examples(
        ['desk audit list --since 1h', 'the last hour'],
        ['desk audit list --follow --since 10m', 'the last ten minutes, and what comes'],
        ['desk audit list --who alice --what sign-in,sign-out', 'when somebody came and went'],
        ['desk audit list --json | jq -c \'select(.outcome == "refused")\'', 'what was refused'],
      ),
    )
    .action((options: AuditListOptions) =>
      act(async (invocation) => (await import('./audit-list-verb')).runListAudit(invocation, options)),
    );
};
