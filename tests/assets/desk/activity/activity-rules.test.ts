import { situationOf } from '../../../../src/assets/desk/card/card-situation';
import { atTheDesk, AVAILABLE, inCall, inConference, OFFLINE, UNAVAILABLE, walk, worker, wrappingUp } from '../given';

const completed = { type: 'reservation-changed', reservation: inConference({ status: 'completed' }) } as const;
const problem = { code: 'server', message: 'Oops', status: 500 };

describe('choosing an activity', () => {
  it('asks TaskRouter and shows the new one only when TaskRouter has it', () => {
    const asked = walk(atTheDesk(OFFLINE), { type: 'activity-chosen', activitySid: AVAILABLE });
    expect(asked.intents).toEqual([{ type: 'set-activity', activitySid: AVAILABLE }]);
    expect(situationOf(asked.state)).toMatchObject({ name: 'unavailable', actions: {} });

    const set = walk(asked, { type: 'activity-set', worker: worker() });
    expect(situationOf(set.state).name).toBe('available');
    expect(set.state).not.toHaveProperty('activityChange');
    expect(set.state.log.at(-1)?.happening).toMatchObject({ what: 'activity', name: 'Available', by: 'agent' });
  });

  it('does nothing for the current one and for one the workspace does not have', () => {
    expect(walk(atTheDesk(), { type: 'activity-chosen', activitySid: AVAILABLE }).intents).toEqual([]);
    expect(walk(atTheDesk(), { type: 'activity-chosen', activitySid: 'WA9' }).intents).toEqual([]);
  });

  it('that fails says so and leaves the agent where they were', () => {
    const { state } = walk(
      atTheDesk(OFFLINE),
      { type: 'activity-chosen', activitySid: AVAILABLE },
      { type: 'activity-failed', problem },
    );
    expect(state.activityProblem).toEqual(problem);
    expect(situationOf(state)).toMatchObject({ name: 'unavailable', actions: { primary: 'go-available' } });
  });

  it('lets the last choice win when two are made in a row', () => {
    const first = walk(atTheDesk(OFFLINE), { type: 'activity-chosen', activitySid: AVAILABLE });
    const second = walk(first, { type: 'activity-chosen', activitySid: UNAVAILABLE });
    expect(second.intents).toEqual([]);
    const answered = walk(second, { type: 'activity-set', worker: worker() });
    expect(answered.intents).toEqual([{ type: 'set-activity', activitySid: UNAVAILABLE }]);
    const done = walk(answered, { type: 'activity-set', worker: worker({ activitySid: UNAVAILABLE }) });
    expect(done.state).not.toHaveProperty('activityChange');
  });

  it('in a call leaves the call alone', () => {
    const { state, intents } = walk(inCall(), { type: 'activity-chosen', activitySid: UNAVAILABLE });
    expect(intents).toEqual([{ type: 'set-activity', activitySid: UNAVAILABLE }]);
    expect(situationOf(state).name).toBe('connected');
  });
});

describe('going unavailable while wrapping up', () => {
  const chosen = () => walk(wrappingUp(), { type: 'activity-chosen', activitySid: UNAVAILABLE });

  it('completes the wrap-up first and changes the activity then', () => {
    expect(chosen().intents).toEqual([{ type: 'complete', sid: 'WR1' }]);
    const done = walk(chosen(), completed);
    expect(done.intents).toEqual([{ type: 'set-activity', activitySid: UNAVAILABLE }]);
    expect(done.state.outcome).toMatchObject({ end: 'completed' });
  });

  it('goes through our own server when the SDK cannot complete it', () => {
    const fixing = walk(chosen(), { type: 'request-failed', request: 'complete', sid: 'WR1', problem });
    expect(fixing.intents).toEqual([{ type: 'fix-task', sid: 'WR1', taskSid: 'WT1' }]);
    const fixed = walk(fixing, { type: 'task-fixed', sid: 'WR1', completed: true, status: 'completed' });
    expect(fixed.intents).toEqual([{ type: 'set-activity', activitySid: UNAVAILABLE }]);
  });

  it('changes the activity even when the wrap-up cannot be completed, and keeps that on screen', () => {
    const failed = walk(
      chosen(),
      { type: 'request-failed', request: 'complete', sid: 'WR1', problem },
      { type: 'request-failed', request: 'fix', sid: 'WR1', problem },
    );
    expect(failed.intents).toContainEqual({ type: 'set-activity', activitySid: UNAVAILABLE });
    expect(situationOf(failed.state)).toMatchObject({ name: 'wrapping', engagement: { problem } });
  });

  it('waits for a wrap-up the agent is completing already', () => {
    const both = walk(
      wrappingUp(),
      { type: 'complete-asked', sid: 'WR1' },
      { type: 'activity-chosen', activitySid: OFFLINE },
    );
    expect(both.intents).toEqual([]);
    expect(walk(both, completed).intents).toEqual([{ type: 'set-activity', activitySid: OFFLINE }]);
  });

  it('completes it, too, when a supervisor makes the worker unavailable', () => {
    const outside = walk(wrappingUp(), { type: 'worker-changed', worker: worker({ activitySid: OFFLINE }) });
    expect(outside.intents).toEqual([{ type: 'complete', sid: 'WR1' }]);
    expect(outside.state.log.map(({ happening }) => happening)).toContainEqual(
      expect.objectContaining({ what: 'activity', by: 'outside' }),
    );
  });

  it('keeps the wrap-up open on the way to another available activity', () => {
    const busy = { sid: 'WA4', name: 'Available for VIPs', available: true };
    const known = walk(wrappingUp(), { type: 'workspace-read', workspaceName: 'writers', activities: [busy] });
    expect(walk(known, { type: 'activity-chosen', activitySid: 'WA4' }).intents).toEqual([
      { type: 'set-activity', activitySid: 'WA4' },
    ]);
  });
});

describe('a change from outside', () => {
  it('of attributes shows at once', () => {
    const attributes = { skills: ['support', 'billing'] };
    const { state } = walk(atTheDesk(), { type: 'worker-changed', worker: worker({ attributes }) });
    expect(state.worker?.attributes).toEqual(attributes);
    expect(state.log.at(-1)?.happening.what).toBe('attributes-changed');
  });

  it('that changes nothing leaves no trace', () => {
    const before = atTheDesk();
    const after = walk(before, { type: 'worker-changed', worker: worker() });
    expect(after.state.log).toBe(before.state.log);
  });
});
