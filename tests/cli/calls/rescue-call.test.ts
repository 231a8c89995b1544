import { Floor } from '../floor';
import { caller, canceled, left, statusOfCall, talking, taskOf } from '../lonely';

interface Line {
  readonly callSid: string;
  readonly did: string;
}
interface Summary {
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
}

describe('desk calls rescue', () => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await Floor.open();
  });
  afterEach(() => floor.close());

  /** What was said of each, and the summary. */
  async function rescue(...argv: string[]): Promise<{ lines: Line[]; summary: Summary | undefined; exitCode: number }> {
    const { json, exitCode } = await floor.desk(['calls', 'rescue', ...argv, '--json']);
    await floor.emulator.clock.settle();
    const all = json<Line & Summary>();
    return { lines: all.slice(0, -1), summary: all.at(-1), exitCode };
  }

  const attributesOf = async (taskSid: string): Promise<Record<string, unknown>> =>
    JSON.parse((await floor.workspace.tasks(taskSid).fetch()).attributes) as Record<string, unknown>;

  it('offers who is alone again, first in line, and says so', async () => {
    const { callSid, taskSid } = await left(floor, { name: 'Ana' });
    const { lines, summary, exitCode } = await rescue('--yes');
    expect({ lines, exitCode }).toEqual({
      lines: [{ callSid, from: '+15550100', taskSid, did: 'offered again' }],
      exitCode: 0,
    });
    expect(summary).toMatchObject({ verb: 'calls rescue', done: 1, skipped: 0, failed: 0 });
    const again = await taskOf(floor, callSid);
    expect(again).not.toBe(taskSid);
    expect(await attributesOf(again)).toMatchObject({ name: 'Ana', offered_again: { of: taskSid, times: 1 } });
    expect((await floor.statuses())[taskSid]).toBe('completed');
    // Nobody is alone any more, so that the second time there is nothing to do.
    const second = await floor.desk(['calls', 'rescue', '--yes']);
    expect({ exitCode: second.exitCode, said: second.io.stderr.text }).toEqual({
      exitCode: 0,
      said: '0 rescued, 0 skipped, 0 failed\n',
    });
    expect(await taskOf(floor, callSid)).toBe(again);
  });

  it('is in the audit, by the key, where people sign in as themselves', async () => {
    const [one, other] = [await left(floor), await canceled(floor)];
    await floor.desk(['calls', 'rescue', '--yes'], { env: { SIGN_IN: 'people' } });
    const told = (await floor.desk(['audit', 'list', '--json'])).json<object>();
    expect(told).toHaveLength(2);
    const who = { key: expect.stringMatching(/^(AC|SK)/) };
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: 'offered-again', who, on: one, outcome: 'done' }),
        expect.objectContaining({ what: 'call-ended', who, on: other, outcome: 'done' }),
      ]),
    );
  });

  it('waits the seconds of grace, and leaves alone whom somebody has taken meanwhile', async () => {
    const { callSid } = await left(floor);
    const io = await floor.io();
    io.onSleep = () => floor.emulator.control.hangUp(callSid);
    const { exitCode } = await floor.desk(['calls', 'rescue', '--yes'], io);
    expect(io.pauses[0]).toBe(4_000);
    expect(exitCode).toBe(0);
    expect(io.stdout.text).toBe(`${callSid} (+15550100): not alone any more\n`);
    expect(io.stderr.text).toBe('0 rescued, 1 skipped, 0 failed\n');
  });

  it('asks before it acts on all, and says first what it would do where that is wanted', async () => {
    const { callSid, taskSid } = await left(floor);
    const dry = await floor.desk(['calls', 'rescue', '--dry-run']);
    expect(dry.exitCode).toBe(7);
    expect(dry.io.stdout.text).toBe(`${callSid} (+15550100): would offer again\n`);
    const no = await floor.desk(['calls', 'rescue'], { answers: ['n'] });
    expect(no.io.questions).toEqual([
      `Rescue 1 customer of the local TaskRouter at ${floor.emulator.origin}: offer again, or play the closing words? [y/N] `,
    ]);
    expect(no.exitCode).toBe(5);
    expect((await floor.desk(['calls', 'rescue'])).exitCode).toBe(2);
    expect(await taskOf(floor, callSid)).toBe(taskSid);
  });

  it('says goodbye to a caller whose task was canceled, and offers one again who is named', async () => {
    const [one, other] = [await canceled(floor), await canceled(floor)];
    const { lines } = await rescue('--task', one.taskSid);
    expect(lines).toMatchObject([{ callSid: one.callSid, did: 'offered again' }]);
    expect(await attributesOf(await taskOf(floor, one.callSid))).toMatchObject({ offered_again: { of: one.taskSid } });
    expect((await rescue('--yes')).lines).toMatchObject([{ callSid: other.callSid, did: 'closing words' }]);
    await floor.advance(1);
    expect(await statusOfCall(floor, other.callSid)).toBe('completed');
    expect(await statusOfCall(floor, one.callSid)).toBe('in-progress');
  });

  it('offers again by the call one whose task is gone, to whoever takes what came by the same workflow', async () => {
    const { callSid, taskSid } = await canceled(floor);
    await floor.workspace.tasks(taskSid).remove();
    expect((await rescue(callSid)).lines).toMatchObject([{ callSid, taskSid: null, did: 'offered again' }]);
    expect(await attributesOf(await taskOf(floor, callSid))).toMatchObject({ call_sid: callSid });
    expect((await floor.desk(['calls', '--alone'])).exitCode).toBe(0);
  });

  it('says goodbye to whom it is told to', async () => {
    const [one, other] = [await left(floor), await canceled(floor)];
    expect((await rescue(one.callSid, '--closing-words')).lines).toMatchObject([{ did: 'closing words' }]);
    await floor.advance(1);
    expect(await statusOfCall(floor, one.callSid)).toBe('completed');
    expect(await statusOfCall(floor, other.callSid)).toBe('in-progress');
  });

  it('leaves everybody who is not alone', async () => {
    const [busy, waits] = [await talking(floor), await caller(floor)];
    const { lines, summary, exitCode } = await rescue(busy.callSid, '--task', waits.taskSid);
    expect(lines.map(({ did }) => did)).toEqual(['not alone', 'not alone']);
    expect(summary).toMatchObject({ done: 0, skipped: 2 });
    expect(exitCode).toBe(0);
    expect(await taskOf(floor, waits.callSid)).toBe(waits.taskSid);
  });

  it('names what it does not know, and rescues the others', async () => {
    const { callSid } = await left(floor);
    const nobody = 'CA00000000000000000000000000000999';
    const { io, exitCode } = await floor.desk([
      ...['calls', 'rescue', nobody, callSid],
      ...['--task', 'WT00000000000000000000000000000999'],
    ]);
    expect(exitCode).toBe(1);
    expect(io.stderr.text).toContain(`${nobody} failed: There is no call ${nobody}.`);
    expect(io.stderr.text).toContain('There is no task WT00000000000000000000000000000999');
    expect(io.stderr.text).toContain('1 rescued, 0 skipped, 2 failed');
    expect(io.stdout.text).toBe(`${callSid} (+15550100): offered again\n`);
  });

  it.each([['CA1'], ['WT00000000000000000000000000000001'], ['--task', 'CA00000000000000000000000000000001']])(
    'takes nothing else than SIDs: %s %s',
    async (...argv) => {
      const requests = floor.counting('*');
      expect((await floor.desk(['calls', 'rescue', ...argv])).exitCode).toBe(2);
      expect(requests()).toEqual({});
    },
  );

  it('does not offer twice where the answer is lost after the fact', async () => {
    const { callSid, taskSid } = await left(floor);
    floor.fault({ operation: 'UpdateCall', trigger: { next: 1 }, effect: { reset: 'after' } });
    const { lines, exitCode } = await rescue('--yes');
    expect({ lines, exitCode }).toMatchObject({ lines: [{ did: 'offered again' }], exitCode: 0 });
    expect(floor.struck).toEqual([1]);
    const ofCall = await floor.workspace.tasks.list({ evaluateTaskAttributes: `call_sid == "${callSid}"` });
    expect(ofCall.map(({ sid }) => sid).filter((sid) => sid !== taskSid)).toHaveLength(1);
  });

  it.each([
    ['lost before it came', { reset: 'before' } as const],
    ['answered 500', { status: 500 }],
    ['answered 429', { status: 429, retryAfterSeconds: 1 }],
  ])('offers where the request is %s', async (_, effect) => {
    const { callSid, taskSid } = await left(floor);
    floor.fault({ operation: 'UpdateCall', trigger: { next: 1 }, effect });
    expect(await rescue('--yes')).toMatchObject({ lines: [{ did: 'offered again' }], exitCode: 0 });
    expect(floor.struck).toEqual([1]);
    expect(await taskOf(floor, callSid)).not.toBe(taskSid);
  });

  it('says goodbye once where the answer to that is lost', async () => {
    const { callSid } = await canceled(floor);
    floor.fault({ operation: 'UpdateCall', trigger: { next: 1 }, effect: { reset: 'after' } });
    expect((await rescue('--yes')).lines).toMatchObject([{ callSid, did: 'closing words' }]);
    expect(floor.struck).toEqual([1]);
  });

  it('says that nobody knows where no answer ever comes', async () => {
    await left(floor);
    floor.fault({ operation: 'UpdateCall', effect: { reset: 'before' } });
    const { exitCode, io } = await floor.desk(['calls', 'rescue', '--yes']);
    expect(exitCode).toBe(4);
    expect(io.stderr.text).toContain('0 rescued, 0 skipped, 0 failed, 1 without a reply, so possibly done');
  });

  it('is the same for two who do it at once', async () => {
    const { callSid, taskSid } = await left(floor);
    const runs = await Promise.all([rescue('--yes'), rescue('--yes')]);
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    const ofCall = await floor.workspace.tasks.list({ evaluateTaskAttributes: `call_sid == "${callSid}"` });
    expect(
      ofCall.filter(({ sid, assignmentStatus }) => sid !== taskSid && assignmentStatus !== 'canceled'),
    ).toHaveLength(1);
    expect((await floor.desk(['calls', '--alone'])).exitCode).toBe(0);
  });
});
