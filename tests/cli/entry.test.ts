import { symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { run } from '../../src/cli/desk';
import { exitCodes } from '../../src/cli/exit-codes';
import { testIo } from './test-io';
import { temporaryFolder } from '../temporary-folder';
import { anyText } from '../any-text';

const documented: readonly number[] = Object.values(exitCodes);
const sid = (prefix: string): string => `${prefix}00000000000000000000000000000001`;

/** What may stand between, or be taken for Twilio. */
interface Stranger {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Breaks the connection in the middle of the answer. */
  readonly isCut: boolean;
}

const page = '<html><body>Sign in to the hotel</body></html>';
const rows = (key: string): string => JSON.stringify({ [key]: [{}], meta: { key, next_page_url: null } });
const strangers: fc.Arbitrary<Stranger> = fc.record({
  status: fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 407, 409, 412, 429, 500, 502, 503, 511),
  type: fc.constantFrom('application/json', 'text/html', 'text/plain', ''),
  body: fc.oneof(
    fc.constantFrom(
      page,
      '',
      '{}',
      '[]',
      'null',
      '1',
      '"x"',
      '{"message":7,"code":"x"}',
      '{"sid":null}',
      '{"meta":null}',
    ),
    fc.constantFrom('tasks', 'workers', 'workspaces', 'activities', 'conferences', 'task_queues').map(rows),
    anyText(),
  ),
  isCut: fc.boolean(),
});

const words = fc.constantFrom(
  ...[
    'tasks',
    'workers',
    'conferences',
    'setup',
    'call',
    'completion',
    'list',
    'fix',
    'delete',
    'end',
    'plan',
    'apply',
  ],
  ...[
    'export',
    'set-activity',
    '--json',
    '--yes',
    '--all',
    '--queue',
    '--where',
    '--status',
    '--older-than',
    '--include',
  ],
  ...['reservations', 'pending,', 'assigned', '-w', sid('WS'), '--workspace', 'floor', '--concurrency', '1', '101'],
  ...[
    '--account-sid',
    sid('AC'),
    'Offline',
    sid('WK'),
    sid('CF'),
    sid('WT'),
    '--load',
    '--watch',
    '--every',
    '1s',
    '--help',
  ],
  ...['good.yaml', 'latin.yaml', 'wide.yaml', 'bomb.yaml', 'folder', 'nowhere.yaml', 'link.yaml', 'deep.yaml', 'bash'],
  ...['--set', 'A=b', 'DESK_ORIGIN=https://x.example.com', '--prune', '--without-addresses', '--write-env', '--out'],
  ...[
    '--no-phone-numbers',
    '--workflow',
    '--reject-pending',
    '--activity',
    '',
    ' ',
    '--',
    '-',
    '--=',
    '-wx',
    '__proto__',
  ],
);
/** Begins like something that there is, most of the time. */
const lines = fc
  .tuple(
    fc.constantFrom(
      ...[
        ['tasks', 'list'],
        ['tasks', 'fix'],
        ['tasks', 'delete', '--all', '--yes'],
        ['workers', 'list', '--load'],
      ],
      ...[
        ['workers', 'set-activity', 'Offline', 'alice'],
        ['conferences', 'list'],
        ['conferences', 'end', sid('CF')],
      ],
      ...[['setup', 'plan', 'good.yaml'], ['setup', 'apply', 'good.yaml', '--yes'], ['setup', 'export'], ['call'], []],
    ),
    fc.oneof(
      fc.constant([]),
      fc.array(fc.oneof({ weight: 4, arbitrary: words }, anyText({ maxLength: 6 })), {
        maxLength: 4,
      }),
    ),
  )
  .map(([start, rest]) => [...start, ...rest.map((word) => word.replaceAll(/[/\0]/g, '_'))])
  // The real account is nobody's to try with, and what is deployed is not asked for here.
  .filter((argv) => !argv.some((word) => /^--?(local|origin|profile|desk)/.test(word)));

const values = fc.oneof(fc.constantFrom('', ' ', 'x', sid('WS'), '\u001b[2J'), anyText());
const environments = fc.oneof(
  fc.constant({}),
  fc.dictionary(
    fc.constantFrom('WORKSPACE_SID', 'ACCOUNT_SID', 'AUTH_TOKEN', 'NO_COLOR', 'TERM', 'DESK_ORIGIN', 'WORKFLOW_SID'),
    values.map((value) => value.replaceAll('\0', '')),
  ),
);

describe('desk, whatever it is called with and whoever answers', () => {
  let server: Server;
  let stranger: Stranger;
  let cwd: string;
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);

  beforeAll(async () => {
    process.on('unhandledRejection', note);
    server = createServer((_, response) => {
      const { status, type, body, isCut } = stranger;
      const headers = { ...(type !== '' && { 'Content-Type': type }), Connection: 'close' };
      if (isCut && body.length > 1 && status !== 204) {
        response.writeHead(status, { ...headers, 'Content-Length': body.length * 4 });
        response.write(body, () => response.destroy());
      } else response.writeHead(status, headers).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cwd = await temporaryFolder('entry');
    const good = 'workspace: Büro\nworkers:\n  - {name: ada, attributes: {a: 1}}\n';
    await writeFile(join(cwd, 'good.yaml'), good);
    await writeFile(join(cwd, 'latin.yaml'), good, 'latin1');
    await writeFile(join(cwd, 'wide.yaml'), good, 'utf16le');
    await writeFile(join(cwd, 'bomb.yaml'), `a: &a [x, x]\nb: &b [${'*a,'.repeat(300)}]\nc: [${'*b,'.repeat(300)}]`);
    await writeFile(join(cwd, 'deep.yaml'), '['.repeat(3_000));
    await symlink('gone', join(cwd, 'link.yaml'));
  });
  afterAll(async () => {
    process.off('unhandledRejection', note);
    await new Promise((resolve) => server.close(resolve));
  });

  it('ends with a documented code and a sentence, never with a stack', async () => {
    await fc.assert(
      fc.asyncProperty(lines, environments, strangers, fc.boolean(), async (argv, env, drawn, terminal) => {
        stranger = drawn;
        const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const io = await testIo({ cwd, terminal, answers: ['y'], env: { ...env, TASKROUTER_ORIGIN: origin } });
        // Who watches has seen enough after a while.
        io.onSleep = () => {
          if (io.pauses.length > 30) io.stop();
        };
        const exitCode = await run(argv, io);
        const printed = io.stdout.text + io.stderr.text;
        expect(documented).toContain(exitCode);
        expect(printed).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
        expect(printed).not.toMatch(/\[object \w+\]/);
        expect(printed.replaceAll('\u001b', '')).not.toMatch(/(?![\n\r])[\p{Cc}\p{Bidi_Control}\u2028\u200B]/u);
        if (exitCode !== exitCodes.done && exitCode !== exitCodes.pending) expect(io.stderr.text).not.toBe('');
      }),
      { numRuns: 250 },
    );
    // What nobody waited for would have come up by now.
    await new Promise((resolve) => setImmediate(resolve));
    expect(unhandled).toEqual([]);
  });
});
