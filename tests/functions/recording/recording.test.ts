import { clockAttributes } from '../../../src/lib/deadline/clock-task';
import { otherSid } from '../fixtures';
import '../refusal';
import { pauseSeconds, RecordedDesk, type Talk } from './recorded-desk';

let recorded: RecordedDesk;
beforeEach(async () => {
  recorded = await RecordedDesk.open();
});
afterEach(() => recorded.desk.close());

/** A call whose recording alice has paused. */
async function pausedTalk(): Promise<Talk> {
  const talk = await recorded.talk();
  expect(await recorded.done('alice', 'look', talk)).toEqual({ recording: 'on' });
  expect(await recorded.done('alice', 'pause', talk)).toMatchObject({ recording: 'paused', by: 'alice' });
  expect(recorded.standing()).toEqual(['paused']);
  return talk;
}

describe('a pause', () => {
  it('is seen by all in the call, with who began it, and is kept when it is over', async () => {
    const talk = await pausedTalk();
    const { desk } = recorded;
    const at = new Date(desk.now).toISOString();
    const until = new Date(desk.now + pauseSeconds * 1_000).toISOString();
    expect((await recorded.seen(talk))?.paused).toEqual({ by: 'alice', at, until });
    await desk.leap(20);
    expect(await recorded.done('alice', 'resume', talk)).toEqual({ recording: 'on' });
    expect(recorded.standing()).toEqual(['in-progress']);
    expect(await recorded.seen(talk)).toMatchObject({ pauses: [{ by: 'alice', at, seconds: 20 }] });
    expect((await recorded.seen(talk))?.paused).toBeUndefined();
  });

  it('ends by itself within two seconds of its limit, though the page has crashed and nothing else happens', async () => {
    const talk = await pausedTalk();
    await recorded.desk.leap(pauseSeconds - 1);
    expect(recorded.standing()).toEqual(['paused']);
    await recorded.desk.leap(3);
    expect(recorded.standing()).toEqual(['in-progress']);
    const { pauses, paused } = (await recorded.seen(talk)) ?? {};
    expect(paused).toBeUndefined();
    expect(pauses?.[0]?.seconds).toBeGreaterThanOrEqual(pauseSeconds);
    expect(pauses?.[0]?.seconds).toBeLessThanOrEqual(pauseSeconds + 2);
  });

  it('has a clock of its own: that of an earlier one does not end it', async () => {
    const talk = await pausedTalk();
    const { desk } = recorded;
    await desk.leap(40);
    await recorded.done('alice', 'resume', talk);
    await recorded.done('alice', 'pause', talk);
    expect(await recorded.clocks()).toHaveLength(2);
    await desk.leap(pauseSeconds - 5);
    expect(recorded.standing()).toEqual(['paused']);
    await desk.leap(8);
    expect(recorded.standing()).toEqual(['in-progress']);
    expect((await recorded.seen(talk))?.pauses).toHaveLength(2);
  });

  it('asked for again, because no answer came, is the same pause', async () => {
    const talk = await pausedTalk();
    const first = await recorded.seen(talk);
    await recorded.desk.leap(10);
    await recorded.done('alice', 'pause', talk);
    expect(await recorded.seen(talk)).toEqual(first);
    await recorded.done('alice', 'resume', talk);
    await recorded.done('alice', 'resume', talk);
    expect((await recorded.seen(talk))?.pauses).toHaveLength(1);
  });
});

/** What becomes of the call while it is paused; whether it goes on. */
const ends: readonly (readonly [string, (talk: Talk) => Promise<unknown>, boolean])[] = [
  ['the customer hangs up', async ({ callSid }) => recorded.desk.emulator.control.hangUp(callSid), false],
  ['the agent hangs up', async ({ ownSid }) => recorded.desk.emulator.control.hangUp(ownSid), false],
  [
    'the desk ends it',
    ({ conferenceSid }) => recorded.desk.client.conferences(conferenceSid).update({ status: 'completed' }),
    false,
  ],
  [
    'a supervisor completes the task, and the call goes on',
    ({ taskSid }) => recorded.desk.supervise({ taskSid, action: 'complete' }),
    true,
  ],
  ['the task is deleted and the call goes on', ({ taskSid }) => recorded.desk.workspace.tasks(taskSid).remove(), true],
  [
    'it is handed over, and the customer waits',
    async ({ reservationSid, ownSid, conferenceSid }) => {
      await recorded.desk.client.conferences(conferenceSid).participants(ownSid).update({ endConferenceOnExit: false });
      await recorded.desk.go('bob', 'Available');
      await recorded.desk.handOver('alice', recorded.desk.sidOf('worker', 'bob'), reservationSid, 'COLD');
      await recorded.desk.leap(2);
      recorded.desk.emulator.control.hangUp(ownSid);
    },
    true,
  ],
  [
    'a colleague is in it, and the agent leaves',
    async ({ reservationSid, ownSid, conferenceSid }) => {
      await recorded.desk.client.conferences(conferenceSid).participants(ownSid).update({ endConferenceOnExit: false });
      await recorded.desk.go('bob', 'Available');
      await recorded.desk.handOver('alice', recorded.desk.sidOf('worker', 'bob'), reservationSid, 'WARM');
      await recorded.desk.leap(2);
      await recorded.desk.accept('bob');
      await recorded.desk.leap(3);
      recorded.desk.emulator.control.hangUp(ownSid);
    },
    true,
  ],
  ['the page crashes', async () => undefined, true],
];

