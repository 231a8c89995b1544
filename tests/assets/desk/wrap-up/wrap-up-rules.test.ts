import type { Draft } from '../../../../src/assets/desk/wrap-up/wrap-up-state';
import { draftOf, SAVE_AFTER_MS, SAVE_AGAIN_AFTER_MS } from '../../../../src/assets/desk/wrap-up/wrap-up-draft';
import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import { canExtend, OVERDUE_AGAIN_AFTER_MS, wrapUpEndOf } from '../../../../src/assets/desk/wrap-up/wrap-up-rules';
import { outcomesOf } from '../../../../src/assets/desk/wrap-up/wrap-up-outcomes';
import { DEFAULT_SETTINGS } from '../../../../src/assets/desk/settings/settings-state';
import { atTheDesk, inConference, START, task, UNAVAILABLE, walk, type Walk } from '../given';

const limited: DeskEvent = {
  type: 'settings-read',
  settings: {
    ...DEFAULT_SETTINGS,
    wrapUp: { limitSeconds: 120, moreTimeSeconds: 60 },
    dispositions: [
      { code: 'sale', label: 'Sale' },
      { code: 'other', label: 'Something else', needsNote: true },
    ],
  },
};

const accepted: DeskEvent = { type: 'reservation-arrived', reservation: inConference() };
const wrapped: DeskEvent = { type: 'reservation-changed', reservation: inConference({ status: 'wrapping' }) };
const completed: DeskEvent = { type: 'reservation-changed', reservation: inConference({ status: 'completed' }) };
const typed = (notes: string): DeskEvent => ({ type: 'notes-typed', sid: 'WR1', notes });
const written: DeskEvent = { type: 'wrap-up-written', sid: 'WR1', moreTime: false };
const unwritten = (status: number): DeskEvent => ({
  type: 'wrap-up-unwritten',
  sid: 'WR1',
  moreTime: false,
  problem: { code: 'server', message: 'No', status },
});
const asked: DeskEvent = { type: 'complete-asked', sid: 'WR1' };
const tick: DeskEvent = { type: 'tick' };

const inACall = (): Walk => walk(atTheDesk(), limited, accepted);
const wrapping = (): Walk => walk(inACall(), wrapped);
const write = (words: object) => ({
  type: 'write-wrap-up',
  sid: 'WR1',
  taskSid: 'WT1',
  moreTime: false,
  notesBefore: '',
  ...words,
});
const complete = { type: 'complete', sid: 'WR1' };

function only({ state }: Walk) {
  const [engagement] = state.engagements;
  if (!engagement) throw new Error('Expected an engagement.');
  return engagement;
}
const draft = (so: Walk): Draft => draftOf(only(so));

