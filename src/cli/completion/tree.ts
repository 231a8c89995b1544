import type { Command } from 'commander';

/** A place in the command line and what may follow there. */
export interface CompletionPlace {
  /** The words up to there, as `desk tasks list`. */
  readonly path: string;
  readonly words: readonly CompletionWord[];
}

export interface CompletionWord {
  readonly word: string;
  readonly says: string;
}

/** Every place of the command line, the shortest path first. */
export function completionPlaces(command: Command, before = ''): CompletionPlace[] {
  const path = `${before}${command.name()}`;
  const help = command.createHelp();
  const verbs = command.commands.map((verb) => ({ word: verb.name(), says: verb.description() }));
  const options = [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)].flatMap(
    ({ long, description }) => (long ? [{ word: long, says: description }] : []),
  );
  const deeper = command.commands.flatMap((verb) => completionPlaces(verb, `${path} `));
  return [{ path, words: [...verbs, ...options] }, ...deeper];
}
