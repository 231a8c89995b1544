import { Floor } from '../floor';
import { caller, canceled, left, statusOfCall, talking } from '../lonely';

interface Summary {
  readonly done: number;
  readonly kept?: number;
  readonly keeps?: readonly { readonly sid: string; readonly why: string }[];
}

const alone = 'its customer is alone on the line';
const waits = 'its customer is still waiting';

describe('a task whose end would leave its customer alone', () => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await Floor.open();
  });
  afterEach(() => floor.close());

  async function summaryOf(...argv: string[]): Promise<{ summary: Summary | undefined; exitCode: number }> {
    const { json, exitCode } = await floor.desk([...argv, '--json']);
    return { summary: json<Summary>().at(-1), exitCode };
  }

  it('is kept by “delete”, named with the reason, and tells by the exit code', async () => {
    const gone = await left(floor);
    const waiting = await caller(floor);
    const given = await canceled(floor);
    await floor.task();
    const { io, exitCode } = await floor.desk(['tasks', 'delete', '--all', '--yes']);
    expect(exitCode).toBe(7);
    const said = io.stderr.lines;
    expect(said.slice(0, 3).toSorted()).toEqual(
      [
        `${gone.taskSid} kept: ${alone}`,
        `${given.taskSid} kept: ${alone}`,
        `${waiting.taskSid} kept: ${waits}`,
      ].toSorted(),
    );
    expect(said.slice(3)).toEqual([
      '1 deleted, 0 skipped, 0 failed, 3 kept',
      expect.stringContaining('desk calls rescue'),
    ]);
    expect(Object.keys(await floor.statuses()).toSorted()).toEqual(
      [gone.taskSid, waiting.taskSid, given.taskSid].toSorted(),
    );
    expect(await summaryOf('tasks', 'delete', '--all', '--yes')).toMatchObject({
      summary: { done: 0, kept: 3, keeps: expect.arrayContaining([{ sid: waiting.taskSid, why: waits }]) },
      exitCode: 7,
    });
  });

  it('is deleted together with the call where that is asked for', async () => {
    const [gone, waiting] = [await left(floor), await caller(floor)];
    const { io, exitCode } = await floor.desk(['tasks', 'delete', '--all', '--end-call'], { answers: ['y'] });
    expect(io.questions[0]).toContain('permanently, and end the calls of waiting customers? [y/N] ');
    expect(exitCode).toBe(0);
    expect(await floor.statuses()).toEqual({});
    for (const { callSid } of [gone, waiting]) expect(await statusOfCall(floor, callSid)).toBe('completed');
  });

  it.each([
    ['in a conference', left, 'UpdateConference'],
    ['in a queue', caller, 'UpdateCall'],
  ] as const)('is deleted though the answer to the end of the call %s is lost', async (_, begin, operation) => {
    const { callSid } = await begin(floor);
    floor.fault({ operation, trigger: { next: 1 }, effect: { reset: 'after' } });
    expect(await summaryOf('tasks', 'delete', '--all', '--yes', '--end-call')).toMatchObject({ exitCode: 0 });
    expect(floor.struck).toEqual([1]);
    expect(await statusOfCall(floor, callSid)).toBe('completed');
    expect(await floor.statuses()).toEqual({});
  });

  it('is none where the call is over, or somebody is talking', async () => {
    const { callSid } = await caller(floor);
    floor.emulator.control.hangUp(callSid);
    const { taskSid } = await talking(floor);
    const requests = floor.counting('FetchCall', 'ListQueue');
    expect(await summaryOf('tasks', 'delete', '--all', '--yes')).toMatchObject({ exitCode: 0, summary: { done: 2 } });
    // Of a call that is over nothing else is asked.
    expect(requests()).toEqual({ FetchCall: 2, ListQueue: 1 });
    expect(taskSid in (await floor.statuses())).toBe(false);
  });

  it('is kept by “fix”, which says so before', async () => {
    const { callSid, taskSid } = await left(floor);
    await floor.advance(40);
    const dry = await floor.desk(['tasks', 'fix']);
    expect(dry.exitCode).toBe(7);
    expect(dry.io.stdout.lines[1]).toBe(`${taskSid}  wrapping  40m  keep   wrapping too long, ${alone}`);
    expect(dry.io.stderr.lines).toEqual([
      '0 to complete, 0 to cancel, 1 to keep. Use --yes to do it.',
      expect.stringContaining('--end-call'),
    ]);
    expect((await floor.desk(['tasks', 'fix', '--json'])).json()).toMatchObject([
      { action: 'keep', customer: 'alone' },
    ]);
    expect(await summaryOf('tasks', 'fix', '--yes')).toMatchObject({
      summary: { done: 0, kept: 1, keeps: [{ sid: taskSid, why: alone }] },
      exitCode: 7,
    });
    expect(await floor.statuses()).toEqual({ [taskSid]: 'wrapping' });
    expect(await statusOfCall(floor, callSid)).toBe('in-progress');
  });

  it('is fixed together with the call where that is asked for', async () => {
    const { callSid, taskSid } = await left(floor);
    await floor.advance(40);
    const dry = await floor.desk(['tasks', 'fix', '--end-call']);
    expect(dry.exitCode).toBe(0);
    expect(dry.io.stdout.lines[1]).toContain('end call, complete');
    expect(await summaryOf('tasks', 'fix', '--end-call', '--yes')).toMatchObject({ exitCode: 0 });
    expect(await floor.statuses()).toEqual({ [taskSid]: 'completed' });
    expect(await statusOfCall(floor, callSid)).toBe('completed');
  });

  it('is none where another task has taken its place', async () => {
    const { taskSid } = await canceled(floor);
    await floor.desk(['calls', 'rescue', '--task', taskSid]);
    expect(await summaryOf('tasks', 'delete', '--status', 'canceled', '--yes')).toMatchObject({
      exitCode: 0,
      summary: { done: 1 },
    });
  });

  it('is kept where it cannot be seen who is on the line', async () => {
    const { taskSid } = await left(floor);
    floor.fault({ operation: 'ListParticipant', effect: { status: 503 } });
    expect(await summaryOf('tasks', 'delete', '--all', '--yes')).toMatchObject({ exitCode: 1 });
    expect(taskSid in (await floor.statuses())).toBe(true);
  });
});
