import type { Command } from 'commander';
import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import type { ApplyOptions } from './apply-verb';
import type { ExportOptions } from './export-verb';
import type { PlanningOptions } from './prepare';
import { readSetting } from './variables';

/** What plan and apply have in common. */
const planning = (command: Command): Command =>
  command
    .argument('<file>', 'a workspace file, YAML or JSON')
    .option('--set <NAME=VALUE>', 'what ${NAME} in the file stands for; else the environment or .env', readSetting)
    .option('--prune', 'take away what the file does not name, and put back what it does not say')
    .option('--no-phone-numbers', 'leave the phone numbers alone')
    .option('--without-addresses', 'leave out addresses whose placeholders stand for nothing yet');

/** The workspace that was named on the command line, which wins over the file's. */
const workspaceIn = (command: Command): { workspace?: string } => {
  const { workspace } = command.optsWithGlobals<{ workspace?: string }>();
  return workspace === undefined ? {} : { workspace };
};

/** `desk setup …` */
export const setup: Noun = (program, act) => {
  const noun = program.command('setup').description('bring a workspace to what a file says, or write that file');

  planning(noun.command('plan').description('show what apply would do; ends with 6 if there is something'))
    .addHelpText(
      'after',
      examples(
        ['desk setup plan workspace.yaml --set DESK_ORIGIN=https://…', 'what would be made and changed'],
        ['desk setup plan workspace.yaml --prune', 'what would be removed, too'],
        ['desk setup plan workspace.yaml --json | jq .operations', 'the same for programs'],
      ),
    )
    .action((file: string, options: PlanningOptions, command: Command) =>
      act(async (invocation) =>
        (await import('./plan-verb')).runPlan(invocation, file, { ...options, ...workspaceIn(command) }),
      ),
    );

  planning(noun.command('apply').description('make and change what the plan says, after showing it'))
    .option('--yes', 'do not ask')
    .option(
      '--workflow <name>',
      "the workflow for the desk's WORKFLOW_SID: as it is in .env, else the first of the file",
    )
    .option('--outbound-workflow <name>', 'the one for OUTBOUND_WORKFLOW_SID: as in .env, else one named "outbound"')
    .option('--write-env <path>', 'write these and WORKSPACE_SID into a file, such as .env')
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
    .description('write the file of a workspace as it is')
    .option('--out <path>', 'write to this file instead of standard output')
    .option(
      '--set <NAME=VALUE>',
      'write ${NAME} where an address begins with VALUE; DESK_ORIGIN also from .env',
      readSetting,
    )
    .option('--all-phone-numbers', "also numbers whose voice URL is neither the desk's nor names a workflow")
    .option('--no-phone-numbers', 'no phone numbers')
    .addHelpText(
      'after',
      examples(
        ['desk setup export --out workspace.yaml', 'the only workspace there is'],
        ['desk -w writers setup export --set DESK_ORIGIN=https://…', 'one of several'],
      ),
    )
    .action((options: ExportOptions) =>
      act(async (invocation) => (await import('./export-verb')).runExport(invocation, options)),
    );
};
