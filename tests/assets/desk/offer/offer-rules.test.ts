import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import { secondsLeft } from '../../../../src/assets/desk/ground/deadline';
import type { ReservationFacts } from '../../../../src/assets/desk/ground/facts';
import type { End } from '../../../../src/assets/desk/ground/outcome';
import { ownLegOf } from '../../../../src/assets/desk/call/own-leg';
import { PATIENCE_MS, UNHEARD_ACCEPT_MS } from '../../../../src/assets/desk/offer/offer-requests';
import { situationOf } from '../../../../src/assets/desk/card/card-situation';
import { signedOut } from '../../../../src/assets/desk/desk-state';
import {
  ACTIVITIES,
  atTheDesk,
  AVAILABLE,
  inCall,
  inConference,
  OFFLINE,
  reservation,
  ringing,
  START,
  story,
  task,
  walk,
  type Walk,
  worker,
  wrappingUp,
} from '../given';

function changed(over: Partial<ReservationFacts>): DeskEvent {
  return { type: 'reservation-changed', reservation: reservation(over) };
}

function stageOf({ state }: Walk) {
  return state.engagements[0]?.stage;
}

describe('a reservation that arrives', () => {
  it('rings until its own timeout', () => {
    expect(stageOf(ringing())).toEqual({ name: 'ringing', deadline: START + 120_000 });
    expect(situationOf(ringing().state)).toMatchObject({
      name: 'ringing',
      actions: { primary: 'accept', destructive: 'reject' },
    });
  });

  it('rings for its whole timeout on a computer whose clock is ten minutes off', () => {
    for (const minutes of [-10, 10]) {
      const createdAt = START + minutes * 60_000;
      const arrived = walk(atTheDesk(), { type: 'reservation-arrived', reservation: reservation({ createdAt }) });
      expect(stageOf(arrived)).toMatchObject({ deadline: START + 120_000 });
    }
  });

  it('never counts below zero', () => {
    expect(secondsLeft(START + 1, START)).toBe(1);
    expect(secondsLeft(START, START)).toBe(0);
    expect(secondsLeft(START, START + 5_000)).toBe(0);
  });

  it('is asked about when its deadline passes without a word', () => {
    const late = walk(ringing(), 123_000, { type: 'tick' });
    expect(late.intents).toEqual([{ type: 'reread', sid: 'WR1' }]);
    expect(walk(late, 1_000, { type: 'tick' }).intents).toEqual([]);
    expect(walk(late, 10_000, { type: 'tick' }).intents).toEqual([{ type: 'reread', sid: 'WR1' }]);
  });

  it('that somebody accepts at once goes straight into the call', () => {
    const accepted = walk(ringing(), 40, changed({ status: 'accepted' }));
    expect(stageOf(accepted)).toEqual({ name: 'connected' });
    const born = walk(atTheDesk(), { type: 'reservation-arrived', reservation: reservation({ status: 'accepted' }) });
    expect(stageOf(born)).toEqual({ name: 'connected' });
    expect(story(born)).not.toContain('arrived');
  });

  it('is there once, however often it is announced', () => {
    const twice = walk(ringing(), { type: 'reservation-arrived', reservation: reservation() });
    expect(twice.state.engagements).toHaveLength(1);
  });
});

