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
    .description('build the desk, deploy it to Twilio, and ask it whether it is there')
    .option('--environment <name>', "the suffix of the service's domain; dev unless said")
    .addOption(new Option('--runtime <name>', `the cloud's Node.js; ${usualRuntime} unless said`).choices(runtimes))
    .option('--override-existing-project', 'deploy over a service of this name that this clone has not deployed before')
    .option(...waiveOption, readWaiver)
    .option('--no-doctor', 'deploy whatever the doctor finds')
    .option('--write-env <path>', 'write the address as DESK_ORIGIN into a file, such as .env')
    .addHelpText(
      'after',
      examples(
        ['desk deploy --write-env .env', 'deploy, and know the address from then on'],
        ['desk deploy --waive workflow="setup makes it this evening"', 'deploy in spite of one check'],
        ['desk deploy --environment stage', 'another desk beside it'],
      ),
    )
    .action((options: DeployOptions) =>
      act(async (invocation) => (await import('./deploy-verb')).runDeploy(invocation, options)),
    );
};
