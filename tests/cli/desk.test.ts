import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../scripts/project';
import type { Command } from 'commander';
import { run } from '../../src/cli/desk';
import { exitCodes } from '../../src/cli/exit-codes';
import { makeProgram } from '../../src/cli/program';
import { Floor } from './floor';
import { testIo } from './test-io';

/** Every verb there is, as it is typed. */
function verbs(command: Command, before: readonly string[] = []): string[][] {
  if (command.commands.length === 0) return [[...before]];
  return command.commands.flatMap((verb) => verbs(verb, [...before, verb.name()]));
}

async function allVerbs(): Promise<string[][]> {
  return verbs(makeProgram(await testIo(), () => Promise.resolve()));
}

describe('desk', () => {
  it('has help with examples for each verb, that fits the terminal', async () => {
    for (const verb of await allVerbs()) {
      const io = await testIo();
      expect(await run([...verb, '--help'], io)).toBe(exitCodes.done);
      expect(io.stdout.text).toContain(`Usage: desk ${verb.join(' ')}`);
      expect(io.stdout.text).toContain(`  $ desk ${verb.join(' ')}`);
      expect(io.stdout.text).toContain('--json');
      expect(io.stderr.text).toBe('');
    }
  });

  it('names its verbs', async () => {
    const io = await testIo();
    expect(await run(['--help'], io)).toBe(0);
    for (const [noun = ''] of await allVerbs()) expect(io.stdout.text).toContain(`  ${noun}`);
  });

  it.each([
    [[], 'Usage: desk'],
    [['nonsense'], "unknown command 'nonsense'"],
    [['task', 'list'], 'Did you mean tasks?'],
    [['tasks', 'list', '--nonsense'], "unknown option '--nonsense'"],
    [['tasks', 'list', '--older-than', 'long'], 'Expected a number and a unit'],
    [['tasks', 'list', '--concurrency', '0'], 'Expected a whole number from 1 to 100'],
    [['tasks', 'list', 'too', 'much'], 'too many arguments'],
    [['tasks', 'lst'], "unknown command 'lst': desk tasks has list, fix, delete"],
    [['workers', '--json', 'show'], "unknown command 'show': desk workers has list, set-activity"],
    [['tasks', '--nonsense'], "unknown option '--nonsense'"],
    [['tasks', 'fix', '--dry-run', '--yes'], "option '--dry-run' cannot be used with option '--yes'"],
    [['completion', 'csh'], 'Allowed choices are bash, zsh, fish'],
  ])('says what is wrong with %j, asking nothing of anybody', async (argv, complaint) => {
    const io = await testIo();
    expect(await run(argv, io)).toBe(exitCodes.usage);
    expect(io.stderr.text).toContain(complaint);
    expect(io.stdout.text).toBe('');
  });

  it('tells its version, from wherever it is asked', async () => {
    const { version } = JSON.parse(readFileSync(join(PROJECT_FOLDER, 'package.json'), 'utf8')) as { version: string };
    for (const argv of [['--version'], ['tasks', 'list', '--version']]) {
      const io = await testIo();
      expect(await run(argv, io)).toBe(exitCodes.done);
      expect(io.stdout.text).toBe(`${version}\n`);
    }
  });

  it('says that an account SID cannot be one, asking nobody', async () => {
    const io = await testIo({ env: { ACCOUNT_SID: 'AC0123', AUTH_TOKEN: 'whatever' } });
    expect(await run(['tasks', 'list'], io)).toBe(exitCodes.notConfigured);
    expect(io.stderr.text).toMatch(
      /^ACCOUNT_SID is AC0123: expected an account's SID \(AC and 32 hexadecimal digits\)/,
    );
  });

  it('says which file is not there, and where to get one', async () => {
    const io = await testIo({ env: { TASKROUTER_ORIGIN: 'http://127.0.0.1:9' } });
    expect(await run(['setup', 'plan', 'floor.yaml'], io)).toBe(exitCodes.usage);
    expect(io.stderr.text).toBe(
      `There is no file floor.yaml in ${io.cwd}. Copy workspace.example.yaml, or write one from a workspace with “desk setup export --out floor.yaml”.\n`,
    );
  });

  it.each([
    [
      'UTF-16',
      (file: string) => writeFile(file, 'ACCOUNT_SID=AC1\n', 'utf16le'),
      '.env is UTF-16, and has to be UTF-8: ',
    ],
    ['Latin-1', (file: string) => writeFile(file, 'A=1\nB=ü\n', 'latin1'), '.env is not UTF-8: line 2 is in another'],
    ['a folder', (file: string) => mkdir(file), '.env is a folder, and has to be a file.'],
  ])('says that .env is %s, rather than go without it', async (_, make, complaint) => {
    const io = await testIo();
    await make(join(io.cwd, '.env'));
    expect(await run(['tasks', 'list'], io)).toBe(exitCodes.notConfigured);
    expect(io.stderr.text).toContain(complaint);
  });

  it('says what is not configured, as JSON where that is wanted', async () => {
    const io = await testIo();
    expect(await run(['tasks', 'list', '--json'], io)).toBe(exitCodes.notConfigured);
    const { error } = JSON.parse(io.stderr.text) as { error: { code: string; message: string } };
    expect(error.code).toBe('not_configured');
    expect(error.message).toContain('ACCOUNT_SID');
  });
});

