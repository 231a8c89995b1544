import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Command } from 'commander';
import { run } from '../../src/cli/desk';
import { exitCodes } from '../../src/cli/exit-codes';
import { makeProgram } from '../../src/cli/program';
import { testIo } from './test-io';

const blanks = ['', ' ', '\t', '\u00a0', '\u200b', '\u2066\u2069', '\u3164', ' \ufeff\u200d', '\u2800'];

/** Every verb, as it is typed with what it needs. */
function verbs(command: Command, before: readonly string[] = []): { typed: readonly string[]; verb: Command }[] {
  if (command.commands.length > 0) return command.commands.flatMap((verb) => verbs(verb, [...before, verb.name()]));
  return [{ typed: before, verb: command }];
}

describe('a value in which there is nothing to see', () => {
  let server: Server;
  let asked = 0;
  beforeAll(async () => {
    server = createServer((_, response) => {
      asked += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('is refused for every option and argument of every verb, and nothing is asked of anybody', async () => {
    const env = { TASKROUTER_ORIGIN: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    const program = makeProgram(await testIo(), () => Promise.resolve());
    let tried = 0;
    for (const { typed, verb } of verbs(program)) {
      const needed = verb.registeredArguments.filter(({ required }) => required).map(() => 'bash');
      const lines = [
        ...[...program.options, ...verb.options]
          .filter(({ required, long }) => required && long !== '--set')
          .map(({ long }) => (blank: string) => [...typed, ...needed, `${long}=${blank}`]),
        ...verb.registeredArguments.map((_, at) => (blank: string) => {
          const given = [...needed];
          given[at] = blank;
          return [...typed, ...given];
        }),
      ];
      for (const line of lines) {
        const blank = blanks[tried % blanks.length] ?? '';
        tried += 1;
        const io = await testIo({ env });
        expect({ argv: line(blank), exitCode: await run(line(blank), io) }).toEqual({
          argv: line(blank),
          exitCode: exitCodes.usage,
        });
        expect(io.stdout.text).toBe('');
      }
    }
    expect(tried).toBeGreaterThan(100);
    expect(asked).toBe(0);
  });

  it.each(blanks)('%j is no filter of a deletion', async (blank) => {
    for (const option of ['--queue', '--workflow', '--where', '--status']) {
      const io = await testIo({ env: { TASKROUTER_ORIGIN: 'http://127.0.0.1:9' } });
      expect(await run(['tasks', 'delete', option, blank, '--yes'], io)).toBe(exitCodes.usage);
    }
    const io = await testIo({ env: { TASKROUTER_ORIGIN: 'http://127.0.0.1:9' } });
    expect(await run(['tasks', 'delete', '--queue', blank, '--yes'], io)).toBe(exitCodes.usage);
    expect(io.stderr.text).toContain("'--queue <name or sid>' is empty");
  });
});
