import type { Command, Option } from 'commander';
import { isBlank } from '../lib/text/unseen';

const hasBlank = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(hasBlank) : typeof value === 'string' && isBlank(value);

/** A verb's own options, and those of what it stands in. */
const optionsOf = (command: Command): readonly Option[] => [
  ...command.options,
  ...(command.parent ? optionsOf(command.parent) : []),
];

/**
 * Refuses a value in which there is nothing to see, as an unset variable of a script leaves one: a filter by no name may be
 * read as no filter, and then all is meant. Called before a verb runs.
 *
 * @throws CommanderError
 */
export function refuseBlanks(verb: Command): void {
  const options = optionsOf(verb);
  const values: Readonly<Record<string, unknown>> = verb.optsWithGlobals();
  const blank =
    verb.registeredArguments.find((_, position) => hasBlank(verb.processedArgs[position]))?.name() ??
    options.find((option) => hasBlank(values[option.attributeName()]))?.flags;
  if (blank === undefined) return;
  verb.error(`error: '${blank}' is empty. Give it a value, or leave it out. Nothing was changed.`);
}
