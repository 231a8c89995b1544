import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import type { UndeployOptions } from './undeploy-verb';

/** `desk undeploy` */
export const undeploy: Noun = (program, act) => {
  program
    .command('undeploy')
    .description('remove a deployed desk from Twilio; without --yes, only show what would be removed')
    .option('--environment <name>', 'only this environment (default: the whole service)')
    .option('--service-name <name>', 'the service (default: the name in package.json, as for the deployment)')
    .option('--yes', 'apply it')
    .addHelpText(
      'after',
      examples(
        ['desk undeploy', 'what would be removed, and what still calls it'],
        ['desk undeploy --environment stage --yes', 'the second desk'],
      ),
    )
    .action((options: UndeployOptions) =>
      act(async (invocation) => (await import('./undeploy-verb')).runUndeploy(invocation, options)),
    );
};
