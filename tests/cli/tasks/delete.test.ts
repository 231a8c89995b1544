import { Floor } from '../floor';

interface Summary {
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  readonly failures: readonly { readonly sid: string; readonly error: string }[];
  readonly stopped: boolean;
}

describe('desk tasks delete', () => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await Floor.open();
  });
  afterEach(() => floor.close());

  it('wants to know which', async () => {
    expect((await floor.desk(['tasks', 'delete'])).exitCode).toBe(2);
    expect((await floor.desk(['tasks', 'delete', '--all', '--status', 'pending'])).exitCode).toBe(2);
  });

  it('shows the count, asks, and does nothing unless the answer is yes', async () => {
    await floor.tasks(3);
    const no = await floor.desk(['tasks', 'delete', '--all'], { answers: [''] });
    expect(no.io.questions).toEqual([
      `Delete 3 tasks of the local TaskRouter at ${floor.emulator.origin} permanently? [y/N] `,
    ]);
    expect(no.exitCode).toBe(5);
    expect(Object.keys(await floor.statuses())).toHaveLength(3);

    const yes = await floor.desk(['tasks', 'delete', '--all'], { answers: ['y'] });
    expect(yes.exitCode).toBe(0);
    expect(yes.io.stderr.text).toContain('3 deleted, 0 skipped, 0 failed');
    expect(await floor.statuses()).toEqual({});
  });

  it('does nothing where nobody can be asked', async () => {
    await floor.tasks(1);
    const { exitCode, io } = await floor.desk(['tasks', 'delete', '--all']);
    expect(exitCode).toBe(2);
    expect(io.stderr.text).toContain('--yes');
    expect(Object.keys(await floor.statuses())).toHaveLength(1);
  });

  it('leaves alone what came after the question', async () => {
    await floor.tasks(2);
    await floor.advance(1);
    const io = await floor.io();
    let late = '';
    const ask = async (): Promise<string> => {
      await floor.advance(1);
      late = await floor.task();
      return 'yes';
    };
    expect((await floor.desk(['tasks', 'delete', '--all'], { ...io, ask })).exitCode).toBe(0);
    expect(Object.keys(await floor.statuses())).toEqual([late]);
  });

  it.each([
    ['by status', ['--status', 'assigned'], ['assigned']],
    ['by queue', ['--queue', 'spanish'], ['spanish']],
    ['by attributes', ['--where', 'mark == "here"'], ['marked']],
    ['by age', ['--older-than', '10m'], ['assigned', 'old']],
    ['by workflow and youth', ['--workflow', 'everybody', '--newer-than', '5m'], ['marked', 'spanish']],
  ])('deletes %s', async (_, filter, expected) => {
    await floor.available('alice', 1);
    const sids: Record<string, string> = { assigned: await floor.task() };
    await floor.accept(sids['assigned'] ?? '');
    sids['old'] = await floor.task();
    await floor.advance(20);
    sids['spanish'] = await floor.task({ language: 'es' });
    sids['marked'] = await floor.task({ mark: 'here' });
    expect((await floor.desk(['tasks', 'delete', ...filter, '--yes'])).exitCode).toBe(0);
    const left = await floor.statuses();
    const deleted = Object.keys(sids).filter((name) => !((sids[name] ?? '') in left));
    expect(deleted.toSorted()).toEqual(expected);
  });

  it('loses nothing and does nothing twice through a storm of 429, 412, 500 and broken connections', async () => {
    const sids = await floor.tasks(80);
    // All together strike one request in four: that one is struck ten times running, and given up, is out of the question.
    floor.fault({
      operation: '*',
      trigger: { probability: 0.1, seed: 1 },
      effect: { status: 429, retryAfterSeconds: 2 },
    });
    const effects = [{ status: 500 }, { status: 412 }, { reset: 'before' }, { reset: 'after' }] as const;
    for (const [index, effect] of effects.entries())
      floor.fault({ operation: 'DeleteTask', trigger: { probability: 0.05, seed: index + 2 }, effect });
    const ran = await floor.desk(['tasks', 'delete', '--all', '--yes', '--json']);
    expect(floor.struck.every((hits) => hits > 0)).toBe(true);
    floor.emulator.control.faults.clear();

    const [summary] = ran.json<Summary>();
    // One whose answer was lost was gone when it was asked for again, and is one that was deleted.
    expect(summary).toMatchObject({ done: 80, skipped: 0, failed: 0, failures: [], stopped: false });
    expect(ran.exitCode).toBe(0);
    expect(await floor.statuses()).toEqual({});
    expect(await floor.eventsOf('task.deleted')).toEqual(Object.fromEntries(sids.map((sid) => [sid, 1])));
    expect(ran.io.pauses.some((ms) => ms >= 2_000)).toBe(true);
  });

  it('names each that failed, and goes on with the others', async () => {
    await floor.tasks(5);
    floor.fault({ operation: 'DeleteTask', trigger: { nth: 2 }, effect: { status: 400, message: 'No' } });
    const { exitCode, io } = await floor.desk(['tasks', 'delete', '--all', '--yes'], { terminal: true });
    expect(exitCode).toBe(1);
    expect(io.stderr.text).toMatch(/WT\d{32} failed: HTTP 400 \(20001\): No/);
    expect(io.stderr.text).toContain('4 deleted, 0 skipped, 1 failed');
    expect(Object.keys(await floor.statuses())).toHaveLength(1);
  });

  it('stops at once where the credentials are refused, and says so', async () => {
    await floor.tasks(5);
    floor.fault({ operation: 'DeleteTask', effect: { status: 401 } });
    const { exitCode, io } = await floor.desk(['tasks', 'delete', '--all', '--yes', '--concurrency', '1']);
    expect(exitCode).toBe(3);
    expect(io.stderr.text).toContain('0 deleted, 0 skipped, 0 failed, 5 not started');
    expect(floor.struck).toEqual([1]);
  });

  it('stops on Ctrl-C, says how far it came, and does the rest the next time', async () => {
    const sids = await floor.tasks(30);
    const io = await floor.io();
    floor.fault({ operation: 'DeleteTask', trigger: { nth: 12 }, effect: { status: 503 } });
    io.onSleep = () => io.stop();
    const stopped = await floor.desk(['tasks', 'delete', '--all', '--yes', '--json', '--concurrency', '4'], io);
    expect(stopped.exitCode).toBe(130);
    const [first] = stopped.json<Summary>();
    const left = Object.keys(await floor.statuses()).length;
    expect(first).toMatchObject({ failed: 0, stopped: true, done: 30 - left });
    expect(left).toBeGreaterThan(10);

    const resumed = await floor.desk(['tasks', 'delete', '--all', '--yes', '--json']);
    expect(resumed.exitCode).toBe(0);
    expect(resumed.json<Summary>()[0]).toMatchObject({ done: left, skipped: 0, failed: 0 });
    expect(await floor.eventsOf('task.deleted')).toEqual(Object.fromEntries(sids.map((sid) => [sid, 1])));
  });

  it('counts as deleted one that was, though the answer was lost', async () => {
    await floor.tasks(3);
    for (const nth of [1, 3, 5]) floor.fault({ operation: 'DeleteTask', trigger: { nth }, effect: { reset: 'after' } });
    const { exitCode, io } = await floor.desk(['tasks', 'delete', '--all', '--yes', '--concurrency', '1']);
    // Each was asked for twice.
    expect(floor.struck).toEqual([1, 1, 1]);
    expect({ exitCode, said: io.stderr.text }).toEqual({ exitCode: 0, said: '3 deleted, 0 skipped, 0 failed\n' });
  });

  it('tells what is not known where it is stopped after an answer was lost', async () => {
    await floor.tasks(3);
    floor.fault({ operation: 'DeleteTask', trigger: { next: 1 }, effect: { reset: 'after' } });
    const io = await floor.io();
    io.onSleep = () => io.stop();
    const { exitCode } = await floor.desk(['tasks', 'delete', '--all', '--yes', '--concurrency', '1'], io);
    expect(exitCode).toBe(130);
    expect(io.stderr.text).toMatch(
      /^0 deleted, 0 skipped, 0 failed, 1 without a reply, so possibly done, 2 not started\nStopped/,
    );
    const again = await floor.desk(['tasks', 'delete', '--all', '--yes']);
    expect(again.io.stderr.text).toBe('2 deleted, 0 skipped, 0 failed\n');
  });

  it('has nothing to do the second time', async () => {
    await floor.tasks(2);
    await floor.desk(['tasks', 'delete', '--all', '--yes']);
    const again = await floor.desk(['tasks', 'delete', '--all', '--yes', '--json']);
    expect(again.json<Summary>()[0]).toMatchObject({ done: 0, skipped: 0, failed: 0 });
  });
});
