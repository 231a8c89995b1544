import type { PastCall, PastCalls } from '../../../../src/assets/desk/history/history-state';
import { atTheDesk, inCall, inConference, reservation, task, walk, type Walk } from '../given';

const features = { outbound: false, thirdNumber: false, history: true } as const;
const withHistory = (from: Walk): Walk => walk(from, { type: 'features-read', features });

const past = (taskSid: string, over: Partial<PastCall> = {}): PastCall => ({
  taskSid,
  at: 1,
  end: 'completed',
  outbound: false,
  people: [],
  missedBy: [],
  youMissed: false,
  transfers: [],
  notesCut: false,
  ...over,
});

const page = (...sids: string[]): PastCalls => ({ calls: sids.map((sid) => past(sid)) });
const read = (from: Walk, of: string, what: PastCalls, further = false): Walk =>
  walk(from, { type: 'history-read', of, page: what, further });
const unread = (from: Walk, of: string, code = 'server'): Walk =>
  walk(from, { type: 'history-unread', of, problem: { code, message: 'No.' } });

const asked = ({ intents }: Walk) => intents.filter(({ type }) => type === 'read-history');
const sids = ({ state }: Walk, whose: 'own' | 'caller') =>
  state.history[whose]?.page?.calls.map(({ taskSid }) => taskSid);

it('asks for nothing where the desk keeps no history', () => {
  expect(asked(inCall())).toEqual([]);
  expect(inCall().state.history).toEqual({ wantsAll: false });
});

it('reads one’s own calls at the desk, and the caller’s once it rings, each once', () => {
  const waiting = withHistory(atTheDesk());
  expect(asked(waiting)).toEqual([{ type: 'read-history', of: 'own' }]);
  expect(asked(walk(waiting, { type: 'tick' }))).toEqual([]);
  const rings = walk(waiting, { type: 'reservation-arrived', reservation: reservation() });
  expect(asked(rings)).toEqual([{ type: 'read-history', of: 'WT1' }]);
  expect(asked(walk(rings, 1_000, { type: 'tick' }))).toEqual([]);
});

it('reads nothing about a task without a call', () => {
  const chat = reservation({ task: task({ attributes: { from: '+15550111' } }) });
  expect(asked(walk(withHistory(atTheDesk()), { type: 'reservation-arrived', reservation: chat }))).toEqual([]);
});

it('forgets what is told of a caller who is not in focus any more', () => {
  const rings = withHistory(inCall());
  const told = read(rings, 'WT9', page('WT5'));
  expect(told.state.history.caller).toMatchObject({ of: 'WT1', name: 'loading' });
  expect(sids(read(told, 'WT1', page('WT5')), 'caller')).toEqual(['WT5']);
});

it('tries again by itself, ever less often, and keeps in sight what it has', () => {
  const first = read(withHistory(inCall()), 'WT1', page('WT5'));
  let now = unread(first, 'WT1');
  expect(now.state.history.caller).toMatchObject({ name: 'failed', page: { calls: [{ taskSid: 'WT5' }] } });
  for (const pauseMs of [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
    expect(asked(walk(now, pauseMs - 1, { type: 'tick' }))).toEqual([]);
    const again = walk(now, pauseMs, { type: 'tick' });
    expect(asked(again)).toEqual([{ type: 'read-history', of: 'WT1' }]);
    now = unread(again, 'WT1');
  }
  expect(read(walk(now, 60_000, { type: 'tick' }), 'WT1', page()).state.history.caller).toMatchObject({
    name: 'read',
    failures: 0,
  });
});

it('does not ask again where the desk keeps none after all', () => {
  const off = unread(withHistory(inCall()), 'WT1', 'not_enabled');
  expect(off.state.history.caller?.name).toBe('off');
  expect(asked(walk(off, 100_000, { type: 'tick' }))).toEqual([]);
});

it('goes on with a further page, in which what is known comes once', () => {
  const first = read(withHistory(inCall()), 'WT1', { ...page('WT5', 'WT4'), before: 'mark' });
  const more = walk(first, { type: 'history-more-asked', of: 'WT1' });
  expect(asked(more)).toEqual([{ type: 'read-history', of: 'WT1', before: 'mark' }]);
  expect(asked(walk(more, { type: 'history-more-asked', of: 'WT1' }))).toEqual([]);
  const all = read(more, 'WT1', page('WT4', 'WT3'), true);
  expect(sids(all, 'caller')).toEqual(['WT5', 'WT4', 'WT3']);
  expect(asked(walk(all, { type: 'history-more-asked', of: 'WT1' }))).toEqual([]);
});

it('reads one’s own again in a moment once a call is over', () => {
  const own = read(withHistory(atTheDesk()), 'own', page('WT7'));
  const called = walk(own, { type: 'reservation-arrived', reservation: reservation() });
  const over = walk(called, { type: 'reservation-changed', reservation: reservation({ status: 'canceled' }) });
  expect(over.state.engagements).toEqual([]);
  expect(asked(walk(over, 2_999, { type: 'tick' }))).toEqual([]);
  expect(asked(walk(over, 3_000, { type: 'tick' }))).toEqual([{ type: 'read-history', of: 'own' }]);
  expect(over.state.history.caller).toBeUndefined();
});

describe('all of one’s own calls', () => {
  const many = (from: number, count: number): PastCalls =>
    page(...Array.from({ length: count }, (_, i) => `WT${from + i}`));

  it('are read page by page as long as they are wanted, and given up afterwards', () => {
    const own = read(withHistory(atTheDesk()), 'own', { ...many(0, 50), before: 'a' });
    const wanted = walk(own, { type: 'history-all-asked', open: true });
    expect(asked(wanted)).toEqual([{ type: 'read-history', of: 'own', before: 'a' }]);
    const second = read(wanted, 'own', { ...many(50, 50), before: 'b' }, true);
    expect(asked(second)).toEqual([{ type: 'read-history', of: 'own', before: 'b' }]);
    const all = read(second, 'own', many(100, 7), true);
    expect([asked(all), sids(all, 'own')?.length]).toEqual([[], 107]);
    const closed = walk(all, { type: 'history-all-asked', open: false });
    expect(asked(closed)).toEqual([{ type: 'read-history', of: 'own' }]);
  });

  it('are not begun by closing what was not open', () => {
    const own = read(withHistory(atTheDesk()), 'own', many(0, 50));
    expect(walk(own, { type: 'history-all-asked', open: false }).state).toBe(own.state);
  });
});

it('keeps what is known of the caller through the call, to the end of the wrap-up', () => {
  const talking = read(withHistory(inCall()), 'WT1', page('WT5'));
  const wraps = walk(talking, 60_000, {
    type: 'reservation-changed',
    reservation: inConference({ status: 'wrapping' }),
  });
  expect([asked(wraps), sids(wraps, 'caller')]).toEqual([[], ['WT5']]);
});
