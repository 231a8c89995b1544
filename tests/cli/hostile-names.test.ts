import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Floor } from './floor';
import { canceled } from './lonely';
import { temporaryFolder } from '../temporary-folder';

/** A colour that hides and a step up are the program's own orders, too: only who prints a name can tell them apart. */
const hidden = '\u001b[8m';
const up = '\u001b[9A';
const evil = `${hidden}${up}\u001b]0;t\u0007\u001b]8;;http://x\u001b\\\u001b]52;c;eA==\u0007\u009b2J\u202e\u200b\r\n`;

const escape = '\u001b';
const own = new RegExp(`${escape}\\[(?:1|2|22|31|32|33|36|39)m|${escape}\\[(?:2K|K|J)|\\r(?=${escape}\\[2K)`, 'g');

function expectHarmless(text: string): void {
  expect(text.replaceAll(own, '')).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200B\uFEFF]/u);
}

describe('names and attributes that are orders to a terminal', () => {
  let floor: Floor;
  let file: string;
  let cwd: string;
  beforeAll(async () => {
    floor = await Floor.open();
    const { workspace } = floor;
    const activity = await workspace.activities.create({ friendlyName: `${evil}at ease` });
    await workspace.taskQueues.create({ friendlyName: `${evil}queue` });
    await workspace.workers.create({ friendlyName: `${evil}eve`, activitySid: activity.sid });
    await floor.available('alice');
    await floor.wrapping(1, { from: `${evil}+15550123`, language: evil });
    await floor.advance(60);
    await floor.task({ from: `${evil}+15550124` });
    const twiml = `<Response><Dial><Conference>room</Conference></Dial></Response>`;
    for (const to of ['+15550123', '+15550134']) await floor.client.calls.create({ to, from: '+15550100', twiml });
    await floor.emulator.clock.advance(10_000);
    await canceled(floor, { name: evil, outbound_to: `${evil}+15550125` });
    await floor.emulator.clock.advance(10_000);
    cwd = await temporaryFolder('hostile');
    file = join(cwd, 'w.yaml');
    const worker = { name: `${evil}mallory`, attributes: { [`${evil}key`]: `${evil}value` } };
    await writeFile(file, stringify({ workspace: 'floor', workers: [worker] }));
  });
  afterAll(() => floor.close());

  it.each([
    [['tasks', 'list', '--all-reservations']],
    [['tasks', 'fix']],
    [['tasks', 'list', '--queue', `${evil}none`]],
    [['workers', 'list', '--load']],
    [['workers', 'set-activity', `at eas`, '--all']],
    [['workers', 'set-activity', `${evil}at ease`, 'alice']],
    [['workers', 'set-activity', `${evil}at ease`, '--activity', 'Break']],
    [['workers', 'set-activity', 'Offline', `${evil}nobody`]],
    [['workers', 'set-activity', `${evil}at ease`, '--activity', 'Available']],
    [['calls', 'list']],
    [['calls', 'list', '--alone']],
    [['calls', 'rescue', '--dry-run']],
    [['calls', 'rescue', `${evil}CA1`]],
    [['conferences', 'list']],
    [['conferences', 'end', `${evil}none`]],
    [['setup', 'plan', 'w.yaml', '--prune']],
    [['setup', 'plan', `${evil}.yaml`]],
    [['setup', 'apply', 'w.yaml', '--yes', '--workflow', `${evil}w`]],
    [['setup', 'export']],
    [['setup', 'export', '--out', `${evil}/x`]],
    [['tasks', 'list', `${evil}argument`]],
    [[`${evil}verb`]],
    [['-w', `${evil}w`, 'tasks', 'list']],
    [['--origin', `${evil}w`, 'tasks', 'list']],
  ])('%j', async (argv) => {
    for (const extra of [[], ['--json']]) {
      const { io } = await floor.desk([...argv, ...extra], { terminal: true, answers: ['n'], cwd });
      expectHarmless(io.stdout.text);
      expectHarmless(io.stderr.text);
      for (const question of io.questions) expectHarmless(question);
      expect(io.stdout.text + io.stderr.text).not.toBe('');
    }
  });

  it('come back by an export as they were', async () => {
    const { exitCode } = await floor.desk(['setup', 'export', '--out', 'out.yaml'], { cwd });
    expect(exitCode).toBe(0);
    expectHarmless(await readFile(join(cwd, 'out.yaml'), 'utf8'));
    const { io } = await floor.desk(['setup', 'plan', 'out.yaml', '--prune'], { cwd });
    expect(io.stdout.text).toContain('Nothing to do');
  });
});