describe('a call that is paused', () => {
  it.each(ends)('leaves no recording paused when %s', async (_, end, goesOn) => {
    const talk = await pausedTalk();
    await recorded.desk.leap(5);
    await end(talk);
    await recorded.desk.leap(1);
    expect(recorded.standing()).toEqual([goesOn ? 'paused' : 'completed']);
    await recorded.desk.leap(pauseSeconds);
    expect(recorded.standing()).toEqual([goesOn ? 'in-progress' : 'completed']);
  });

  it('is left alone while it is offered to a colleague: TaskRouter would choose anew whom to ask', async () => {
    const talk = await pausedTalk();
    const { desk } = recorded;
    await desk.go('bob', 'Available');
    await desk.handOver('alice', desk.sidOf('worker', 'bob'), talk.reservationSid, 'WARM');
    await desk.leap(1);
    const [offer] = await desk.workspace.tasks(talk.taskSid).reservations.list({ reservationStatus: 'pending' });
    for (const act of ['pause', 'resume'] as const)
      expect(await recorded.ask('alice', act, talk)).toBeRefusal(409, 'conflict');
    await desk.leap(18);
    const pending = await desk.workspace.tasks(talk.taskSid).reservations.list({ reservationStatus: 'pending' });
    expect(pending.map(({ sid }) => sid)).toEqual([offer?.sid]);
  });

  it('can be resumed by the colleague who has it now, and by nobody else', async () => {
    const talk = await recorded.talk();
    const { desk } = recorded;
    await recorded.done('alice', 'look', talk);
    expect(await recorded.ask('bob', 'pause', talk)).toBeRefusal(403, 'forbidden');
    await recorded.done('alice', 'pause', talk);
    await desk.go('bob', 'Available');
    await desk.handOver('alice', desk.sidOf('worker', 'bob'), talk.reservationSid, 'WARM');
    await desk.leap(2);
    await desk.accept('bob');
    await desk.leap(3);
    expect(await recorded.done('bob', 'resume', talk)).toEqual({ recording: 'on' });
    expect(recorded.standing()).toEqual(['in-progress']);
  });
});

/** Writes a note of a pause that has no clock. @param seconds - From now to its end. */
async function notePause(talk: Talk, seconds: number): Promise<void> {
  await recorded.done('alice', 'look', talk);
  const { sid } = (await recorded.seen(talk)) ?? {};
  const { now, workspace } = recorded.desk;
  const [at, until] = [now - 90_000, now + seconds * 1_000].map((ms) => new Date(ms).toISOString());
  const note = { sid, paused: { by: 'alice', at, until } };
  const { attributes } = await workspace.tasks(talk.taskSid).fetch();
  const told = { ...(JSON.parse(attributes) as object), desk_recording: note };
  await workspace.tasks(talk.taskSid).update({ attributes: JSON.stringify(told) });
}

describe('a pause of which the task tells', () => {
  it.each([
    ['that began before a Function broke off', 30],
    ['whose end could not be written', -30],
    ['that somebody has made longer than any', 1_000_000],
  ])('and %s has a clock when it is asked for', async (_, seconds) => {
    const talk = await recorded.talk();
    await notePause(talk, seconds);
    const { until = '' } = await recorded.done('alice', 'pause', talk);
    expect(recorded.standing()).toEqual(['paused']);
    const left = Date.parse(until) - recorded.desk.now;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(pauseSeconds * 1_000);
    await recorded.desk.leap(pauseSeconds + 2);
    expect(recorded.standing()).toEqual(['in-progress']);
  });

  it('ends though TaskRouter’s clock is behind', async () => {
    const talk = await pausedTalk();
    const { desk } = recorded;
    const { sid: recording = '', paused } = (await recorded.seen(talk)) ?? {};
    desk.fate = () => [];
    await desk.leap(pauseSeconds + 2);
    expect(recorded.standing()).toEqual(['paused']);
    const clock = { of: 'pause', round: 1, task: talk.taskSid, conference: talk.conferenceSid, recording } as const;
    const TimestampMs = String(Date.parse(paused?.until ?? '') - 5_000);
    const TaskSid = otherSid('WT', 9);
    const event = { EventType: 'task.canceled', TaskSid, TaskAttributes: clockAttributes(clock), TimestampMs };
    await desk.post('/wrap-up-sweep', event);
    expect(recorded.standing()).toEqual(['in-progress']);
  });
});

