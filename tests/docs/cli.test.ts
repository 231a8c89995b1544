import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { retype } from '../../scripts/pictures/guide';
import { cliErrorCodes } from '../../src/cli/cli-error';
import { exitCodes } from '../../src/cli/exit-codes';
import { makeProgram } from '../../src/cli/program';
import { testIo } from '../cli/test-io';

const read = (name: string): string => readFileSync(join(__dirname, '../../docs', name), 'utf8');
const guide = read('cli.md');

/** Every verb with its options, as it is typed. */
function verbs(command: Command, before = 'desk'): { readonly typed: string; readonly options: readonly string[] }[] {
  if (command.commands.length === 0)
    return [{ typed: before, options: command.options.flatMap(({ long }) => (long ? [long] : [])) }];
  return command.commands.flatMap((verb) => verbs(verb, `${before} ${verb.name()}`));
}

describe('the command reference', () => {
  it('has the exit codes that there are', () => {
    const rows = [...guide.matchAll(/^\| +(\d+) \| /gm)].map(([, code]) => Number(code));
    expect(rows).toEqual(Object.values(exitCodes));
  });

  it.each(['operators.md', 'cli.md'])(
    'shows what is printed, in %s: “npx tsx scripts/pictures/terminal.ts” writes it anew',
    async (name) => {
      expect(await retype(read(name))).toBe(read(name));
    },
  );

  it('names every code that an error may have', () => {
    const sentence = /its code one of([^.]*)\./.exec(guide)?.[1] ?? '';
    expect([...sentence.matchAll(/`(\w+)`/g)].map(([, code]) => code)).toEqual(cliErrorCodes);
  });

  it('has a section for each verb, or its noun, which names its options', async () => {
    const sections = new Map(guide.split(/^## /m).map((text) => [/^`(desk [a-z -]+)`/.exec(text)?.[1], text]));
    for (const { typed, options } of verbs(makeProgram(await testIo(), () => Promise.resolve()))) {
      const section = sections.get(typed) ?? sections.get(typed.slice(0, typed.lastIndexOf(' '))) ?? '';
      const missing = options.filter((option) => !isSaidOnce(option) && !section.includes(option));
      expect({ typed, isNamed: section.includes(typed), missing }).toEqual({
        typed,
        isNamed: true,
        missing: [],
      });
    }
  });
});

/** Said once: what all verbs have, and the filters at the list of the same noun. */
function isSaidOnce(option: string): boolean {
  return [
    '--yes',
    '--queue',
    '--workflow',
    '--where',
    '--status',
    '--older-than',
    '--newer-than',
    '--activity',
  ].includes(option);
}