describe('accepting', () => {
  it('dials a call into a conference and waits for TaskRouter to say that it is accepted', () => {
    const asked = walk(ringing(), { type: 'accept-asked', sid: 'WR1' });
    expect(asked.intents).toEqual([{ type: 'accept', sid: 'WR1', by: 'conference' }]);
    expect(stageOf(asked)).toMatchObject({ name: 'accepting' });
    expect(situationOf(asked.state)).toMatchObject({ actions: {} });
    expect(ownLegOf(asked.state.engagements[0]!)).toBe('dialling');

    const connected = walk(asked, 3_000, { type: 'reservation-changed', reservation: inConference() });
    expect(connected.state.engagements[0]).toMatchObject({ stage: { name: 'connected' }, connectedAt: START + 3_000 });
    expect(ownLegOf(connected.state.engagements[0]!)).toBe('connected');
  });

  it('accepts a task without a call just so', () => {
    const written = reservation({ task: task({ attributes: { selected_language: 'es' } }) });
    const { intents } = walk(
      atTheDesk(),
      { type: 'reservation-arrived', reservation: written },
      { type: 'accept-asked', sid: 'WR1' },
    );
    expect(intents).toEqual([{ type: 'accept', sid: 'WR1', by: 'accept' }]);
  });

  it('happens once, however often the key is pressed', () => {
    const twice = walk(ringing(), { type: 'accept-asked', sid: 'WR1' }, { type: 'accept-asked', sid: 'WR1' });
    expect(twice.intents).toEqual([]);
  });

  it('that fails rings again, says why, and asks how the reservation stands', () => {
    const problem = { code: 'too-many-requests', message: 'Try later', status: 429 };
    const failed = walk(
      ringing(),
      { type: 'accept-asked', sid: 'WR1' },
      { type: 'request-failed', request: 'accept', sid: 'WR1', problem },
    );
    expect(failed.state.engagements[0]).toMatchObject({
      stage: { name: 'ringing', deadline: START + 120_000 },
      problem,
    });
    expect(failed.intents).toEqual([{ type: 'reread', sid: 'WR1' }]);
    const again = walk(failed, { type: 'accept-asked', sid: 'WR1' });
    expect(again.state.engagements[0]).not.toHaveProperty('problem');
  });

  it('is not undone by old news', () => {
    const { state } = walk(inCall(), changed({ status: 'pending' }));
    expect(state.engagements[0]).toMatchObject({ stage: { name: 'connected' }, reservation: { status: 'accepted' } });
  });

  it('is looked into when no word comes, and given back to the agent in the end', () => {
    let waiting = walk(ringing(), { type: 'accept-asked', sid: 'WR1' });
    const asked: number[] = [];
    for (let second = 1; second <= 90; second++) {
      waiting = walk(waiting, 1_000, { type: 'tick' });
      if (waiting.intents.length > 0) asked.push(second);
    }
    expect(asked).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(waiting.state.engagements[0]).toMatchObject({
      stage: { name: 'ringing' },
      problem: { code: 'accept-unheard' },
    });
  });

  it('without an answer is not said to have failed: the phone may ring, and is waited for a little', () => {
    const problem = { code: 'network', message: 'No answer' };
    const unclear = walk(
      ringing(),
      { type: 'accept-asked', sid: 'WR1' },
      { type: 'request-failed', request: 'accept', sid: 'WR1', problem },
    );
    expect(unclear.state.engagements[0]).toMatchObject({ stage: { name: 'accepting' }, problem });
    expect(unclear.intents).toEqual([{ type: 'reread', sid: 'WR1' }]);
    const answered = walk(unclear, changed({ status: 'accepted' }));
    expect(answered.state.engagements[0]).toMatchObject({ stage: { name: 'connected' }, dialled: true });
    const silent = walk(unclear, UNHEARD_ACCEPT_MS, { type: 'tick' });
    expect(silent.state.engagements[0]).toMatchObject({
      stage: { name: 'ringing' },
      problem: { code: 'accept-unheard' },
    });
  });
});

