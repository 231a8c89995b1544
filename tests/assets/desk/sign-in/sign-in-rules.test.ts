import type { Problem } from '../../../../src/assets/desk/ground/facts';
import { situationOf } from '../../../../src/assets/desk/card/card-situation';
import { signedOut } from '../../../../src/assets/desk/desk-state';
import { ACTIVITIES, atTheDesk, inCall, OFFLINE, ringing, story, walk, worker } from '../given';

const WRONG = { code: 'unauthorized', message: 'Wrong worker or password.', status: 401 };
const DOWN = { code: 'network', message: '/token did not answer.' };
const FORBIDDEN = { code: 'forbidden', message: 'No.', status: 403 };
const failed = (problem: Problem) => ({ type: 'session-failed' as const, problem });

describe('signing in', () => {
  it('asks for a token, then for the workspace and a connection', () => {
    const asked = walk(signedOut(), { type: 'sign-in-asked', workerName: 'charles' });
    expect(asked.intents).toEqual([{ type: 'open-session' }]);
    expect(situationOf(asked.state).name).toBe('signing-in');

    const opened = walk(asked, { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 });
    expect(opened.intents).toEqual([{ type: 'read-workspace' }, { type: 'connect', takeOver: true }]);
    expect(situationOf(opened.state).name).toBe('connecting');
  });

  it('shows the form, without a complaint, where there was no session to go on with', () => {
    const none = { code: 'no-session', message: 'Nobody is signed in.' };
    const { state } = walk(signedOut(), { type: 'sign-in-asked', workerName: '' }, failed(none));
    expect(state.session).toEqual({ name: 'signed-out', workerName: '' });
  });

  it('keeps the worker name when it is refused', () => {
    const { state } = walk(
      signedOut(),
      { type: 'sign-in-asked', workerName: 'charles' },
      { type: 'session-failed', problem: WRONG },
    );
    expect(state.session).toEqual({ name: 'signed-out', workerName: 'charles', problem: WRONG });
  });

  it('shows the worker, the workspace and its activities once connected', () => {
    const { state } = atTheDesk(OFFLINE);
    expect(state).toMatchObject({ workspaceName: 'writers', activities: ACTIVITIES, worker: { name: 'charles' } });
    expect(situationOf(state)).toMatchObject({ name: 'unavailable', actions: { primary: 'go-available' } });
  });

  it('works with the activities the SDK knows when our own Function cannot be asked', () => {
    const { state } = walk(
      signedOut(),
      { type: 'sign-in-asked', workerName: 'charles' },
      { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 },
      { type: 'workspace-unread', problem: DOWN },
      { type: 'ready', worker: worker(), activities: ACTIVITIES, reservations: [] },
    );
    expect(situationOf(state).name).toBe('available');
  });

  it('asks for the workspace again after reconnecting when it is still unknown', () => {
    const connected = walk(
      signedOut(),
      { type: 'sign-in-asked', workerName: 'charles' },
      { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 },
      { type: 'ready', worker: worker(), activities: ACTIVITIES, reservations: [] },
    );
    const again = walk(connected, { type: 'ready', worker: worker(), activities: ACTIVITIES, reservations: [] });
    expect(again.intents).toEqual([{ type: 'read-workspace' }]);
  });
});

