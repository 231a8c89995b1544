import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import { KEPT_CALLS } from '../../../../src/assets/desk/wrap-up/wrap-up-kept';
import { stayingFor } from '../../../../src/assets/desk/sign-in/sign-in-rules';
import { isSignedIn, signedOut } from '../../../../src/assets/desk/desk-state';
import { atTheDesk, inConference, task, walk, type Walk } from '../given';

const status = (sid: string, to: 'accepted' | 'wrapping' | 'completed'): DeskEvent => ({
  type: to === 'accepted' ? 'reservation-arrived' : 'reservation-changed',
  reservation: inConference({ sid, status: to, task: task({ sid: sid.replace('WR', 'WT') }) }),
});
const typed = (notes: string, sid = 'WR1'): DeskEvent => ({ type: 'notes-typed', sid, notes });
const chosen = (disposition: string): DeskEvent => ({ type: 'disposition-chosen', sid: 'WR1', disposition });
const written: DeskEvent = { type: 'wrap-up-written', sid: 'WR1', moreTime: false };
const unwritten: DeskEvent = {
  type: 'wrap-up-unwritten',
  sid: 'WR1',
  moreTime: false,
  problem: { code: 'server', message: 'No', status: 500 },
};
const asked: DeskEvent = { type: 'complete-asked', sid: 'WR1' };
const anyway: DeskEvent = { type: 'complete-anyway-asked', sid: 'WR1' };
const dismissed: DeskEvent = { type: 'kept-notes-dismissed', sid: 'WR1' };

const wrapping = (sid = 'WR1', from = atTheDesk()): Walk =>
  walk(from, status(sid, 'accepted'), status(sid, 'wrapping'));
/** A wrap-up that the agent completed although their notes could not be saved. */
const completed = (): Walk => walk(wrapping(), typed('a'), asked, unwritten, anyway, status('WR1', 'completed'));
const KEPT = { sid: 'WR1', caller: { number: '+15550111', wants: 'a broken lamp' }, notes: 'a' };

describe('what could not be saved when a call ends', () => {
  it('is kept, with whose call it was', () => {
    expect(completed().state.keptNotes).toEqual([KEPT]);
  });

  it('is nothing where everything was saved, or nothing was written', () => {
    expect(walk(wrapping(), status('WR1', 'completed')).state.keptNotes).toEqual([]);
    expect(walk(wrapping(), typed('a'), asked, written, status('WR1', 'completed')).state.keptNotes).toEqual([]);
    expect(walk(wrapping(), typed(' \n'), status('WR1', 'completed')).state.keptNotes).toEqual([]);
    expect(walk(wrapping(), chosen(''), status('WR1', 'completed')).state.keptNotes).toEqual([]);
  });

  it('is the disposition, too, also without notes', () => {
    const both = walk(wrapping(), typed('a'), chosen('sale'), unwritten, anyway, status('WR1', 'completed'));
    expect(both.state.keptNotes).toEqual([{ ...KEPT, disposition: 'sale' }]);
    const alone = walk(wrapping(), chosen('sale'), unwritten, anyway, status('WR1', 'completed'));
    expect(alone.state.keptNotes).toEqual([{ ...KEPT, notes: '', disposition: 'sale' }]);
  });

  it('is kept however the call ends', () => {
    expect(walk(wrapping(), typed('a'), { type: 'reservation-gone', sid: 'WR1' }).state.keptNotes).toEqual([KEPT]);
    const fixed: DeskEvent = { type: 'task-fixed', sid: 'WR1', completed: true, status: 'completed' };
    expect(walk(wrapping(), typed('a'), fixed).state.keptNotes).toEqual([KEPT]);
  });

  it('stays when the next call comes, is taken and ends, and when its end is read', () => {
    const next = walk(wrapping('WR2', completed()), { type: 'complete-asked', sid: 'WR2' }, status('WR2', 'completed'));
    expect(next.state.keptNotes).toEqual([KEPT]);
    const pending: DeskEvent = {
      type: 'reservation-arrived',
      reservation: inConference({ sid: 'WR3', status: 'pending' }),
    };
    const rings = walk(next, { type: 'outcome-dismissed' }, pending, { type: 'accept-asked', sid: 'WR3' });
    expect(rings.state.keptNotes).toEqual([KEPT]);
  });

  it('is kept beside that of other calls, the newest last and not for ever', () => {
    let so = completed();
    for (let call = 2; call <= KEPT_CALLS + 1; call++) {
      const sid = `WR${call}`;
      so = walk(wrapping(sid, so), typed(`about ${call}`, sid), status(sid, 'completed'));
    }
    const { keptNotes } = so.state;
    expect(keptNotes).toHaveLength(KEPT_CALLS);
    expect(keptNotes[0]).toMatchObject({ sid: 'WR2', notes: 'about 2' });
    expect(keptNotes.at(-1)).toMatchObject({ notes: `about ${KEPT_CALLS + 1}` });
  });

  it('goes when the agent dismisses it, and no other with it', () => {
    const two = walk(wrapping('WR2', completed()), typed('b', 'WR2'), status('WR2', 'completed'));
    expect(walk(two, dismissed).state.keptNotes).toMatchObject([{ sid: 'WR2', notes: 'b' }]);
    expect(walk(two, { ...dismissed, sid: 'WR9' }).state.keptNotes).toHaveLength(2);
  });

  it('goes when it arrives after all', () => {
    const under = walk(wrapping(), typed('a'), asked, status('WR1', 'completed'));
    expect(under.state.keptNotes).toEqual([{ ...KEPT, underWay: true }]);
    expect(walk(under, unwritten).state.keptNotes).toHaveLength(1);
    expect(walk(under, { ...written, moreTime: true }).state.keptNotes).toHaveLength(1);
    expect(walk(under, written).state.keptNotes).toEqual([]);
  });

  it('stays when only what was typed before it arrives', () => {
    const more = walk(wrapping(), typed('a'), asked, typed('ab'), status('WR1', 'completed'), written);
    expect(more.state.keptNotes).toMatchObject([{ notes: 'ab' }]);
  });

  it('is told to the tabs that follow, and lives on in the one that leads next', () => {
    const follows = walk(
      signedOut(),
      { type: 'tab-leads', leads: false },
      { type: 'state-shared', state: completed().state },
    );
    expect(walk(follows, { type: 'tab-leads', leads: true }).state.keptNotes).toEqual([KEPT]);
  });
});

describe('signing out', () => {
  it('waits until what could not be saved is dismissed', () => {
    const refused = walk(completed(), { type: 'sign-out-asked' });
    expect(stayingFor(refused.state)).toBe('notes');
    expect(refused.intents).toEqual([]);
    expect(refused.state.keptNotes).toEqual([KEPT]);
    const left = walk(refused, dismissed, { type: 'sign-out-asked' });
    expect(isSignedIn(left.state)).toBe(false);
    expect(left.state.keptNotes).toEqual([]);
  });

  it('waits first for what is open', () => {
    expect(stayingFor(wrapping('WR2', completed()).state)).toBe('open');
    expect(stayingFor(atTheDesk().state)).toBeUndefined();
  });
});
