import type { Command } from 'commander';
import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import type { ApplyOptions } from './apply-verb';
import type { ExportOptions } from './export-verb';
import type { PlanningOptions } from './prepare';
import { readSetting } from './file-variables';

/** What plan and apply have in common. */
const planning = (command: Command): Command =>
  command
    .argument('<file>', 'a workspace file, YAML or JSON')
    .option('--set <NAME=VALUE>', 'a value for ${NAME} in the file (default: the environment or .env)', readSetting)
    .option('--prune', 'remove what the file does not name, and reset what it does not set')
    .option('--no-phone-numbers', 'leave the phone numbers alone')
    .option('--without-addresses', 'leave out addresses whose placeholders have no value yet');

/** The workspace that was named on the command line, which wins over the file's. */
const workspaceIn = (command: Command): { workspace?: string } => {
  const { workspace } = command.optsWithGlobals<{ workspace?: string }>();
  return workspace === undefined ? {} : { workspace };
};

/** `desk setup …` */
export const setup: Noun = (program, act) => {
  const noun = program.command('setup').description('set up a workspace from a file, or export it to one');

  planning(noun.command('plan').description('show what apply would change; exits with 6 if there is anything'))
    .addHelpText(
      'after',
      examples(
        ['desk setup plan workspace.yaml --set DESK_ORIGIN=https://…', 'what would be created and changed'],
        ['desk setup plan workspace.yaml --prune', 'what would be removed as well'],
        ['desk setup plan workspace.yaml --json | jq .operations', 'the same as JSON'],
      ),
    )
    .action((file: string, options: PlanningOptions, command: Command) =>
      act(async (invocation) =>
        (await import('./plan-verb')).runPlan(invocation, file, { ...options, ...workspaceIn(command) }),
      ),
    );

  planning(noun.command('apply').description('show the plan, then apply it after a confirmation'))
    .option('--yes', 'skip the confirmation')
    .option('--workflow <name>', 'the workflow for WORKFLOW_SID (default: the one in .env, else the first in the file)')
    .option(
      '--outbound-workflow <name>',
      'the workflow for OUTBOUND_WORKFLOW_SID (default: the one in .env, else "outbound")',
    )
    .option(
      '--deadline-workflow <name>',
      'the workflow for DEADLINE_WORKFLOW_SID (default: the one in .env, else "deadlines")',
    )
    .option('--write-env <path>', 'write these and WORKSPACE_SID to a file such as .env')
    .addHelpText(
      'after',
      examples(
        ['desk setup apply workspace.yaml --without-addresses --write-env .env', 'before the desk is deployed'],
        ['desk setup apply workspace.yaml --set DESK_ORIGIN=https://…', 'once it is'],
        ['desk --local setup apply workspace.yaml --yes', 'on the local TaskRouter'],
      ),
    )
    .action((file: string, options: ApplyOptions, command: Command) =>
      act(async (invocation) =>
        (await import('./apply-verb')).runApply(invocation, file, { ...options, ...workspaceIn(command) }),
      ),
    );

  noun
    .command('export')
    .description('write a workspace to a file')
    .option('--out <path>', 'write to this file instead of standard output')
    .option(
      '--set <NAME=VALUE>',
      'write ${NAME} where an address starts with VALUE (DESK_ORIGIN also from .env)',
      readSetting,
    )
    .option('--all-phone-numbers', "also numbers whose voice URL is neither the desk's nor names a workflow")
    .option('--no-phone-numbers', 'no phone numbers')
    .addHelpText(
      'after',
      examples(
        ['desk setup export --out workspace.yaml', 'the only workspace'],
        ['desk -w writers setup export --set DESK_ORIGIN=https://…', 'one of several'],
      ),
    )
    .action((options: ExportOptions) =>
      act(async (invocation) => (await import('./export-verb')).runExport(invocation, options)),
    );
};