describe('a workspace that could not be read', () => {
  const UNREAD = { type: 'workspace-unread', problem: DOWN, roll: 0.5 } as const;
  const READ = { type: 'read-workspace' } as const;
  const TICK = { type: 'tick' } as const;
  const unread = () =>
    walk(
      signedOut(),
      { type: 'sign-in-asked', workerName: 'charles' },
      { type: 'session-opened', workerName: 'charles', lifeMs: 36_000_000 },
      { type: 'ready', worker: worker(), activities: ACTIVITIES, reservations: [] },
      UNREAD,
    );

  it('is read again after ever longer pauses, and written down once', () => {
    let going = unread();
    const pauses: number[] = [];
    for (let last = going.now; pauses.length < 9;) {
      going = walk(going, 1_000, TICK);
      if (going.intents.length === 0) continue;
      expect(going.intents).toEqual([READ]);
      pauses.push(going.now - last);
      last = going.now;
      going = walk(going, UNREAD);
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 120_000, 120_000, 120_000]);
    expect(story(going).filter((what) => what === 'workspace-unread')).toHaveLength(1);
  });

  it('is not read any more once it is known', () => {
    const asked = walk(unread(), 2_000, TICK);
    expect(asked.intents).toEqual([READ]);
    expect(walk(asked, 15_000, TICK).intents).toEqual([]);
    const read = walk(asked, { type: 'workspace-read', workspaceName: 'writers', activities: ACTIVITIES });
    expect(read.state).toMatchObject({ workspaceName: 'writers' });
    expect(walk(read, 600_000, TICK).intents).toEqual([]);
  });

  it('is read again where the tab that asked is gone', () => {
    expect(walk(unread(), 2_000, TICK, 120_000, TICK).intents).toEqual([READ]);
  });

  it('waits for a session', () => {
    const ended = walk(unread(), 1_000, { type: 'session-refused' });
    expect(ended.state.session.name).toBe('ended');
    expect(walk(ended, 60_000, TICK).intents).toEqual([]);
    const back = walk(
      ended,
      { type: 'sign-in-asked', workerName: 'charles' },
      { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 },
    );
    expect(walk(back, 60_000, TICK).intents).toEqual([READ]);
  });

  it('is forgotten by who signs out', () => {
    const out = walk(unread(), { type: 'sign-out-asked' });
    expect(out.state).toEqual(signedOut('charles'));
  });
});

describe('renewing the token', () => {
  it('happens at 80 % of its life and leaves a call alone', () => {
    const early = walk(inCall(), 48 * 60_000 - 8_000, { type: 'tick' });
    expect(early.intents).not.toContainEqual({ type: 'open-session' });
    const due = walk(early, 1_000, { type: 'tick' });
    expect(due.intents).toContainEqual({ type: 'open-session' });
    const renewed = walk(due, { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 });
    expect(renewed.intents).toEqual([{ type: 'use-new-token' }]);
    expect(situationOf(renewed.state).name).toBe('connected');
    expect(renewed.state.engagements).toBe(due.state.engagements);
  });

  it('is tried again after growing pauses, and asks for the password when the life is over', () => {
    let going = walk(atTheDesk(), 2_880_000, { type: 'tick' }, { type: 'session-failed', problem: DOWN });
    const pauses: number[] = [];
    let last = going.now;
    for (let second = 0; second < 721; second++) {
      going = walk(going, 1_000, { type: 'tick' });
      if (going.intents.length === 0) continue;
      pauses.push(going.now - last);
      last = going.now;
      going = walk(going, { type: 'session-failed', problem: DOWN });
    }
    expect(pauses).toEqual([15_000, 30_000, 60_000, 120_000, 120_000, 120_000, 120_000, 120_000, 15_000]);
    expect(going.state.session).toMatchObject({ name: 'ended', why: 'expired' });
  });

  describe('where the token ran out while the computer slept, and its network is late', () => {
    /** Woken after two hours, where the first try finds no network. */
    const woken = () => walk(walk(atTheDesk(), 7_200_000, { type: 'woke' }, { type: 'tick' }), failed(DOWN));

    it('is tried for about a minute before the agent is asked for the password', () => {
      let going = woken();
      const pauses: number[] = [];
      let last = going.now;
      while (going.state.session.name === 'open') {
        going = walk(going, 1_000, { type: 'tick' });
        if (!going.intents.some(({ type }) => type === 'open-session')) continue;
        pauses.push(going.now - last);
        last = going.now;
        going = walk(going, failed(DOWN));
      }
      expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 16_000]);
      expect(going.state.session).toMatchObject({ name: 'ended', why: 'expired' });
    });

    it.each([
      DOWN,
      { code: 'timeout', message: 'No answer.' },
      { code: 'internal', message: 'No.', status: 503 },
      { code: 'too-many', message: 'No.', status: 429 },
    ])('goes on as before when it is back after $code', (problem) => {
      const late = walk(woken(), 2_000, { type: 'tick' }, failed(problem), 4_000, { type: 'tick' });
      expect(late.intents).toContainEqual({ type: 'open-session' });
      const renewed = walk(late, { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 });
      expect(renewed.state.session).toMatchObject({ name: 'open', failures: 0, renewing: false });
    });

    it('is tried at once when the browser says that the network is back', () => {
      const late = walk(woken(), { type: 'network', online: false }, 1_000, { type: 'network', online: true });
      expect(walk(late, { type: 'tick' }).intents).toContainEqual({ type: 'open-session' });
    });

    it('asks for the password at once where the server knows what is wrong', () => {
      const known = walk(woken(), 2_000, { type: 'tick' }, failed(FORBIDDEN));
      expect(known.state.session).toMatchObject({ name: 'ended', why: 'expired' });
    });
  });

  it('that is refused keeps the call and lets the agent act while the old token lives', () => {
    const { state } = walk(inCall(), 2_880_000, { type: 'tick' }, { type: 'session-failed', problem: WRONG });
    expect(state.session).toMatchObject({ name: 'ended', why: 'refused' });
    expect(situationOf(state)).toMatchObject({ name: 'connected', actions: { destructive: 'end' } });
  });
});