describe('where Twilio will not', () => {
  const fails = (operation: string): void =>
    void recorded.desk.emulator.control.faults.add({ operation, effect: { status: 500 }, trigger: { next: 20 } });

  it('a pause that was refused is seen by nobody', async () => {
    const talk = await recorded.talk();
    await recorded.done('alice', 'look', talk);
    fails('UpdateConferenceRecording');
    expect((await recorded.ask('alice', 'pause', talk)).status).toBe(502);
    expect(recorded.standing()).toEqual(['in-progress']);
    expect((await recorded.seen(talk))?.paused).toBeUndefined();
  });

  it('there is no pause without a clock', async () => {
    const talk = await recorded.talk();
    await recorded.done('alice', 'look', talk);
    fails('CreateTask');
    expect((await recorded.ask('alice', 'pause', talk)).status).toBe(502);
    expect(recorded.standing()).toEqual(['in-progress']);
    expect((await recorded.seen(talk))?.paused).toBeUndefined();
  });

  it('nothing stays paused without a clock though no answer to the pause came', async () => {
    const talk = await recorded.talk();
    await recorded.done('alice', 'look', talk);
    const { faults } = recorded.desk.emulator.control;
    const operation = 'UpdateConferenceRecording';
    faults.add({ operation, effect: { status: 500, after: true }, trigger: { next: 1 } });
    fails('CreateTask');
    expect((await recorded.ask('alice', 'pause', talk)).status).toBe(502);
    expect(recorded.standing()).toEqual(['in-progress']);
    expect((await recorded.seen(talk))?.paused).toBeUndefined();
  });

  it('a recording that would not be resumed is still seen to be paused, and is resumed by its clock', async () => {
    const talk = await pausedTalk();
    const { faults } = recorded.desk.emulator.control;
    const { id } = faults.add({ operation: 'UpdateConferenceRecording', effect: { status: 500 } });
    expect((await recorded.ask('alice', 'resume', talk)).status).toBe(502);
    expect((await recorded.seen(talk))?.paused).toMatchObject({ by: 'alice' });
    await recorded.desk.leap(pauseSeconds + 1);
    expect(recorded.standing()).toEqual(['paused']);
    faults.remove(id);
    await recorded.desk.leap(7);
    expect(recorded.standing()).toEqual(['in-progress']);
    expect((await recorded.seen(talk))?.paused).toBeUndefined();
  });

  it('a recording is as it is said to be though no answer to resuming it came, and is resumed by its clock', async () => {
    const talk = await pausedTalk();
    const effect = { status: 500, after: true } as const;
    const operation = 'UpdateConferenceRecording';
    recorded.desk.emulator.control.faults.add({ operation, effect, trigger: { next: 1 } });
    expect((await recorded.ask('alice', 'resume', talk)).status).toBe(502);
    expect((await recorded.seen(talk))?.paused).toMatchObject({ by: 'alice' });
    expect(recorded.standing()).toEqual(['paused']);
    await recorded.desk.leap(pauseSeconds + 2);
    expect(recorded.standing()).toEqual(['in-progress']);
  });

  it('a recording whose pause is all but over is not paused again: its clock may have rung', async () => {
    const talk = await pausedTalk();
    await recorded.desk.leap(pauseSeconds - 5);
    const effect = { status: 500, after: true } as const;
    const operation = 'UpdateConferenceRecording';
    recorded.desk.emulator.control.faults.add({ operation, effect, trigger: { next: 1 } });
    await recorded.ask('alice', 'resume', talk);
    expect(recorded.standing()).toEqual(['in-progress']);
  });

  it('somebody else’s change of the task in the same moment is not lost', async () => {
    const talk = await recorded.talk();
    await recorded.done('alice', 'look', talk);
    const { faults } = recorded.desk.emulator.control;
    faults.add({ operation: 'UpdateTask', effect: { status: 412 }, trigger: { next: 1 } });
    expect(await recorded.done('alice', 'pause', talk)).toMatchObject({ recording: 'paused' });
    expect((await recorded.seen(talk))?.paused).toMatchObject({ by: 'alice' });
  });
});

