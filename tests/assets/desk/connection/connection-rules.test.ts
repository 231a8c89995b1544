import { READY_WITHIN_MS } from '../../../../src/assets/desk/connection/connection-tries';
import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import { situationOf } from '../../../../src/assets/desk/card/card-situation';
import type { Connection } from '../../../../src/assets/desk/connection/connection-state';
import {
  ACTIVITIES,
  atTheDesk,
  AVAILABLE,
  inCall,
  OFFLINE,
  reservation,
  ringing,
  START,
  story,
  UNAVAILABLE,
  walk,
  type Walk,
  worker,
} from '../given';

const LOST: DeskEvent = { type: 'connection-lost', roll: 0.5 };
const FAILED: DeskEvent = { type: 'connection-failed', problem: { code: 'network', message: 'No.' }, roll: 0.5 };
const TICK: DeskEvent = { type: 'tick' };
const TAKE_OVER = { type: 'connect', takeOver: true };
const CONNECT = { type: 'connect', takeOver: false };

const ready = (over: Partial<Extract<DeskEvent, { type: 'ready' }>> = {}): DeskEvent => ({
  type: 'ready',
  worker: worker(),
  activities: ACTIVITIES,
  reservations: [],
  ...over,
});

const reconnecting = ({ state }: Walk): Extract<Connection, { name: 'reconnecting' }> => {
  if (state.connection.name !== 'reconnecting') throw new Error(`It is ${state.connection.name}`);
  return state.connection;
};

/** Lets the pause pass, and the try fail. */
function oneMoreFailure(going: Walk): Walk {
  const { tryAt } = reconnecting(going);
  const tried = walk(going, tryAt - going.now, TICK);
  expect(tried.intents).toEqual([CONNECT]);
  return walk(tried, 100, FAILED);
}

describe('a lost connection', () => {
  it('is made again after a short pause, at its very time', () => {
    const lost = walk(atTheDesk(), 60_000, LOST);
    expect(reconnecting(lost)).toMatchObject({ trying: false, tryAt: lost.now + 600 });
    expect(lost.intents).toEqual([{ type: 'tick-at', at: lost.now + 600 }]);
    expect(walk(lost, 599, TICK).intents).toEqual([]);
    const tried = walk(lost, 600, TICK);
    expect(tried.intents).toEqual([CONNECT]);
    expect(walk(tried, 1_000, TICK).intents).toEqual([]);
  });

  it('is tried again after ever longer pauses, and counted from its beginning', () => {
    let going = walk(atTheDesk(), 60_000, LOST);
    const { since } = reconnecting(going);
    const pauses: number[] = [];
    for (let tries = 0; tries < 7; tries++) {
      going = oneMoreFailure(going);
      pauses.push(reconnecting(going).tryAt - going.now);
    }
    expect(pauses).toEqual([1_200, 2_400, 4_800, 9_600, 19_200, 20_000, 20_000]);
    expect(reconnecting(going).since).toBe(since);
  });

  it('is not knocked for at once again when it breaks as soon as it is made', () => {
    const flapping = walk(oneMoreFailure(oneMoreFailure(walk(atTheDesk(), 60_000, LOST))), ready(), 2_000, LOST);
    expect(reconnecting(flapping).tryAt - flapping.now).toBeGreaterThan(600);
    const steady = walk(oneMoreFailure(walk(atTheDesk(), 60_000, LOST)), ready(), 20_000, LOST);
    expect(reconnecting(steady).tryAt - steady.now).toBe(600);
  });

  it('is given up on when a try leads to nothing', () => {
    const tried = walk(atTheDesk(), 60_000, LOST, 600, TICK);
    const still = walk(tried, READY_WITHIN_MS - 1, TICK);
    expect(reconnecting(still).trying).toBe(true);
    expect(reconnecting(walk(still, 1, TICK))).toMatchObject({ trying: false, failures: 2 });
  });

  it('is tried at once when the agent asks, when the network comes back, and after a sleep', () => {
    const waiting = oneMoreFailure(oneMoreFailure(walk(inCall(), 60_000, LOST)));
    for (const event of [{ type: 'try-now-asked' }, { type: 'network', online: true }, { type: 'woke' }] as const) {
      const now = walk(waiting, event);
      expect(now.intents).toEqual([CONNECT]);
      expect(walk(now, { type: 'try-now-asked' }).intents).toEqual([]);
      expect(situationOf(now.state).name).toBe('connected');
    }
  });

  it('waits for a new token where the old one is over', () => {
    const over = walk(atTheDesk(), 3_600_001, { type: 'woke' });
    expect(over.intents).toEqual([]);
    const renewing = walk(over, TICK);
    expect(renewing.intents).toContainEqual({ type: 'open-session' });
    const renewed = walk(renewing, { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 });
    expect(renewed.intents).toEqual([CONNECT]);
  });

  it('is not tried while there is no session to try it with', () => {
    const ended = walk(
      atTheDesk(),
      60_000,
      LOST,
      { type: 'session-refused' },
      { type: 'session-failed', problem: { code: 'forbidden', message: 'No.', status: 403 } },
    );
    expect(ended.state.session).toMatchObject({ name: 'ended', why: 'expired' });
    expect(walk(ended, 60_000, TICK).intents).toEqual([]);
    const back = walk(
      ended,
      { type: 'sign-in-asked', workerName: 'charles' },
      { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 },
    );
    expect(back.intents).toEqual([CONNECT]);
  });

  it('leaves a first try that failed to be tried again, too', () => {
    const opened = walk(
      { ...atTheDesk().state, session: { name: 'signing-in', workerName: 'charles' } },
      { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 },
    );
    expect(opened.intents).toContainEqual(TAKE_OVER);
    expect(reconnecting(walk(opened, FAILED)).tryAt).toBe(START + 600);
    expect(reconnecting(walk(opened, READY_WITHIN_MS, TICK)).failures).toBe(1);
  });
});

