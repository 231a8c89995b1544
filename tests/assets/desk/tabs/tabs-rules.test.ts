import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import { type DeskState, signedOut } from '../../../../src/assets/desk/desk-state';
import { situationOf } from '../../../../src/assets/desk/card/card-situation';
import { atTheDesk, AVAILABLE, inCall, ringing, story, UNAVAILABLE, walk, type Walk, wrappingUp } from '../given';

const LEADS: DeskEvent = { type: 'tab-leads', leads: true };
const FOLLOWS: DeskEvent = { type: 'tab-leads', leads: false };
const CONNECT = { type: 'connect', takeOver: false };

/** A tab that follows one in this state. */
const following = ({ state, now }: Walk): Walk =>
  walk({ ...walk(signedOut(), FOLLOWS), now }, { type: 'state-shared', state });

describe('a tab that follows', () => {
  it('draws what it is told, and says that it joined', () => {
    const tab = following(ringing());
    expect(situationOf(tab.state).name).toBe('ringing');
    expect(tab.state.tab).toEqual({ leads: false, joined: true });
    const seen = walk(tab, { type: 'joined-dismissed' }, { type: 'state-shared', state: inCall().state });
    expect(seen.state.tab).toEqual({ leads: false });
    expect(seen.state).toEqual({ ...inCall().state, tab: { leads: false } });
  });

  it('is signed out with the others, and has joined again when they sign in', () => {
    const out = walk(following(atTheDesk()), { type: 'state-shared', state: signedOut('charles') });
    expect(out.state).toEqual({ ...signedOut('charles'), tab: { leads: false } });
    expect(walk(out, { type: 'state-shared', state: atTheDesk().state }).state.tab.joined).toBe(true);
  });

  it('can be told through JSON', () => {
    const { state } = inCall();
    const heard: DeskState = JSON.parse(JSON.stringify(state));
    expect(heard).toEqual(state);
  });

  it('does not hear a tab that led before it', () => {
    const { state } = atTheDesk();
    expect(walk(state, { type: 'state-shared', state: signedOut() }).state).toBe(state);
  });
});

describe('a tab that leads from now on', () => {
  it('connects with what the last one had, and leaves the call alone', () => {
    const leads = walk(following(inCall()), LEADS);
    expect(leads.intents).toEqual([CONNECT]);
    expect(leads.state.tab).toEqual({ leads: true });
    expect(situationOf(leads.state).name).toBe('connected');
    expect(story(leads)).toContain('tab-leads');
  });

  it('has nothing to do where nobody is signed in', () => {
    expect(walk(signedOut(), FOLLOWS, LEADS).intents).toEqual([]);
    expect(walk(atTheDesk(), LEADS).intents).toEqual([]);
  });

  it('makes a sign-in and a renewal again that were under way', () => {
    const asked = walk(signedOut(), { type: 'sign-in-asked', workerName: 'charles' });
    expect(walk(following(asked), LEADS).intents).toEqual([{ type: 'open-session' }]);
    const renewing = walk(atTheDesk(), 2_880_000, { type: 'tick' });
    expect(walk(following(renewing), LEADS).intents).toEqual([{ type: 'open-session' }, CONNECT]);
  });

  it('lets the agent repeat a sign-in after the session had ended', () => {
    const ended = walk(
      inCall(),
      60_000,
      { type: 'session-refused' },
      { type: 'session-failed', problem: { code: 'unauthorized', message: 'No.', status: 401 } },
      { type: 'sign-in-asked', workerName: 'charles' },
    );
    expect(ended.state.session).toMatchObject({ name: 'ended', signingIn: true });
    expect(walk(following(ended), LEADS).state.session).toMatchObject({ name: 'ended', signingIn: false });
  });

  it('does not take a session back from another desk', () => {
    const elsewhere = walk(atTheDesk(), { type: 'taken-over' });
    expect(walk(following(elsewhere), LEADS).intents).toEqual([]);
  });

  it('asks again for an activity whose answer went with the last tab', () => {
    const asked = walk(atTheDesk(UNAVAILABLE), { type: 'activity-chosen', activitySid: AVAILABLE });
    const leads = walk(following(asked), LEADS);
    const { worker, activities } = leads.state;
    if (!worker) throw new Error('There is no worker');
    const ready = walk(leads, { type: 'ready', worker, activities, reservations: [] });
    expect(ready.intents).toContainEqual({ type: 'set-activity', activitySid: AVAILABLE });
  });

  it('saves notes again whose answer went with the last tab, and completes the wrap-up that waits for them', () => {
    const typed = walk(wrappingUp(), { type: 'notes-typed', sid: 'WR1', notes: 'a lamp' });
    const waiting = walk(typed, { type: 'complete-asked', sid: 'WR1' });
    const write = {
      type: 'write-wrap-up',
      sid: 'WR1',
      taskSid: 'WT1',
      moreTime: false,
      notes: 'a lamp',
      notesBefore: '',
    };
    expect(waiting.intents).toContainEqual(write);
    const leads = walk(following(waiting), LEADS);
    expect(leads.intents).toEqual([write, CONNECT]);
    const written = walk(leads, { type: 'wrap-up-written', sid: 'WR1', moreTime: false });
    expect(written.intents).toEqual([{ type: 'complete', sid: 'WR1' }]);
  });

  it('takes nothing in a call for being asked for, and reads anew who is in it', () => {
    const asked = walk(inCall(), 1_000, { type: 'tick' }, { type: 'hold-asked', sid: 'WR1', on: true });
    expect(asked.state.inCall.calls).toMatchObject([{ asked: ['hold'] }]);
    const leads = walk(following(walk(asked, { type: 'directory-asked', further: false })), LEADS);
    expect(leads.state.inCall.calls).toMatchObject([{ asked: [], reading: false, readAt: leads.now }]);
    expect(leads.state.inCall.directory.name).toBe('unread');
  });

  it('lets the agent ask for more time again', () => {
    const { state, now, ...rest } = wrappingUp();
    const engagements = state.engagements.map((engagement) => ({ ...engagement, moreTime: 'asking' as const }));
    const leads = walk(following({ ...rest, state: { ...state, engagements }, now }), LEADS);
    expect(leads.state.engagements[0]).not.toHaveProperty('moreTime');
  });

  it('lets go when yet another tab takes the lead', () => {
    expect(walk(atTheDesk(), FOLLOWS).intents).toContainEqual({ type: 'let-go' });
  });
});

describe('a mistake of the page', () => {
  it('is said until it is dismissed, counted, and leaves everything else alone', () => {
    const call = inCall();
    const failed = walk(call, { type: 'page-failed', message: 'x'.repeat(1_000) }, 5_000, {
      type: 'page-failed',
      message: 'TypeError: no',
    });
    expect(failed.state).toEqual({
      ...call.state,
      tab: { leads: true, failure: { at: failed.now, message: 'TypeError: no', times: 2 } },
    });
    expect(walk(failed, { type: 'failure-dismissed' }).state).toEqual(call.state);
  });

  it('can be said before anybody has signed in, and stays in its tab', () => {
    const failed = walk(signedOut(), { type: 'page-failed', message: 'y'.repeat(1_000) });
    expect(failed.state.tab.failure?.message).toHaveLength(300);
    const told = walk(failed, FOLLOWS, { type: 'state-shared', state: atTheDesk().state });
    expect(told.state.tab.failure?.times).toBe(1);
  });

  it('survives signing out', () => {
    const out = walk(atTheDesk(), { type: 'page-failed', message: 'no' }, { type: 'sign-out-asked' });
    expect(out.state.tab.failure?.message).toBe('no');
  });
});
