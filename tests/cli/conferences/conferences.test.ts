import type { ShownConference } from '../../../src/cli/conferences/list-conferences';
import { Floor } from '../floor';

describe('desk conferences', () => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await Floor.open();
  });
  afterEach(() => floor.close());

  /** Brings two calls into a conference. @returns The first call's SID. */
  async function talk(name: string): Promise<string> {
    const twiml = `<Response><Dial><Conference>${name}</Conference></Dial></Response>`;
    const sids: string[] = [];
    for (const to of ['+15550123', '+15550134'])
      sids.push((await floor.client.calls.create({ to, from: '+15550100', twiml })).sid);
    await floor.emulator.clock.advance(10_000);
    return sids[0] ?? '';
  }

  async function inProgress(): Promise<string[]> {
    return (await floor.client.conferences.list({ status: 'in-progress' })).map(({ friendlyName }) => friendlyName);
  }

  it('lists those in progress, with participants and the task each belongs to', async () => {
    const task = await floor.task();
    const callSid = await talk(task);
    await talk('meeting');
    const { json, exitCode } = await floor.desk(['conferences', 'list', '--json']);
    expect(exitCode).toBe(0);
    const shown = json<ShownConference>();
    expect(Object.fromEntries(shown.map(({ name, taskSid }) => [name, taskSid]))).toEqual({
      [task]: task,
      meeting: null,
    });
    const ofTask = shown.find(({ taskSid }) => taskSid === task);
    expect(ofTask?.participants).toHaveLength(2);
    expect(ofTask?.participants.find((participant) => participant.callSid === callSid)).toEqual({
      callSid,
      label: null,
      status: 'connected',
      muted: false,
      hold: false,
    });
    const { io } = await floor.desk(['conferences', 'list']);
    expect(io.stdout.lines).toHaveLength(3);
    expect(io.stdout.text).toContain(callSid);
  });

  it('lists all of them through a storm', async () => {
    for (let nth = 0; nth < 10; nth += 1) await talk(`room ${nth}`);
    floor.fault({ operation: '*', trigger: { every: 2 }, effect: { status: 429, retryAfterSeconds: 1 } });
    floor.fault({ operation: 'ListParticipant', trigger: { every: 5 }, effect: { reset: 'before' } });
    const { json, exitCode } = await floor.desk(['conferences', 'list', '--json']);
    expect(exitCode).toBe(0);
    expect(floor.struck.every((hits) => hits > 0)).toBe(true);
    expect(json<ShownConference>().map(({ participants }) => participants.length)).toEqual(Array(10).fill(2));
  });

  it('says so where there is none', async () => {
    const { exitCode, io } = await floor.desk(['conferences', 'list']);
    expect(exitCode).toBe(0);
    expect(io.stderr.text).toBe('No conference is in progress.\n');
  });

  it('ends them by SID, by name and by task', async () => {
    const task = await floor.task();
    for (const name of [task, 'meeting', 'other', 'stays']) await talk(name);
    const [other] = await floor.client.conferences.list({ friendlyName: 'other' });
    const { exitCode, io } = await floor.desk(['conferences', 'end', task, 'meeting', other?.sid ?? '']);
    expect(exitCode).toBe(0);
    expect(io.stderr.text).toBe('3 ended, 0 skipped, 0 failed\n');
    expect(await inProgress()).toEqual(['stays']);
    const again = await floor.desk(['conferences', 'end', task, 'meeting', other?.sid ?? '', '--json']);
    expect(again.exitCode).toBe(0);
    expect(again.json()).toMatchObject([{ verb: 'conferences end', done: 0, skipped: 3, failed: 0 }]);
  });

  it.each([
    ['its answer was lost', { reset: 'after' as const }],
    ['it was gone when it was asked again', { status: 404 }],
    ['it had ended when it was asked again', { status: 400 }],
  ])('does not say that one failed to end which is ended: %s', async (_, effect) => {
    await talk('meeting');
    const [meeting] = await floor.client.conferences.list({ friendlyName: 'meeting' });
    const named = meeting?.sid ?? '';
    floor.fault({ operation: 'UpdateConference', trigger: { next: 1 }, effect: { reset: 'after' } });
    floor.fault({ operation: 'UpdateConference', trigger: { nth: 2 }, effect });
    const { exitCode, json } = await floor.desk(['conferences', 'end', named, '--json']);
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject([{ failed: 0, failures: [] }]);
    expect(await inProgress()).toEqual([]);
  });

  it('finds the conference of a task by its attributes, where it has another name', async () => {
    await talk('elsewhere');
    const [conference] = await floor.client.conferences.list({ friendlyName: 'elsewhere' });
    const task = await floor.task({ conference: { sid: conference?.sid } });
    expect((await floor.desk(['conferences', 'end', task])).exitCode).toBe(0);
    expect(await inProgress()).toEqual([]);
  });

  it('names what it does not know', async () => {
    const { exitCode, io } = await floor.desk(['conferences', 'end', 'nobody', 'CF00000000000000000000000000000999']);
    expect(exitCode).toBe(1);
    expect(io.stderr.text).toContain('nobody failed: There is no conference nobody.');
    expect(io.stderr.text).toContain('0 ended, 0 skipped, 2 failed');
  });

  it('asks before it ends all of them, and ends them through a storm', async () => {
    for (let nth = 0; nth < 12; nth += 1) await talk(`room ${nth}`);
    const no = await floor.desk(['conferences', 'end', '--all'], { answers: ['no'] });
    expect(no.io.questions).toEqual([
      `End 12 conferences of the local TaskRouter at ${floor.emulator.origin}, with callers in them? [y/N] `,
    ]);
    expect(no.exitCode).toBe(5);
    expect(await inProgress()).toHaveLength(12);
    floor.fault({ operation: '*', trigger: { every: 3 }, effect: { status: 503 } });
    floor.fault({ operation: 'UpdateConference', trigger: { nth: 4 }, effect: { reset: 'after' } });
    expect((await floor.desk(['conferences', 'end', '--all', '--yes'])).exitCode).toBe(0);
    expect(floor.struck.every((hits) => hits > 0)).toBe(true);
    floor.emulator.control.faults.clear();
    expect(await inProgress()).toEqual([]);
  });

  it('wants to know which', async () => {
    expect((await floor.desk(['conferences', 'end'])).exitCode).toBe(2);
    expect((await floor.desk(['conferences', 'end', 'meeting', '--all'])).exitCode).toBe(2);
  });
});