describe('what was pressed before the line broke', () => {
  const lost: DeskEvent = { type: 'network', online: false };
  const unclear: DeskEvent = {
    type: 'request-unclear',
    request: 'end',
    sid: 'WR1',
    problem: { code: 'network', message: 'No answer' },
  };

  it('is waited for as long as it is gone, and a little longer', () => {
    const ending = walk(inCall(), { type: 'end-asked', sid: 'WR1' }, unclear, lost, 3_000_000, { type: 'tick' });
    expect(ending.state.engagements[0]).toMatchObject({ stage: { name: 'ending' }, problem: { code: 'network' } });
    const ready: DeskEvent = {
      type: 'ready',
      worker: worker(),
      activities: [],
      reservations: [inConference()],
    };
    const back = walk(ending, { type: 'network', online: true }, ready, { type: 'tick' });
    expect(back.state.engagements[0]?.stage.name).toBe('ending');
    expect(walk(back, PATIENCE_MS.ending, { type: 'tick' }).intents).toContainEqual({ type: 'wrap', sid: 'WR1' });
  });

  it('says nothing of what is not waited for any more', () => {
    const over = walk(inCall(), { type: 'end-asked', sid: 'WR1' }, changed({ status: 'wrapping' }), unclear);
    expect(over.state.engagements[0]).not.toHaveProperty('problem');
  });
});

describe('the six ends', () => {
  const canceledTask = task({ status: 'canceled' });
  const returnedTask = task({ status: 'pending' });
  const accepting = () => walk(ringing(), { type: 'accept-asked', sid: 'WR1' });
  const rejecting = () => walk(ringing(), { type: 'reject-asked', sid: 'WR1' });
  const cases: [string, () => Walk, Partial<ReservationFacts>, End, boolean][] = [
    ['a colleague accepts', ringing, { status: 'rescinded' }, 'rescinded', false],
    ['the agent rejects', rejecting, { status: 'rejected' }, 'rejected', true],
    ['somebody else rejects', ringing, { status: 'rejected' }, 'rejected', false],
    ['nobody answers', ringing, { status: 'timeout' }, 'timed-out', false],
    ['the caller hangs up', ringing, { status: 'canceled', task: canceledTask }, 'canceled', false],
    ['the caller hangs up while dialling', accepting, { status: 'canceled', task: canceledTask }, 'canceled', false],
    ['the phone is not reached', accepting, { status: 'canceled', task: returnedTask }, 'failed-to-connect', false],
    [
      'the number is invalid',
      accepting,
      { status: 'canceled', task: canceledTask, canceledReasonCode: 13223 },
      'failed-to-connect',
      false,
    ],
    ['the wrap-up is over', wrappingUp, { status: 'completed' }, 'completed', false],
  ];

  it.each(cases)('are told apart when %s', (_when, before, over, end, asked) => {
    const { state } = walk(before(), changed(over));
    expect(state.engagements).toEqual([]);
    expect(state.outcome).toMatchObject({ end, asked });
    expect(state.log.at(-1)?.happening).toMatchObject({ what: 'ended', end });
  });

  it('tell how long a call lasted, without the wrap-up', () => {
    const { state } = walk(wrappingUp(), 30_000, changed({ status: 'completed' }));
    expect(state.outcome).toMatchObject({ talkedMs: 60_000 });
  });

  it('tell which activity the agent was in, for what the end did to it', () => {
    const { state } = walk(
      ringing(),
      { type: 'worker-changed', worker: worker({ activitySid: OFFLINE }) },
      changed({ status: 'timeout' }),
    );
    expect(state.outcome).toMatchObject({ activityAtArrival: 'Available' });
    expect(situationOf(state).name).toBe('unavailable');
  });

  it('stay on screen when the same task comes straight back', () => {
    const { state } = walk(rejecting(), changed({ status: 'rejected' }), {
      type: 'reservation-arrived',
      reservation: reservation({ sid: 'WR2' }),
    });
    expect(state.outcome).toMatchObject({ end: 'rejected' });
    expect(situationOf(state).name).toBe('ringing');
  });

  it('have nothing more to say about a call that came back and is accepted', () => {
    const { state } = walk(
      rejecting(),
      changed({ status: 'rejected' }),
      { type: 'reservation-arrived', reservation: reservation({ sid: 'WR2' }) },
      { type: 'accept-asked', sid: 'WR2' },
    );
    expect(state).not.toHaveProperty('outcome');
  });

  it('make room for the next call, which replaces the message', () => {
    const next = reservation({ sid: 'WR2', task: task({ sid: 'WT2' }) });
    const { state } = walk(ringing(), changed({ status: 'timeout' }), {
      type: 'reservation-arrived',
      reservation: next,
    });
    expect(state).not.toHaveProperty('outcome');
  });
});