describe('notes', () => {
  it('are saved when the typing pauses, during the call as well as after it', () => {
    for (const begin of [inACall, wrapping]) {
      const so = walk(begin(), typed('a'), 500, typed('ab'), SAVE_AFTER_MS - 1, tick);
      expect(so.intents).not.toContainEqual(write({ notes: 'ab' }));
      expect(walk(so, 1, tick).intents).toContainEqual(write({ notes: 'ab' }));
    }
  });

  it('are saved at once when the field is left, and when the page is', () => {
    for (const event of [{ type: 'notes-left', sid: 'WR1' }, { type: 'page-leaving' }] as const) {
      expect(walk(wrapping(), typed('a'), event).intents).toEqual([write({ notes: 'a' })]);
      expect(walk(wrapping(), event).intents).toEqual([]);
    }
  });

  it('are sent beside what is on its way when the page is left, and once more where it stays', () => {
    const so = walk(wrapping(), typed('a'), 2_000, tick, typed('ab'), { type: 'page-leaving' });
    expect(so.intents).toEqual([write({ notes: 'ab', notesBefore: 'a' })]);
    expect(walk(so, written, 2_000, tick).intents).toEqual([write({ notes: 'ab', notesBefore: 'a' })]);
  });

  it('are sent one after the other, the last of them at last', () => {
    const so = walk(wrapping(), typed('a'), 2_000, tick, typed('ab'), 2_000, tick);
    expect(so.intents).toEqual([]);
    const next = walk(so, written, tick);
    expect(next.intents).toEqual([write({ notes: 'ab', notesBefore: 'a' })]);
    expect(draft(walk(next, written))).toEqual({ notes: 'ab', savedNotes: 'ab' });
  });

  it('begin with what the task says already', () => {
    const attributes = { ...task().attributes, wrap_up: { notes: 'from before', disposition: 'sale' } };
    const reservation = inConference({ status: 'wrapping', task: task({ attributes }) });
    const so = walk(atTheDesk(), { type: 'reservation-arrived', reservation });
    expect(draft(so)).toEqual({ notes: 'from before', disposition: 'sale' });
  });

  it('stay what the agent typed when the task changes meanwhile', () => {
    const changed = task({ attributes: { wrap_up: { notes: 'older' } } });
    expect(draft(walk(wrapping(), typed('mine'), { type: 'task-changed', task: changed })).notes).toBe('mine');
  });

  it('are tried again after a while when they could not be saved, and stay', () => {
    const so = walk(wrapping(), typed('a'), 2_000, tick, unwritten(500), SAVE_AGAIN_AFTER_MS - 1, tick);
    expect(so.intents).toEqual([]);
    expect(draft(so)).toMatchObject({ notes: 'a', problem: { status: 500 } });
    expect(walk(so, 1, tick).intents).toEqual([write({ notes: 'a' })]);
  });

  it.each([400, 403, 404])('are not tried again by themselves after a %i, but when they are changed', (status) => {
    const so = walk(wrapping(), typed('a'), 2_000, tick, unwritten(status), 60_000, tick);
    expect(so.intents).not.toContainEqual(write({ notes: 'a' }));
    expect(walk(wrapping(), typed('a'), 2_000, tick, unwritten(status), typed('b'), 2_000, tick).intents).toEqual([
      write({ notes: 'b' }),
    ]);
  });

  it('are not sent by leaving the field where they could not be saved, but by asking for it', () => {
    const so = walk(wrapping(), typed('a'), 2_000, tick, unwritten(500), { type: 'notes-left', sid: 'WR1' });
    expect(so.intents).toEqual([]);
    const again = walk(so, { type: 'save-asked', sid: 'WR1' });
    expect(again.intents).toEqual([write({ notes: 'a' })]);
    expect(draft(again).problem).toBeDefined();
    expect(draft(walk(again, written)).problem).toBeUndefined();
  });

  it('cannot be written while it rings', () => {
    const so = walk(atTheDesk(), { type: 'reservation-arrived', reservation: inConference({ status: 'pending' }) });
    expect(only(walk(so, typed('a'))).draft).toBeUndefined();
  });
});