describe('what was missed while nobody listened', () => {
  const away = (from: Walk): Walk => walk(from, 60_000, LOST, 600, TICK);

  it('a call that came rings', () => {
    const back = walk(away(atTheDesk()), ready({ reservations: [reservation({ sid: 'WR7' })] }));
    expect(situationOf(back.state)).toMatchObject({ name: 'ringing', engagement: { sid: 'WR7' } });
  });

  it('a call that is gone is asked after, and stays until its end is known', () => {
    const back = walk(away(ringing()), ready());
    expect(back.intents).toEqual([{ type: 'reread', sid: 'WR1' }]);
    expect(situationOf(back.state).name).toBe('ringing');
    const told = walk(back, { type: 'reservation-changed', reservation: reservation({ status: 'rescinded' }) });
    expect(told.state.outcome).toMatchObject({ end: 'rescinded' });
  });

  it('a call that went on is where it is now', () => {
    const back = walk(away(inCall()), ready({ reservations: [reservation({ status: 'wrapping' })] }));
    expect(back.intents).toEqual([]);
    expect(situationOf(back.state).name).toBe('wrapping');
  });

  it('a change of activity by somebody else is taken as it is', () => {
    const back = walk(away(atTheDesk()), ready({ worker: worker({ activitySid: UNAVAILABLE }) }));
    expect(back.intents).toEqual([]);
    expect(back.state.worker?.activitySid).toBe(UNAVAILABLE);
  });

  it('a change of activity whose answer was lost is asked for again', () => {
    const asked = walk(atTheDesk(UNAVAILABLE), { type: 'activity-chosen', activitySid: AVAILABLE });
    const unanswered = walk(away(asked), ready({ worker: worker({ activitySid: UNAVAILABLE }) }));
    expect(unanswered.intents).toEqual([{ type: 'set-activity', activitySid: AVAILABLE }]);
    const done = walk(away(asked), ready());
    expect(done.intents).toEqual([]);
    expect(done.state.activityChange).toBeUndefined();
  });

  describe('a call that the agent handed on by going away', () => {
    const handingOn = { type: 'set-activity', activitySid: UNAVAILABLE, rejectPending: true };
    const gone = (): Walk => away(walk(ringing(), { type: 'go-away-asked' }));
    const unavailable = worker({ activitySid: UNAVAILABLE });

    it('is handed on when that is asked again', () => {
      expect(walk(gone(), ready({ reservations: [reservation()] })).intents).toEqual([handingOn]);
    });

    it('is handed on where TaskRouter knows that they are away and it still rings', () => {
      const back = walk(gone(), ready({ worker: unavailable, reservations: [reservation()] }));
      expect(back.intents).toEqual([handingOn]);
      const rejected = { type: 'reservation-changed', reservation: reservation({ status: 'rejected' }) } as const;
      const done = walk(back, rejected, { type: 'activity-set', worker: unavailable });
      expect(done.intents).toEqual([]);
      expect(done.state.activityChange).toBeUndefined();
      expect(done.state.outcome).toMatchObject({ end: 'rejected', handedOn: true });
    });

    it('is not asked about twice once it is with somebody else', () => {
      const back = walk(gone(), ready({ worker: unavailable }));
      expect(back.intents).toEqual([{ type: 'reread', sid: 'WR1' }]);
      expect(back.state.activityChange).toBeUndefined();
    });

    it('is left alone where they have chosen to be available since', () => {
      const chosen = walk(ringing(), { type: 'go-away-asked' }, { type: 'activity-chosen', activitySid: AVAILABLE });
      const back = walk(away(chosen), ready({ reservations: [reservation()] }));
      expect(back.intents).toEqual([{ type: 'set-activity', activitySid: UNAVAILABLE }]);
    });
  });

  describe('when TaskRouter took the worker offline, because nobody was connected', () => {
    const offline = ready({ worker: worker({ activitySid: OFFLINE }) });

    it('puts an agent back who is still there', () => {
      const back = walk(away(atTheDesk()), offline);
      expect(back.intents).toEqual([{ type: 'set-activity', activitySid: AVAILABLE }]);
      expect(story(back)).toContain('returning');
      expect(back.state.unheard).toBeUndefined();
    });

    it('does so after a lost network and a sleep, too', () => {
      const network = walk(atTheDesk(), 60_000, { type: 'network', online: false }, 30_000);
      expect(walk(network, { type: 'network', online: true }, offline).intents).toHaveLength(1);
      expect(walk(atTheDesk(), 60_000, { type: 'woke' }, offline).intents).toHaveLength(1);
    });

    it('leaves alone who was away for long, who was not available, and who chose something meanwhile', () => {
      expect(walk(away(atTheDesk()), 300_001, offline).intents).toEqual([]);
      expect(walk(away(atTheDesk(UNAVAILABLE)), offline).intents).toEqual([]);
      const chosen = walk(away(atTheDesk()), { type: 'activity-chosen', activitySid: UNAVAILABLE }, offline);
      expect(chosen.intents).toEqual([{ type: 'set-activity', activitySid: UNAVAILABLE }]);
    });
  });
});

