import { failureOf, isUnderWay } from '../../../../emulator/console/model/action';
import { shownWorkspace } from '../../../../emulator/console/model/console-model';
import { update } from '../../../../emulator/console/model/console-update';
import { aModel, anEvent, aSnapshot, aWorkspace, sidOf } from '../pretend';

const now = 5_000;
const hangUp = { type: 'hang-up', callSid: sidOf('CA', 1) } as const;
const hangUpKey = `hang-up:${hangUp.callSid}`;

describe('the link', () => {
  it('is live once opened, and lost since the first time it broke', () => {
    const live = update(aModel(), { type: 'link-opened' }, now);
    expect(live.link).toEqual({ name: 'live' });
    const lost = update(live, { type: 'link-lost' }, now);
    expect(update(lost, { type: 'link-lost' }, now + 1000).link).toEqual({ name: 'lost', since: now });
  });

  it('is live again after a loss', () => {
    const lost = aModel({ link: { name: 'lost', since: 1 } });
    expect(update(lost, { type: 'link-opened' }, now).link).toEqual({ name: 'live' });
  });
});

describe('the state', () => {
  it('replaces the one before, and keeps when it was read', () => {
    const snapshot = aSnapshot();
    const model = update(aModel({ snapshot: aSnapshot({ frozen: true }) }), { type: 'state-read', snapshot }, now);
    expect(model).toMatchObject({ snapshot, readAt: now });
  });

  it('keeps the last one while the next cannot be read, and says why until it can', () => {
    const snapshot = aSnapshot();
    const broken = update(aModel({ snapshot }), { type: 'state-unreadable', reason: 'no answer' }, now);
    expect(broken).toMatchObject({ snapshot, unreadable: 'no answer' });
    expect(update(broken, { type: 'state-read', snapshot }, now).unreadable).toBeUndefined();
  });

  it('announces nothing of the first, because all of it is old', () => {
    const snapshot = aSnapshot({ events: [anEvent(1)] });
    expect(update(aModel(), { type: 'state-read', snapshot }, now).announcement).toBe('');
  });

  it('announces what is new in the next, and keeps the announcement while nothing is', () => {
    const before = aModel({ snapshot: aSnapshot() });
    const snapshot = aSnapshot({ events: [anEvent(1)] });
    const told = update(before, { type: 'state-read', snapshot }, now);
    expect(told.announcement).toBe('A task was created.');
    expect(update(told, { type: 'state-read', snapshot }, now).announcement).toBe('A task was created.');
  });
});

describe('something asked for', () => {
  it('is under way until it is done', () => {
    const asked = update(aModel(), { type: 'asked', intent: hangUp }, now);
    expect(isUnderWay(asked.actions, hangUpKey)).toBe(true);
    expect(update(asked, { type: 'done', intent: hangUp }, now).actions).toEqual({});
  });

  it('that failed says why where it was asked for, until it is asked for again', () => {
    const failed = update(aModel(), { type: 'failed', intent: hangUp, reason: 'It has ended' }, now);
    expect(failureOf(failed.actions, hangUpKey)).toBe('It has ended');
    expect(failureOf(failed.actions, `hang-up:${sidOf('CA', 2)}`)).toBeUndefined();
    const again = update(failed, { type: 'asked', intent: hangUp }, now);
    expect(failureOf(again.actions, hangUpKey)).toBeUndefined();
  });

  it('is announced when it is done, where nothing else shows it', () => {
    const intent = { type: 'press', callSid: sidOf('CA', 1), digits: '12#' } as const;
    expect(update(aModel(), { type: 'done', intent }, now).announcement).toBe('Pressed 1 2 #.');
  });

  it('of the clock is one thing, whichever button was pressed', () => {
    const freezing = update(aModel(), { type: 'asked', intent: { type: 'freeze' } }, now);
    const failed = update(freezing, { type: 'failed', intent: { type: 'advance', durationMs: 1 }, reason: 'no' }, now);
    expect(failed.actions).toEqual({ clock: { name: 'failed', message: 'no' } });
  });
});

describe('the workspace on show', () => {
  const snapshot = aSnapshot({ workspaces: [aWorkspace(), aWorkspace({ sid: sidOf('WS', 2) })] });

  it('is the first, or the one that was chosen', () => {
    const model = aModel({ snapshot });
    expect(shownWorkspace(model)?.sid).toBe(sidOf('WS', 1));
    const chosen = update(model, { type: 'workspace-chosen', workspaceSid: sidOf('WS', 2) }, now);
    expect(shownWorkspace(chosen)?.sid).toBe(sidOf('WS', 2));
  });

  it('is the first again when the chosen one is gone', () => {
    const model = aModel({ snapshot: aSnapshot(), workspaceSid: sidOf('WS', 2) });
    expect(shownWorkspace(model)?.sid).toBe(sidOf('WS', 1));
  });

  it('is none where there is none', () => {
    expect(shownWorkspace(aModel({ snapshot: aSnapshot({ workspaces: [] }) }))).toBeUndefined();
  });
});