describe('notes that a colleague writes into as well', () => {
  const answered = (notes: string): DeskEvent => ({ type: 'wrap-up-written', sid: 'WR1', moreTime: false, notes });
  const sent = (): Walk => walk(wrapping(), typed('mine'), SAVE_AFTER_MS, tick);

  it('are sent with what the task said when the agent began, whatever it says now', () => {
    const saying = (notes: string) => task({ attributes: { wrap_up: { notes } } });
    const so = walk(wrapping(), { type: 'task-changed', task: saying('first') }, typed('first\nmine'));
    const later = walk(so, { type: 'task-changed', task: saying('first\ntheirs') }, 2_000, tick);
    expect(later.intents).toEqual([write({ notes: 'first\nmine', notesBefore: 'first' })]);
  });

  it('are sent with what the field showed when the first letter was typed', () => {
    const changed = task({ attributes: { wrap_up: { notes: 'first\ntheirs' } } });
    const so = walk(
      wrapping(),
      { type: 'task-changed', task: changed },
      { type: 'notes-typed', sid: 'WR1', notes: 'first!', from: 'first', revision: 0 },
      { type: 'notes-left', sid: 'WR1' },
    );
    expect(so.intents).toEqual([write({ notes: 'first!', notesBefore: 'first' })]);
  });

  it('show both when the answer says so, and have nothing left to save', () => {
    const so = walk(sent(), answered('theirs\nmine'));
    expect(draft(so)).toMatchObject({ notes: 'theirs\nmine', revision: 1, bothKept: true });
    expect(walk(so, 60_000, tick).intents).toEqual([]);
  });

  it('keep what was typed while they were on their way, and save it with both', () => {
    const so = walk(sent(), typed('mine is longer'), answered('theirs\nmine'));
    expect(draft(so)).toMatchObject({ notes: 'theirs\nmine is longer', revision: 1, bothKept: true });
    expect(walk(so, SAVE_AFTER_MS, tick).intents).toEqual([
      write({ notes: 'theirs\nmine is longer', notesBefore: 'theirs\nmine' }),
    ]);
  });

  it('keep a letter that was typed before the field showed both', () => {
    const so = walk(sent(), answered('theirs\nmine'), {
      type: 'notes-typed',
      sid: 'WR1',
      notes: 'mine!',
      from: 'mine',
      revision: 0,
    });
    expect(draft(so)).toMatchObject({ notes: 'theirs\nmine!', revision: 2, bothKept: true });
  });

  it('are the agent’s to change once the field shows both, and nothing more is said', () => {
    const both = walk(sent(), answered('theirs\nmine'));
    const so = walk(both, { type: 'notes-typed', sid: 'WR1', notes: 'all of it', from: 'theirs\nmine', revision: 1 });
    expect(draft(so)).toMatchObject({ notes: 'all of it', revision: 1 });
    expect(draft(so).bothKept).toBeUndefined();
  });

  it('appear without a word about both where the agent wrote none', () => {
    const chosen: DeskEvent = { type: 'disposition-chosen', sid: 'WR1', disposition: 'sale' };
    const so = walk(wrapping(), chosen, answered('theirs'));
    expect(draft(so)).toMatchObject({ notes: 'theirs', revision: 1 });
    expect(draft(so).bothKept).toBeUndefined();
  });

  it('do not keep a wrap-up from being completed', () => {
    expect(walk(sent(), asked, answered('theirs\nmine')).intents).toEqual([complete]);
  });

  it('stay on the page when they are too long together, and are saved once they are shorter', () => {
    const so = walk(sent(), unwritten(400));
    expect(draft(so)).toMatchObject({ notes: 'mine', savedNotes: '', problem: { status: 400 } });
    expect(walk(so, typed('my'), 2_000, tick).intents).toEqual([write({ notes: 'my' })]);
  });
});

describe('a disposition', () => {
  const chosen = (disposition: string): DeskEvent => ({ type: 'disposition-chosen', sid: 'WR1', disposition });

  it('is saved at once, with the notes', () => {
    expect(walk(wrapping(), typed('a'), chosen('sale')).intents).toEqual([write({ notes: 'a', disposition: 'sale' })]);
  });

  it('that needs a note does not complete without one', () => {
    const so = walk(wrapping(), chosen('other'), written, asked);
    expect(so.intents).toEqual([]);
    expect(only(so)).toMatchObject({ stage: { name: 'wrapping' }, problem: { code: 'note-needed' } });
    expect(walk(so, typed('Cat on the line'), 2_000, tick, written, asked).intents).toEqual([complete]);
  });

  it.each([typed('C'), chosen('sale')])('and is no longer asked for one after %j', (event) => {
    const so = walk(wrapping(), chosen('other'), written, asked, event);
    expect(only(so).problem).toBeUndefined();
  });
});

