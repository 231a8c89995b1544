import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import type { UndeployOptions } from './undeploy-verb';

/** `desk undeploy` */
export const undeploy: Noun = (program, act) => {
  program
    .command('undeploy')
    .description('take a deployed desk away from Twilio again; without --yes, only say what would go')
    .option('--environment <name>', 'this environment alone; the whole service unless said')
    .option('--service-name <name>', "the service; the name in package.json, which is the deployment's, unless said")
    .option('--yes', 'do it')
    .addHelpText(
      'after',
      examples(
        ['desk undeploy', 'what would go, and what still calls it'],
        ['desk undeploy --environment stage --yes', 'the desk beside it'],
      ),
    )
    .action((options: UndeployOptions) =>
      act(async (invocation) => (await import('./undeploy-verb')).runUndeploy(invocation, options)),
    );
};