describe('a token that is not taken any more', () => {
  it('is replaced at once, without asking the agent', () => {
    const { intents } = walk(inCall(), 60_000, { type: 'session-refused' });
    expect(intents).toEqual([{ type: 'open-session' }]);
  });

  it('that is fresh ends the session instead of going round in circles', () => {
    const { state, intents } = walk(atTheDesk(), 10_000, { type: 'session-refused' });
    expect(intents).toEqual([]);
    expect(state.session).toMatchObject({ name: 'ended', why: 'refused' });
  });

  it('and cannot be replaced asks to sign in again, with the call still there', () => {
    const ended = walk(inCall(), 60_000, { type: 'session-refused' }, failed(FORBIDDEN));
    expect(ended.state.session).toMatchObject({ name: 'ended', why: 'expired', workerName: 'charles' });
    const pressed = walk(ended, { type: 'end-asked', sid: 'WR1' });
    expect(pressed.intents).toEqual([]);
    expect(situationOf(pressed.state)).toMatchObject({
      name: 'connected',
      actions: { destructive: 'end' },
      engagement: { problem: { code: 'session_expired' } },
    });

    const wrong = walk(
      ended,
      { type: 'sign-in-asked', workerName: 'charles' },
      { type: 'session-failed', problem: WRONG },
    );
    expect(wrong.state.session).toMatchObject({ name: 'ended', signingIn: false, problem: WRONG });

    const back = walk(
      wrong,
      { type: 'sign-in-asked', workerName: 'charles' },
      { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 },
    );
    expect(back.intents).toEqual([{ type: 'use-new-token' }, { type: 'reread', sid: 'WR1' }]);
    expect(situationOf(back.state)).toMatchObject({ name: 'connected', actions: { destructive: 'end' } });
    expect(story(back)).toContain('signed-in-again');
  });
});

describe('a session of one’s own', () => {
  const own = () => {
    const opened = { type: 'session-opened', workerName: 'charles', lifeMs: 900_000, ownPasscode: true } as const;
    return walk(inCall(), 720_000, { type: 'session-refused' }, opened);
  };
  const refusedFor = (code: string) => failed({ code, message: 'No.', status: 401 });

  it.each([
    ['signed_out', 'signed-out'],
    ['switched_off', 'switched-off'],
    ['somebody_else', 'somebody-else'],
    ['session_expired', 'expired'],
  ] as const)('that is over for %s keeps the call on screen and lets nothing be done by its token', (code, why) => {
    const ended = walk(own(), 720_000, { type: 'tick' }, refusedFor(code));
    expect(ended.state.session).toMatchObject({ name: 'ended', why });
    expect(situationOf(ended.state).name).toBe('connected');
    expect(walk(ended, { type: 'end-asked', sid: 'WR1' }).intents).toEqual([]);
  });

  it('is not asked for anew where a Function says that it has ended', () => {
    const ended = walk(own(), 1_000, { type: 'session-refused', code: 'signed_out' });
    expect(ended.intents).toEqual([]);
    expect(ended.state.session).toMatchObject({ name: 'ended', why: 'signed-out' });
  });

  it('is looked at before long where somebody else has moved the agent, as whoever ends it does', () => {
    const moved = walk(own(), { type: 'worker-changed', worker: worker({ activitySid: OFFLINE }) });
    expect(walk(moved, 34_000, { type: 'tick' }).intents).not.toContainEqual({ type: 'open-session' });
    expect(walk(moved, 36_000, { type: 'tick' }).intents).toContainEqual({ type: 'open-session' });
    const chosen = walk(own(), { type: 'activity-chosen', activitySid: OFFLINE });
    const heard = walk(chosen, { type: 'worker-changed', worker: worker({ activitySid: OFFLINE }) }, 36_000, {
      type: 'tick',
    });
    expect(heard.intents).not.toContainEqual({ type: 'open-session' });
  });
});

