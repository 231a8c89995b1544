import type { Command } from 'commander';

/**
 * Adds the verb `list` to a noun, which is also what the noun does alone: `desk tasks` is `desk tasks list`.
 *
 * @returns the command `list`
 */
export function listAlone(noun: Command): Command {
  const list = noun.command('list', { isDefault: true });
  noun.addHelpText('after', '\nWithout a command, it lists them.');
  // The parser takes a verb that there is not for an argument of the one that need not be said.
  noun.hook('preSubcommand', ({ args: [word = ''], commands }) => {
    if (word === '' || word.startsWith('-') || commands.some((verb) => verb.name() === word)) return;
    const known = commands.map((verb) => verb.name()).join(', ');
    noun.error(`error: unknown command '${word}': desk ${noun.name()} has ${known}`, {
      code: 'commander.unknownCommand',
    });
  });
  return list;
}