describe('ending a call', () => {
  it('ends its conference and waits for the wrap-up', () => {
    const asked = walk(inCall(), { type: 'end-asked', sid: 'WR1' });
    expect(asked.intents).toEqual([{ type: 'end-conference', sid: 'WR1', conference: 'CF1' }]);
    const answered = walk(asked, { type: 'conference-ended', sid: 'WR1', alreadyEnded: false });
    expect(stageOf(answered)).toMatchObject({ name: 'ending' });
    expect(answered.intents).toEqual([]);
    const wrapped = walk(answered, 1_000, changed({ status: 'wrapping' }));
    expect(situationOf(wrapped.state)).toMatchObject({ name: 'wrapping', actions: { primary: 'complete' } });
  });

  it('wraps up a task that has no conference', () => {
    const accepted = walk(ringing(), changed({ status: 'accepted' }), { type: 'end-asked', sid: 'WR1' });
    expect(accepted.intents).toEqual([{ type: 'wrap', sid: 'WR1' }]);
  });

  it('wraps up when the conference turns out to be over or unknown', () => {
    const asked = walk(inCall(), { type: 'end-asked', sid: 'WR1' });
    const over = walk(asked, { type: 'conference-ended', sid: 'WR1', alreadyEnded: true });
    expect(over.intents).toEqual([{ type: 'wrap', sid: 'WR1' }]);
    const problem = { code: 'not-found', message: 'No such conference.', status: 404 };
    const unknown = walk(asked, { type: 'request-failed', request: 'end', sid: 'WR1', problem });
    expect(unknown.intents).toEqual([{ type: 'wrap', sid: 'WR1' }]);
  });

  it('wraps up when the conference ended but TaskRouter stays silent', () => {
    const silent = walk(inCall(), { type: 'end-asked', sid: 'WR1' }, 20_000, { type: 'tick' });
    expect(silent.intents).toEqual([{ type: 'wrap', sid: 'WR1' }]);
  });

  it('that fails leaves the agent in the call', () => {
    const problem = { code: 'server', message: 'Oops', status: 502 };
    const failed = walk(
      inCall(),
      { type: 'end-asked', sid: 'WR1' },
      { type: 'request-failed', request: 'end', sid: 'WR1', problem },
    );
    expect(failed.state.engagements[0]).toMatchObject({ stage: { name: 'connected' }, problem });
  });
});

describe('completing the wrap-up', () => {
  const problem = { code: 'server', message: 'Oops', status: 500 };
  const failed = { type: 'request-failed', request: 'complete', sid: 'WR1', problem } as const;

  it('asks TaskRouter and waits for its word', () => {
    const asked = walk(wrappingUp(), { type: 'complete-asked', sid: 'WR1' });
    expect(asked.intents).toEqual([{ type: 'complete', sid: 'WR1' }]);
    expect(stageOf(asked)).toMatchObject({ name: 'completing', through: 'taskrouter' });
    expect(walk(asked, changed({ status: 'completed' })).state.outcome).toMatchObject({
      end: 'completed',
      asked: true,
    });
  });

  it('goes through our own server when the SDK cannot', () => {
    const fixing = walk(wrappingUp(), { type: 'complete-asked', sid: 'WR1' }, failed);
    expect(fixing.intents).toEqual([{ type: 'fix-task', sid: 'WR1', taskSid: 'WT1' }]);
    const fixed = walk(fixing, { type: 'task-fixed', sid: 'WR1', completed: true, status: 'completed' });
    expect(fixed.state.outcome).toMatchObject({ end: 'completed' });
  });

  it('goes through our own server when TaskRouter stays silent', () => {
    const silent = walk(wrappingUp(), { type: 'complete-asked', sid: 'WR1' }, 20_000, { type: 'tick' });
    expect(silent.intents).toEqual([{ type: 'fix-task', sid: 'WR1', taskSid: 'WT1' }]);
  });

  it('that fails both ways is back with the agent', () => {
    const { state } = walk(wrappingUp(), { type: 'complete-asked', sid: 'WR1' }, failed, { ...failed, request: 'fix' });
    expect(state.engagements[0]).toMatchObject({ stage: { name: 'wrapping' }, problem });
  });

  it('says so when the task is in another status than wrapping', () => {
    const { state } = walk(wrappingUp(), { type: 'complete-asked', sid: 'WR1' }, failed, {
      type: 'task-fixed',
      sid: 'WR1',
      completed: false,
      status: 'assigned',
    });
    expect(state.engagements[0]?.problem).toEqual({ code: 'not-wrapping', message: 'assigned' });
  });
});