describe('an outcome that has to be chosen', () => {
  const settings = {
    ...DEFAULT_SETTINGS,
    dispositions: [
      { code: 'sale', label: 'Sale' },
      { code: 'elsewhere', label: 'Elsewhere', queues: ['another queue'] },
    ],
  };
  const after = (required: unknown, more: object = {}): Walk => {
    const wrapUp = { limitSeconds: 120, moreTimeSeconds: 60, required };
    return walk(wrapping(), { type: 'settings-read', settings: { ...settings, ...more, wrapUp } });
  };
  const chosen: DeskEvent = { type: 'disposition-chosen', sid: 'WR1', disposition: 'sale' };
  const { queueName } = task();

  it.each([true, [queueName]])('where it is %j, is asked for until it is chosen', (required) => {
    const so = walk(after(required), asked);
    expect(so.intents).toEqual([]);
    expect(only(so)).toMatchObject({ stage: { name: 'wrapping' }, problem: { code: 'outcome-needed' } });
    const then = walk(so, chosen);
    expect(only(then).problem).toBeUndefined();
    expect(walk(then, written, asked).intents).toEqual([complete]);
  });

  it.each([false, undefined, ['another queue'], 'yes', {}])('where it is %j, is not', (required) => {
    expect(walk(after(required), asked).intents).toEqual([complete]);
  });

  it('is not asked for where the queue has none', () => {
    const more = { dispositions: settings.dispositions.filter(({ queues }) => queues) };
    expect(walk(after(true, more), asked).intents).toEqual([complete]);
  });

  it('does not keep a wrap-up from ending by itself', () => {
    expect(walk(after(true), 120_000, tick).intents).toEqual([complete]);
  });

  it('is one of the queue’s, or was chosen before', () => {
    const codes = (so: Walk) => outcomesOf(so.state.settings, only(so)).map(({ code }) => code);
    expect(codes(after(true))).toEqual(['sale']);
    const before = walk(after(true), { ...chosen, disposition: 'elsewhere' });
    expect(codes(before)).toEqual(['sale', 'elsewhere']);
  });
});

describe('completing', () => {
  it('saves first what is not saved', () => {
    const so = walk(wrapping(), typed('a'), asked);
    expect(so.intents).toEqual([write({ notes: 'a' })]);
    expect(only(so).stage).toMatchObject({ name: 'completing', through: 'notes' });
    expect(walk(so, written).intents).toEqual([complete]);
  });

  it('waits for what is on its way, and for what was typed meanwhile', () => {
    const so = walk(wrapping(), typed('a'), 2_000, tick, asked);
    expect(so.intents).toEqual([]);
    const more = walk(so, typed('ab'), written);
    expect(more.intents).toEqual([write({ notes: 'ab', notesBefore: 'a' })]);
    expect(walk(more, written).intents).toEqual([complete]);
  });

  it('does not go on when the notes cannot be saved, unless the agent says so', () => {
    const so = walk(wrapping(), typed('a'), asked, unwritten(500));
    expect(so.intents).toEqual([]);
    expect(only(so).stage.name).toBe('wrapping');
    expect(draft(so)).toMatchObject({ notes: 'a', problem: { status: 500 } });
    const anyway = walk(so, { type: 'complete-anyway-asked', sid: 'WR1' });
    expect(anyway.intents).toEqual([complete]);
    expect(walk(anyway, completed).state.outcome).toMatchObject({ end: 'completed' });
    expect(walk(anyway, completed).state.keptNotes).toMatchObject([{ sid: 'WR1', notes: 'a' }]);
  });

  it('goes on when there is no answer at all', () => {
    const so = walk(wrapping(), typed('a'), asked, 20_000, tick);
    expect(so.intents).toEqual([complete]);
  });

  it('lets go of the kept notes when they arrive after all', () => {
    const so = walk(wrapping(), typed('a'), asked, completed);
    expect(so.state.keptNotes).toMatchObject([{ sid: 'WR1', notes: 'a' }]);
    expect(walk(so, written).state.keptNotes).toEqual([]);
  });

  it('saves first also when the agent goes unavailable, and then goes on in any case', () => {
    const so = walk(wrapping(), typed('a'), { type: 'activity-chosen', activitySid: UNAVAILABLE });
    expect(so.intents).toEqual([write({ notes: 'a' })]);
    expect(walk(so, unwritten(500)).intents).toEqual([complete]);
  });
});

