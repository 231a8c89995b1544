import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { run } from '../../../src/cli/desk';
import { testIo } from '../test-io';

async function scriptFor(shell: string): Promise<string> {
  const io = await testIo();
  expect(await run(['completion', shell], io)).toBe(0);
  return io.stdout.text;
}

/** What bash offers for a line that ends at the cursor. */
async function offered(line: string): Promise<string[]> {
  const words = line.split(' ');
  const list = words.map((word) => `'${word}'`).join(' ');
  const script = `${await scriptFor('bash')}
COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _desk; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await promisify(execFile)('bash', ['--norc', '-c', script]);
  return stdout.split('\n').filter((word) => word !== '');
}

describe('desk completion', () => {
  it('offers nouns, verbs and options in bash', async () => {
    expect(await offered('desk t')).toEqual(['tasks']);
    expect(await offered('desk tasks ')).toEqual(expect.arrayContaining(['list', 'fix', 'delete', '--json']));
    expect(await offered('desk tasks d')).toEqual(['delete']);
    expect(await offered('desk tasks list --older-than 5m --st')).toEqual(['--status']);
    expect(await offered('desk --json workers set')).toEqual(['set-activity']);
    expect(await offered('desk conferences end --y')).toEqual(['--yes']);
    expect(await offered('desk --ver')).toEqual(['--version']);
    expect(await offered('desk tasks list --ver')).toEqual([]);
  });

  it.each(['zsh', 'fish'])('names every verb in %s', async (shell) => {
    const script = await scriptFor(shell);
    for (const path of ['desk tasks list', 'desk tasks fix', 'desk workers set-activity', 'desk conferences end'])
      expect(script).toContain(path);
    expect(script).toContain('list tasks, end stuck ones, delete them');
  });

  it('quotes what a shell would take for its own', async () => {
    const fish = await scriptFor('fish');
    // The example of an expression has both kinds of quotation marks.
    expect(fish).toContain(String.raw`as '\''language == "es"'\'''`);
  });
});
