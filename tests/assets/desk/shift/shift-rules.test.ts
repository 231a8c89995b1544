import { readShift, SHIFT_ENDS_AFTER_MS } from '../../../../src/assets/desk/shift/shift-kept';
import { averageHandlingMs, EMPTY_SHIFT, SHIFT_CALLS } from '../../../../src/assets/desk/shift/shift-state';
import {
  atTheDesk,
  inConference,
  reservation,
  ringing,
  START,
  task,
  walk,
  type Walk,
  worker,
  wrappingUp,
} from '../given';

const completed = (): Walk =>
  walk(
    wrappingUp(),
    30_000,
    { type: 'complete-asked', sid: 'WR1' },
    {
      type: 'reservation-changed',
      reservation: inConference({ status: 'completed' }),
    },
  );

/** Another call that ends this way at once. */
const ends = (from: Walk, status: 'timeout' | 'rejected' | 'rescinded' | 'canceled', sid: string): Walk =>
  walk(
    from,
    { type: 'reservation-arrived', reservation: reservation({ sid, task: task({ sid: `WT${sid}` }) }) },
    { type: 'reservation-changed', reservation: reservation({ sid, status, task: task({ sid: `WT${sid}` }) }) },
  );

describe('the memory of the shift', () => {
  it('knows how long a call took, wrap-up included', () => {
    const { state, keeps } = completed();
    expect(state.shift).toMatchObject({ taken: 1, missed: 0, rejected: 0 });
    expect(averageHandlingMs(state.shift)).toBe(90_000);
    expect(state.shift.calls).toEqual([
      {
        at: START + 97_000,
        caller: { number: '+15550111', wants: 'a broken lamp' },
        talk: 'call',
        end: 'completed',
        handledMs: 90_000,
      },
    ]);
    expect(keeps).toContainEqual({ type: 'keep-shift', workerSid: 'WK1', shift: state.shift });
  });

  it('counts what the agent missed and rejected, and nothing that others did', () => {
    const missed = ends(atTheDesk(), 'timeout', 'WR1');
    const others = ends(ends(ends(missed, 'rescinded', 'WR2'), 'canceled', 'WR3'), 'rejected', 'WR4');
    expect(others.state.shift).toMatchObject({ taken: 0, missed: 1, rejected: 0 });
    expect(others.state.shift.calls.map(({ end }) => end)).toEqual(['timed-out', 'rescinded', 'canceled', 'rejected']);
    expect(averageHandlingMs(others.state.shift)).toBeUndefined();
    const rejected = walk(
      ringing(),
      { type: 'reject-asked', sid: 'WR1' },
      {
        type: 'reservation-changed',
        reservation: reservation({ status: 'rejected' }),
      },
    );
    expect(rejected.state.shift.rejected).toBe(1);
  });

  it('remembers the last calls one by one, and counts all', () => {
    let many = atTheDesk();
    for (let call = 0; call < SHIFT_CALLS + 7; call++) many = ends(many, 'timeout', `WR${call}`);
    expect(many.state.shift.calls).toHaveLength(SHIFT_CALLS);
    expect(many.state.shift.missed).toBe(SHIFT_CALLS + 7);
  });

  it('is asked for once the worker is known, and gone when they sign out', () => {
    expect(atTheDesk().keeps).toContainEqual({ type: 'recall-shift', workerSid: 'WK1' });
    const again = walk(atTheDesk(), { type: 'ready', worker: worker(), activities: [], reservations: [] });
    expect(again.keeps).toEqual([]);
    const out = walk(completed(), { type: 'sign-out-asked' });
    expect(out.keeps).toContainEqual({ type: 'forget-shift', workerSid: 'WK1' });
    expect(out.state.shift).toEqual(EMPTY_SHIFT);
  });

  it('goes on where it was', () => {
    const { shift } = completed().state;
    const more = walk(ends(atTheDesk(), 'timeout', 'WR2'), { type: 'shift-recalled', workerSid: 'WK1', shift });
    expect(more.state.shift).toMatchObject({ taken: 1, missed: 1, handledMs: 90_000 });
    expect(more.state.shift.calls.map(({ end }) => end)).toEqual(['completed', 'timed-out']);
    const somebodyElses = walk(atTheDesk(), { type: 'shift-recalled', workerSid: 'WK2', shift });
    expect(somebodyElses.state.shift).toEqual(EMPTY_SHIFT);
  });
});

describe('a shift that was kept', () => {
  const { shift } = completed().state;
  const now = START + 200_000;
  const kept = (over: object = {}, keptAt: number = now - 1) =>
    readShift(JSON.parse(JSON.stringify({ keptAt, shift: { ...shift, ...over } })), now);

  it('is read as it was written', () => {
    expect(kept()).toEqual(shift);
  });

  it('is over after half a day', () => {
    expect(kept({}, now - SHIFT_ENDS_AFTER_MS)).toEqual(shift);
    expect(kept({}, now - SHIFT_ENDS_AFTER_MS - 1)).toBeUndefined();
    expect(kept({}, now + 1)).toBeUndefined();
  });

  it.each([{ taken: '1' }, { missed: -1 }, { rejected: 0.5 }, { handled: null }, { handledMs: 'long' }, { calls: {} }])(
    'is none with %j',
    (over) => {
      expect(kept(over)).toBeUndefined();
    },
  );

  it.each([[undefined], ['junk'], [[]], [{ keptAt: START }], [{ keptAt: 'today', shift: {} }]])(
    'is none where %j stands',
    (stored) => {
      expect(readShift(stored, now)).toBeUndefined();
    },
  );

  it('leaves out calls that cannot be, and what must not reach the screen', () => {
    const [good] = shift.calls;
    const calls = [
      7,
      { ...good, end: 'vanished' },
      { ...good, talk: 'chat' },
      { ...good, at: now + 1 },
      { ...good, caller: { name: 'Ana\u202E Ruiz', number: 7 }, handledMs: -1 },
    ];
    expect(kept({ calls })?.calls).toEqual([
      { at: good!.at, caller: { name: 'Ana Ruiz' }, talk: 'call', end: 'completed' },
    ]);
    expect(kept({ calls: Array<unknown>(60).fill(good) })?.calls).toHaveLength(SHIFT_CALLS);
  });
});