describe('the time for wrap-up', () => {
  const end = (so: Walk) => wrapUpEndOf(only(so), so.state);

  it('ends by itself at the operator’s limit', () => {
    const so = walk(wrapping(), 119_999, tick);
    expect(end(so)).toBe(START + 120_000);
    expect(so.intents).not.toContainEqual(complete);
    expect(walk(so, 1, tick).intents).toContainEqual(complete);
  });

  it('saves first what was typed last', () => {
    const so = walk(wrapping(), 119_800, typed('late'), 200, tick);
    expect(so.intents).toContainEqual(write({ notes: 'late' }));
    expect(walk(so, unwritten(500)).intents).toEqual([complete]);
  });

  it('does not ask again and again where it would not end', () => {
    const failed: DeskEvent = {
      type: 'task-fixed',
      sid: 'WR1',
      completed: false,
      status: 'wrapping',
    };
    const no: DeskEvent = {
      type: 'request-failed',
      request: 'complete',
      sid: 'WR1',
      problem: { code: 'server', message: 'No', status: 500 },
    };
    const so = walk(wrapping(), 120_000, tick, no, failed, tick, 5_000, tick);
    expect(so.intents).not.toContainEqual(complete);
    expect(walk(so, OVERDUE_AGAIN_AFTER_MS, tick).intents).toContainEqual(complete);
  });

  it('has no end where the operator wants none, nor before the wrap-up', () => {
    expect(end(walk(atTheDesk(), accepted, wrapped))).toBeUndefined();
    expect(end(inACall())).toBeUndefined();
  });

  it('is made longer by the server’s word', () => {
    const so = walk(wrapping(), { type: 'more-time-asked', sid: 'WR1' });
    expect(so.intents).toEqual([{ type: 'write-wrap-up', sid: 'WR1', taskSid: 'WT1', moreTime: true }]);
    expect(walk(so, { type: 'more-time-asked', sid: 'WR1' }).intents).toEqual([]);
    const granted = walk(so, { type: 'wrap-up-written', sid: 'WR1', moreTime: true, deadline: START + 180_000 });
    expect(end(granted)).toBe(START + 180_000);
    expect(only(granted).moreTime).toBeUndefined();
  });

  it('says why it was not made longer, and can be asked again', () => {
    const problem = { code: 'network', message: 'No' };
    const so = walk(
      wrapping(),
      { type: 'more-time-asked', sid: 'WR1' },
      { type: 'wrap-up-unwritten', sid: 'WR1', moreTime: true, problem },
    );
    expect(only(so).moreTime).toEqual({ problem });
    expect(walk(so, { type: 'more-time-asked', sid: 'WR1' }).intents).toHaveLength(1);
  });

  it('is not offered when there is no more to be had', () => {
    expect(canExtend(only(wrapping()), wrapping().state)).toBe(true);
    const last: DeskEvent = { type: 'wrap-up-written', sid: 'WR1', moreTime: true, deadline: START + 300_000 };
    const so = walk(wrapping(), last);
    expect(canExtend(only(so), so.state)).toBe(false);
    expect(canExtend(only(inACall()), inACall().state)).toBe(false);
  });

  it('is read from the task where another page has asked for more', () => {
    const deadline = new Date(START + 170_000).toISOString();
    const changed = task({ status: 'wrapping', attributes: { wrap_up: { deadline } } });
    expect(end(walk(wrapping(), { type: 'task-changed', task: changed }))).toBe(START + 170_000);
  });

  it('is not read from a task that a colleague has wrapped up and handed over', () => {
    const theirs = { deadline: new Date(START - 60_000).toISOString(), reservation: 'WR7' };
    const changed = task({ status: 'wrapping', attributes: { wrap_up: theirs } });
    expect(end(walk(wrapping(), { type: 'task-changed', task: changed }))).toBe(end(wrapping()));
  });
});