describe('a call that is recorded once an agent asks', () => {
  beforeEach(async () => {
    await recorded.desk.close();
    recorded = await RecordedDesk.open('asked');
  });

  it('is recorded once, however often it is asked for', async () => {
    const talk = await recorded.talk(false);
    expect(await recorded.done('alice', 'look', talk)).toEqual({ recording: 'none' });
    expect(await recorded.ask('alice', 'pause', talk)).toBeRefusal(404, 'not_found');
    expect(await recorded.done('alice', 'start', talk)).toEqual({ recording: 'on' });
    expect(await recorded.done('alice', 'start', talk)).toEqual({ recording: 'on' });
    expect(await recorded.seen(talk)).toMatchObject({ call: talk.callSid });
    expect(await recorded.done('alice', 'pause', talk)).toMatchObject({ recording: 'paused' });
    expect(recorded.standing()).toEqual(['paused']);
    await recorded.desk.leap(pauseSeconds + 1);
    expect(recorded.standing()).toEqual(['in-progress']);
  });

  it('is recorded once though two pages ask at the same time', async () => {
    const talk = await recorded.talk(false);
    const both = await Promise.all([recorded.done('alice', 'start', talk), recorded.done('alice', 'start', talk)]);
    expect(both).toEqual([{ recording: 'on' }, { recording: 'on' }]);
    expect(recorded.standing().filter((status) => status === 'in-progress')).toHaveLength(1);
    await recorded.done('alice', 'pause', talk);
    expect(recorded.standing()).not.toContain('in-progress');
  });

  it('takes up a recording of which it was not told', async () => {
    const talk = await recorded.talk(false);
    recorded.desk.emulator.control.faults.add({
      operation: 'UpdateTask',
      effect: { status: 500 },
      trigger: { next: 1 },
    });
    expect((await recorded.ask('alice', 'start', talk)).status).toBe(502);
    expect(await recorded.done('alice', 'start', talk)).toEqual({ recording: 'on' });
    expect(recorded.standing()).toHaveLength(1);
  });
});

describe('what attributes say', () => {
  it('opens nobody else’s recording', async () => {
    const talk = await recorded.talk();
    const stranger = await recorded.desk.client.calls.create({
      to: '+15550199',
      from: '+15550100',
      twiml: '<Response><Pause length="600"/></Response>',
      record: true,
    });
    await recorded.desk.leap(1);
    const [own] = await recorded.desk.client.calls(stranger.sid).recordings.list();
    const write = (note: object) =>
      recorded.desk.workspace.tasks(talk.taskSid).update({ attributes: JSON.stringify({ desk_recording: note }) });
    await write({ sid: own?.sid, call: stranger.sid, pauses: [] });
    expect(await recorded.ask('alice', 'pause', talk)).toBeRefusal(404, 'not_found');
    expect(await recorded.ask('alice', 'pause', { ...talk, callSid: stranger.sid })).toBeRefusal(404, 'not_found');
    await write({ sid: own?.sid, pauses: [] });
    expect(await recorded.ask('alice', 'pause', talk)).toBeRefusal(404, 'not_found');
    await write({ sid: own?.sid, pauses: 'none' });
    expect(await recorded.ask('alice', 'pause', talk)).toBeRefusal(404, 'not_found');
    expect(recorded.standing()).not.toContain('paused');
  });

  it('pauses nothing that no clock could name', async () => {
    const talk = await recorded.talk();
    await recorded.desk.workspace
      .tasks(talk.taskSid)
      .update({ attributes: JSON.stringify({ desk_recording: { sid: 'Twilio.CURRENT' } }) });
    expect(await recorded.ask('alice', 'pause', talk)).toBeRefusal(404, 'not_found');
    expect(recorded.standing()).toEqual(['in-progress']);
  });

  it('makes no clock ring for another call', async () => {
    const talk = await pausedTalk();
    const other = { task: otherSid('WT', 9), conference: talk.conferenceSid, recording: otherSid('RE', 1) };
    const clock = { of: 'pause', round: 1, ...other } as const;
    const event = { EventType: 'task.canceled', TaskSid: other.task, TaskAttributes: clockAttributes(clock) };
    await recorded.desk.post('/wrap-up-sweep', event);
    expect(recorded.standing()).toEqual(['paused']);
  });
});

it('does nothing where it is off for the workflow', async () => {
  await recorded.desk.close();
  recorded = await RecordedDesk.open('on, support=off');
  const talk = await recorded.talk();
  for (const act of ['look', 'start', 'pause'] as const)
    expect(await recorded.ask('alice', act, talk)).toBeRefusal(403, 'not_enabled');
  expect(recorded.standing()).toEqual(['in-progress']);
});