describe('several reservations at once', () => {
  const second = reservation({ sid: 'WR2', createdAt: START, task: task({ sid: 'WT2' }) });
  const arrived: DeskEvent = { type: 'reservation-arrived', reservation: second };
  const focus = ({ state }: Walk): string | undefined => {
    const situation = situationOf(state);
    return 'engagement' in situation ? situation.engagement.sid : undefined;
  };

  it('keep a running call in focus and lose none', () => {
    const both = walk(inCall(), arrived);
    expect(focus(both)).toBe('WR1');
    expect(both.state.engagements.map(({ sid }) => sid)).toEqual(['WR1', 'WR2']);
  });

  it('let a new call take over from after-call work', () => {
    expect(focus(walk(wrappingUp(), arrived))).toBe('WR2');
  });

  it('show the one the agent asks for, until it ends', () => {
    const chosen = walk(inCall(), arrived, { type: 'focus-asked', sid: 'WR2' });
    expect(focus(chosen)).toBe('WR2');
    expect(focus(walk(chosen, { type: 'reservation-changed', reservation: { ...second, status: 'rescinded' } }))).toBe(
      'WR1',
    );
  });

  it('show the most urgent of two that ring', () => {
    const urgent = reservation({ sid: 'WR2', timeoutMs: 30_000, task: task({ sid: 'WT2' }) });
    expect(focus(walk(ringing(), { type: 'reservation-arrived', reservation: urgent }))).toBe('WR2');
  });
});

describe('the connection', () => {
  it('that is lost keeps the call on screen and says so', () => {
    const lost = walk(inCall(), { type: 'connection-lost' });
    expect(lost.state.connection.name).toBe('reconnecting');
    expect(situationOf(lost.state).name).toBe('connected');
    expect(situationOf(walk(atTheDesk(), { type: 'connection-lost' }).state).name).toBe('reconnecting');
  });

  it('that is back takes over what was read anew', () => {
    const back = walk(ringing(), { type: 'connection-lost' }, 20_000, {
      type: 'ready',
      worker: worker(),
      activities: ACTIVITIES,
      reservations: [inConference(), reservation({ sid: 'WR2', task: task({ sid: 'WT2' }) })],
    });
    expect(back.state.engagements).toMatchObject([
      { sid: 'WR1', stage: { name: 'connected' } },
      { sid: 'WR2', stage: { name: 'ringing', deadline: START + 120_000 } },
    ]);
  });

  it('keeps a reservation that was not read again until its fate is known', () => {
    const back = walk(inCall(), {
      type: 'ready',
      worker: worker(),
      activities: ACTIVITIES,
      reservations: [],
    });
    expect(back.state.engagements).toHaveLength(1);
    expect(walk(back, changed({ status: 'completed' })).state.outcome).toMatchObject({ end: 'completed' });
    expect(walk(back, { type: 'reservation-gone', sid: 'WR1' }).state.outcome).toMatchObject({ end: 'completed' });
    const gone = walk(ringing(), { type: 'reservation-gone', sid: 'WR1' }).state.outcome;
    expect(gone).toMatchObject({ end: 'canceled', lost: true });
  });

  it('that fails at the first try is no longer called connecting', () => {
    const { state } = walk(
      signedOut(),
      { type: 'sign-in-asked', workerName: 'charles' },
      { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 },
      { type: 'connection-lost' },
    );
    expect(situationOf(state).name).toBe('reconnecting');
  });

  it('tells an absent network from an absent TaskRouter', () => {
    const off = walk(atTheDesk(AVAILABLE), { type: 'network', online: false }, { type: 'connection-lost' });
    expect(situationOf(off.state).name).toBe('offline');
    const on = walk(off, { type: 'network', online: true });
    expect(situationOf(on.state).name).toBe('reconnecting');
    expect(on.intents).toEqual([{ type: 'connect', takeOver: false }]);
  });
});