describe('another session that takes over', () => {
  const elsewhere = (from: Walk): Walk => walk(from, 60_000, { type: 'taken-over' });

  it('is not fought: nothing is tried, whatever happens', () => {
    const over = elsewhere(atTheDesk());
    expect(situationOf(over.state)).toMatchObject({ name: 'elsewhere', actions: {} });
    const later = walk(
      over,
      LOST,
      FAILED,
      { type: 'woke' },
      { type: 'network', online: false },
      { type: 'network', online: true },
      { type: 'try-now-asked' },
      60_000,
      TICK,
    );
    expect(later.state.connection).toEqual(over.state.connection);
    expect(story(later).filter((what) => what === 'taken-over')).toHaveLength(1);
  });

  it('leaves what was open to see, and nothing to press', () => {
    expect(situationOf(elsewhere(ringing()).state)).toMatchObject({ name: 'ringing', actions: {} });
  });

  it('goes on renewing its token, so that it can come back', () => {
    const due = walk(elsewhere(atTheDesk()), 2_880_000, TICK);
    expect(due.intents).toContainEqual({ type: 'open-session' });
    const renewed = walk(due, { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 });
    expect(renewed.intents).toEqual([{ type: 'use-new-token' }]);
    expect(renewed.state.connection.name).toBe('elsewhere');
  });

  it('gives way when the agent wants this desk: with a token of its own, and taking over in turn', () => {
    const asked = walk(elsewhere(atTheDesk()), { type: 'use-here-asked' });
    expect(asked.intents).toEqual([{ type: 'open-session' }]);
    expect(walk(asked, { type: 'use-here-asked' }).intents).toEqual([]);
    const opened = walk(asked, { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 });
    expect(opened.intents).toEqual([TAKE_OVER]);
    expect(situationOf(walk(opened, ready()).state).name).toBe('available');
  });

  it('stays when the agent wants this desk and no token can be had', () => {
    const asked = walk(elsewhere(atTheDesk()), { type: 'use-here-asked' });
    const failed = walk(asked, { type: 'session-failed', problem: { code: 'network', message: 'No.' } });
    expect(failed.state.connection).toEqual({ name: 'elsewhere', since: failed.now });
    expect(walk(failed, { type: 'use-here-asked' }).intents).toEqual([{ type: 'open-session' }]);
  });
});
