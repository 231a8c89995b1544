import { CallHistory } from '../../../src/lib/history/call-history';
import type { CallRecord } from '../../../src/lib/history/call-record';
import { Floor } from '../floor';

const secret = 'what only the server of this desk knows';
const number = '+15557654321';
const env = { HISTORY_SECRET: secret, SIGN_IN: 'people' };

let floor: Floor;
let history: CallHistory;
beforeEach(async () => {
  floor = await Floor.open();
  history = new CallHistory({
    sync: floor.client.sync.v1.services('default'),
    workspaceSid: floor.emulator.control.sidOf('workspace', 'floor'),
    secret,
    now: () => floor.emulator.clock.now(),
  });
});
afterEach(() => floor.close());

const forget = (argv: string[], more: object = {}) => floor.desk(['history', 'forget', ...argv], { env, ...more });

/** Two calls of somebody with alice, in the last hour. */
async function twoCalls(caller = number): Promise<void> {
  const workerSid = floor.workerSid('alice');
  for (const minute of ['10', '40']) {
    const at = `2026-11-20T11:${minute}:00.000Z`;
    const people = [{ workerSid, name: 'alice', at, talkSeconds: 60 }];
    const record: CallRecord = {
      taskSid: `WT${minute}${caller.slice(1)}${'0'.repeat(19)}`,
      at,
      caller,
      people,
      direction: 'inbound',
      queue: 'support',
      end: 'completed',
      endedAt: at,
      notes: 'Wants the red one.',
      known: 5,
    };
    await history.write(record);
  }
}

const own = async () => (await history.ofWorker(floor.workerSid('alice'))).calls.map(({ caller }) => caller);

describe('desk history forget', () => {
  it('shows what it would erase, and erases nothing', async () => {
    await twoCalls();
    const { io, exitCode } = await forget([number, '+15550009999', '--dry-run']);
    expect(exitCode).toBe(0);
    expect(io.stdout.text).toBe(
      [
        '+15557654321: 2 calls',
        '  2026-11-20T11:40:00.000Z  support  alice  completed  with notes',
        '  2026-11-20T11:10:00.000Z  support  alice  completed  with notes',
        '+15550009999: nothing is kept',
        '',
      ].join('\n'),
    );
    expect(await own()).toEqual([number, number]);
    const told = (await forget([number, '--dry-run', '--json'])).json<CallRecord>();
    expect(told).toMatchObject([{ caller: number, notes: 'Wants the red one.' }, { caller: number }]);
  });

  it('erases after a confirmation, in any spelling, also under the agents, and no other caller’s', async () => {
    await twoCalls();
    await twoCalls('+15550009999');
    const { io, exitCode } = await forget(['001 (555) 765-4321'], { answers: ['y'] });
    expect([exitCode, io.stderr.text]).toEqual([0, expect.stringContaining('1 forgotten, 0 skipped, 0 failed')]);
    expect(io.questions).toEqual([expect.stringContaining('Erase 2 calls of 1 caller from the local TaskRouter')]);
    expect(await own()).toEqual(['+15550009999', '+15550009999']);
    expect(await history.allOf(number)).toEqual([]);
    expect((await forget([number])).io.stderr.text).toContain('0 forgotten, 1 skipped');
  });

  it('is in the audit, without the number', async () => {
    await twoCalls();
    await forget([number, '--yes']);
    const audit = await floor.desk(['audit', 'list', '--json'], { env });
    expect(audit.json()).toMatchObject([{ what: 'history-forgotten', why: '2 calls', outcome: 'done' }]);
    expect(audit.io.stdout.text).not.toContain('5557654321');
  });

  it('erases nothing where that is declined', async () => {
    await twoCalls();
    expect((await forget([number], { answers: ['n'] })).exitCode).toBe(5);
    expect(await own()).toHaveLength(2);
  });

  it.each([
    [['Anna'], env, '“Anna” is no caller'],
    [['anonymous'], env, '“anonymous” is no caller'],
    [[number], {}, 'HISTORY_SECRET is not set'],
    [[number], { HISTORY_SECRET: 'short' }, 'HISTORY_SECRET is not usable'],
  ])('refuses %j with %j', async (argv, variables, message) => {
    const { exitCode, io } = await forget(argv, { env: variables });
    expect(exitCode).not.toBe(0);
    expect(io.stderr.text).toContain(message);
  });
});