it('takes what its channel says is written as a task, whatever call its attributes tell of', () => {
  const message = task({ channel: 'chat' });
  const so = walk(
    atTheDesk(),
    { type: 'reservation-arrived', reservation: reservation({ task: message }) },
    { type: 'accept-asked', sid: 'WR1' },
  );
  expect(so.intents).toEqual([{ type: 'accept', sid: 'WR1', by: 'accept' }]);
});

describe('what is accepted without the agent', () => {
  const facts = worker({ attributes: { contact_uri: '+15550199', auto_accept: 4 } });
  const rings = (attributes: object = facts.attributes): Walk =>
    walk(
      atTheDesk(),
      { type: 'worker-changed', worker: { ...facts, attributes: { ...attributes } } },
      { type: 'reservation-arrived', reservation: reservation() },
      { type: 'tick' },
    );
  const accepts = ({ intents }: Walk): boolean => intents.some(({ type }) => type === 'accept');
  const tick: DeskEvent = { type: 'tick' };

  it('is so after so many seconds, seen coming, unless the agent decides', () => {
    const so = rings();
    expect(so.state.engagements[0]?.byItself).toBe(so.now + 4_000);
    expect(accepts(walk(so, 3_000, tick))).toBe(false);
    expect(accepts(walk(so, 4_000, tick))).toBe(true);
    const decided = walk(so, { type: 'decide-myself-asked', sid: 'WR1' });
    expect(accepts(walk(decided, 60_000, tick))).toBe(false);
  });

  it('is nothing that makes no sense, and neither at once nor after a minute', () => {
    const after = (auto_accept: unknown): number | undefined => {
      const so = rings({ auto_accept });
      const at = so.state.engagements[0]?.byItself;
      return typeof at === 'number' ? at - so.now : undefined;
    };
    expect([true, 0, -1, '5', {}, null, Number.NaN].map(after)).toEqual(Array(7).fill(undefined));
    expect([0.1, 600, { after: 5 }].map(after)).toEqual([2_000, 60_000, 5_000]);
  });

  it('is not tried again where TaskRouter refused it, nor where the agent rejected it and it came back', () => {
    const refused = walk(rings(), 4_000, tick, {
      type: 'request-failed',
      request: 'accept',
      sid: 'WR1',
      problem: { code: 'caller-gone', message: 'No', status: 400 },
    });
    expect(accepts(walk(refused, tick, 60_000, tick))).toBe(false);
    const back = walk(
      rings(),
      { type: 'reject-asked', sid: 'WR1' },
      { type: 'reservation-changed', reservation: reservation({ status: 'rejected' }) },
      { type: 'reservation-arrived', reservation: reservation({ sid: 'WR2' }) },
      tick,
    );
    expect(accepts(walk(back, 60_000, tick))).toBe(false);
  });

  it('waits while nothing is heard of TaskRouter, and begins to count anew', () => {
    const lost = walk(rings(), 2_000, { type: 'connection-lost' }, tick);
    expect(accepts(walk(lost, 10_000, tick))).toBe(false);
    expect(lost.state.engagements[0]?.byItself).toBeUndefined();
  });
});
