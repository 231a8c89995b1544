import { Option } from 'commander';
import { readWaiver, waiveOption } from '../waive-option';
import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { runtimes, usualRuntime } from '../serverless-platform';
import type { DeployOptions } from './deploy-verb';

/** `desk deploy` */
export const deploy: Noun = (program, act) => {
  program
    .command('deploy')
    .description('build the desk, deploy it to Twilio, and check that it answers')
    .option('--environment <name>', "the suffix of the service's domain (default: dev)")
    .addOption(new Option('--runtime <name>', `the cloud's Node.js (default: ${usualRuntime})`).choices(runtimes))
    .option('--override-existing-project', 'deploy over a service of this name that this clone did not deploy')
    .option(...waiveOption, readWaiver)
    .option('--no-doctor', 'deploy without running the doctor')
    .option('--write-env <path>', 'write the address as DESK_ORIGIN to a file such as .env')
    .addHelpText(
      'after',
      examples(
        ['desk deploy --write-env .env', 'deploy, and remember the address'],
        ['desk deploy --waive workflow="setup creates it tonight"', 'deploy despite one check'],
        ['desk deploy --environment stage', 'a second desk beside it'],
      ),
    )
    .action((options: DeployOptions) =>
      act(async (invocation) => (await import('./deploy-verb')).runDeploy(invocation, options)),
    );
};