describe('desk at a local TaskRouter', () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await Floor.open();
  });
  afterEach(() => floor.emulator.control.faults.clear());
  afterAll(() => floor.close());

  it.each(['tasks', 'workers', 'conferences'])('lists at %s alone, with the options of the list', async (noun) => {
    const [alone, list] = [await floor.desk([noun, '--json']), await floor.desk([noun, 'list', '--json'])];
    expect(alone.exitCode).toBe(0);
    expect(alone.io.stdout.text).toBe(list.io.stdout.text);
    if (noun === 'workers') expect(alone.io.stdout.text).toContain('"name"');
  });

  it('takes the filters of a list at the noun alone', async () => {
    const { exitCode, io } = await floor.desk(['workers', '--activity', 'nowhere']);
    expect(exitCode).toBe(exitCodes.failed);
    expect(io.stderr.text).toContain('There is no activity nowhere.');
  });

  it('does the same with --dry-run where nothing is done without --yes', async () => {
    const [said, unsaid] = [await floor.desk(['tasks', 'fix', '--dry-run']), await floor.desk(['tasks', 'fix'])];
    expect(said.exitCode).toBe(0);
    expect(said.io.stderr.text).toBe(unsaid.io.stderr.text);
    expect(said.io.stdout.text).toBe(unsaid.io.stdout.text);
  });

  it('finds the workspace by name, by SID, and where it is the only one', async () => {
    const sid = floor.emulator.control.sidOf('workspace', 'floor');
    for (const which of [[], ['--workspace', 'floor'], ['-w', sid]])
      expect((await floor.desk(['workers', 'list', ...which])).exitCode).toBe(0);
    const { exitCode, io } = await floor.desk(['workers', 'list', '-w', 'nowhere']);
    expect(exitCode).toBe(exitCodes.notConfigured);
    expect(io.stderr.text).toBe(`There is no workspace nowhere. The account has: floor (${sid}).\n`);
  });

  it('wants to know which where there are several', async () => {
    const second = await floor.client.taskrouter.v1.workspaces.create({ friendlyName: 'second' });
    const { exitCode, io } = await floor.desk(['workers', 'list']);
    await floor.client.taskrouter.v1.workspaces(second.sid).remove();
    expect(exitCode).toBe(exitCodes.notConfigured);
    expect(io.stderr.text).toMatch(/^Which workspace\? .* floor \(WS\d+\), second \(WS\d+\)\.\n$/);
  });

  it('does not let a name in a complaint steer the terminal', async () => {
    const odd = await floor.client.taskrouter.v1.workspaces.create({ friendlyName: 'a\u001b]0;b\u0007\u202ec' });
    const { io } = await floor.desk(['workers', 'list']);
    await floor.client.taskrouter.v1.workspaces(odd.sid).remove();
    expect(io.stderr.text).toContain(`a]0;bc (${odd.sid})`);
  });

  it('says that the workspace is not there', async () => {
    const { exitCode, io } = await floor.desk(['tasks', 'list', '-w', 'WS00000000000000000000000000000999']);
    expect(exitCode).toBe(exitCodes.notConfigured);
    expect(io.stderr.text).toMatch(
      /^The account AC\w+ has no workspace WS0+999, which --workspace names\. The account has: floor \(WS\w+\)\.\n$/,
    );
  });

  it.each([
    [['tasks', 'list', '--queue', 'suport'], 'There is no task queue suport. The workspace has: everybody, '],
    [['tasks', 'list', '--workflow', 'suport'], 'There is no workflow suport. The workspace has: '],
    [['tasks', 'delete', '--queue', 'suport'], 'There is no task queue suport.'],
    [['tasks', 'fix', '--queue', 'suport'], 'There is no task queue suport.'],
    [['workers', 'list', '--activity', 'Availabel'], 'There is no activity Availabel. The workspace has: '],
    [['workers', 'list', '--queue', 'WQ00000000000000000000000000000999'], 'There is no task queue WQ'],
    [['workers', 'set-activity', 'Offline', '--queue', 'suport'], 'There is no task queue suport.'],
    [['tasks', 'delete', '--queue', 'spanisch', '--yes'], 'Did you mean spanish?'],
    [['tasks', 'delete', '--workflow', 'Everybody', '--yes', '--json'], 'Did you mean everybody?'],
    [['tasks', 'delete', '--queue', 'spanish\u200b', '--yes'], 'There is no task queue "spanish\\u200b".'],
    [['tasks', 'fix', '--workflow', 'everbody', '--yes'], 'Did you mean everybody?'],
    [['tasks', 'fix', '--queue', 'spanish ', '--yes'], 'There is no task queue "spanish ".'],
    [['workers', 'set-activity', 'Offline', '--activity', 'brake', '--yes'], 'Did you mean Break?'],
    [['workers', 'set-activity', 'Offlin', 'alice'], 'Did you mean Offline?'],
    [['workers', 'set-activity', 'Offline', 'alise'], 'There is no worker alise.'],
    [['conferences', 'end', 'nowhere'], 'There is no conference nowhere.'],
  ])('does not take a misspelt name for good news: %j', async (argv, complaint) => {
    const { exitCode, io } = await floor.desk(argv);
    expect(exitCode).toBe(exitCodes.failed);
    expect(io.stderr.text).toContain(complaint);
  });

  it('does not act on what it found where the filter by which it looked was not heeded', async () => {
    const [mine, others] = [await floor.task({ language: 'es' }), await floor.task()];
    // Between the two stands somebody who hands on paths alone.
    const deaf = createServer((request, response) => {
      const { host: _, 'content-length': __, ...headers } = request.headers;
      const handOn = async (): Promise<void> => {
        const answer = await fetch(floor.emulator.origin + (request.url ?? '').replace(/\?.*/, ''), {
          method: request.method ?? 'GET',
          headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
        });
        const text = await answer.text();
        response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(text);
      };
      void handOn();
    });
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = deaf.address() as AddressInfo;
      const argv = ['tasks', 'delete', '--queue', 'spanish', '--yes', '--origin', `http://127.0.0.1:${port}`];
      const { exitCode, io } = await floor.desk(argv);
      expect({ exitCode, said: io.stderr.text }).toEqual({ exitCode: 0, said: '1 deleted, 0 skipped, 0 failed\n' });
      expect(Object.keys(await floor.statuses())).toEqual([others]);
      expect(mine).not.toBe(others);
    } finally {
      await new Promise((resolve) => deaf.close(resolve));
    }
  });

  it('says that the credentials are refused, without telling them', async () => {
    const env = { ACCOUNT_SID: 'AC00000000000000000000000000000001', AUTH_TOKEN: 'a wrong token' };
    const { exitCode, io } = await floor.desk(['tasks', 'list', '--own-credentials'], { env });
    expect(exitCode).toBe(exitCodes.notConfigured);
    expect(io.stderr.text).toMatch(
      /^The local TaskRouter at http:\/\/127\.0\.0\.1:\d+ refused the credentials \(HTTP 401\): those of the environment, for AC0+1\. Where/,
    );
    expect(io.stderr.text).not.toContain('a wrong token');
  });

  it('says that nobody could answer, after trying for long', async () => {
    floor.fault({ operation: 'ListTask', effect: { status: 503 } });
    const { exitCode, io } = await floor.desk(['tasks', 'list']);
    expect(exitCode).toBe(exitCodes.unreachable);
    expect(io.pauses).toHaveLength(9);
    expect(io.stderr.text).toBe('Twilio could not answer (HTTP 503): Service Unavailable. Try again in a moment.\n');
  });

  it.each([
    [{ terminal: true }, true],
    [{ terminal: false }, false],
    [{ terminal: true, env: { NO_COLOR: '1' } }, false],
    [{ terminal: true, env: { TERM: 'dumb' } }, false],
  ])('has colours where they are wanted: %j', async (options, expected) => {
    const { io } = await floor.desk(['workers', 'list'], options);
    expect(io.stdout.text.includes('\u001b[')).toBe(expected);
  });
});