describe('how a call stands that could not be asked for', () => {
  const REREAD = { type: 'reread', sid: 'WR1' } as const;
  const FAILED = { type: 'reread-failed', sid: 'WR1', problem: DOWN } as const;
  const TICK = { type: 'tick' } as const;

  it('is asked again until it is known, and then no more', () => {
    const failedTwice = walk(inCall(), FAILED, 3_000, TICK);
    expect(failedTwice.intents).toContainEqual(REREAD);
    expect(walk(failedTwice, 60_000, TICK).intents).not.toContainEqual(REREAD);
    const again = walk(failedTwice, FAILED, 3_000, TICK);
    expect(again.intents).toContainEqual(REREAD);
    expect(walk(again, { type: 'reservation-gone', sid: 'WR1' }).state.engagements).toEqual([]);
  });

  it('is asked by a good token only', () => {
    const over = walk(inCall(), FAILED, 60_000, { type: 'session-refused' }, 3_000, TICK);
    expect(over.intents).not.toContainEqual(REREAD);
  });

  it('is asked at once when a session that was over is renewed', () => {
    const over = walk(inCall(), 60_000, { type: 'session-refused' });
    const renewed = walk(over, 1_000, { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 });
    expect(renewed.intents).toEqual([{ type: 'use-new-token' }, REREAD]);
  });

  it('is not asked where a token was renewed in time', () => {
    const due = walk(inCall(), 2_880_000, TICK);
    expect(due.intents).toContainEqual({ type: 'open-session' });
    const renewed = walk(due, { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 });
    expect(renewed.intents).toEqual([{ type: 'use-new-token' }]);
  });
});

describe('signing out', () => {
  it('leaves an available worker offline and forgets everything but the name', () => {
    const { state, intents } = walk(atTheDesk(), { type: 'sign-out-asked' });
    expect(intents).toEqual([{ type: 'leave', activitySid: OFFLINE }]);
    expect(state).toEqual(signedOut('charles'));
  });

  it('does not change an activity in which no call arrives', () => {
    const { intents } = walk(atTheDesk('WA3'), { type: 'sign-out-asked' });
    expect(intents).toEqual([{ type: 'leave' }]);
  });

  it('is refused while a reservation is open', () => {
    const { state, intents } = walk(ringing(), { type: 'sign-out-asked' });
    expect(intents).toEqual([]);
    expect(state.session.name).toBe('open');
  });

  it('is told as not heard by the server, until it is or somebody signs in', () => {
    const unheard = walk(atTheDesk(), { type: 'sign-out-asked' }, { type: 'sign-out-unheard' });
    expect(unheard.state.session).toMatchObject({ name: 'signed-out', problem: { code: 'sign-out-unheard' } });
    expect(walk(unheard, { type: 'signed-out' }).state).toEqual(signedOut('charles'));
    const asked = walk(unheard, { type: 'sign-in-asked', workerName: 'dora' });
    expect(walk(asked, { type: 'signed-out' }).state.session).toEqual({ name: 'signing-in', workerName: 'dora' });
  });

  it('makes late news meaningless', () => {
    const out = walk(atTheDesk(), { type: 'sign-out-asked' });
    const late = walk(out, { type: 'ready', worker: worker(), activities: ACTIVITIES, reservations: [] });
    expect(late.state).toBe(out.state);
  });
});
