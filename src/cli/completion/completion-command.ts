import { Argument } from 'commander';
import { exitCodes } from '../exit-codes';
import { examples } from '../help-examples';
import type { Noun } from '../invocation';
import { completionScript, shells, type Shell } from './completion-script';
import { completionPlaces } from './tree';

/** `desk completion` */
export const completion: Noun = (program, act) => {
  program
    .command('completion')
    .description('print a completion script for your shell')
    .addArgument(new Argument('<shell>').choices(shells))
    .addHelpText(
      'after',
      examples(
        ['desk completion bash > ~/.desk-completion', 'then source that file in ~/.bashrc'],
        ['desk completion zsh > ~/.zfunc/_desk', 'where ~/.zfunc is in $fpath'],
        ['desk completion fish > ~/.config/fish/completions/desk.fish', 'fish finds it there'],
      ),
    )
    .action((shell: Shell) =>
      act(({ io }) => {
        io.stdout.write(completionScript(shell, completionPlaces(program)));
        return Promise.resolve(exitCodes.done);
      }),
    );
};
