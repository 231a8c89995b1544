import { skewByToken } from '../../../../src/assets/desk/ground/deadline';
import type { DeskEvent } from '../../../../src/assets/desk/desk-events';
import { signedOut } from '../../../../src/assets/desk/desk-state';
import { wrapUpEndOf } from '../../../../src/assets/desk/wrap-up/wrap-up-rules';
import { ACTIVITIES, inConference, reservation, START, task, walk, type Walk, worker } from '../given';

const MINUTE = 60_000;

/** A sign-in, its token issued that much later or earlier by the server's clock, and what TaskRouter then has open. */
function reloaded(aheadMs: number, ...open: ReturnType<typeof reservation>[]): Walk {
  return walk(
    signedOut(),
    { type: 'sign-in-asked', workerName: 'charles' },
    { type: 'settings-read', settings: { ...signedOut().settings, wrapUp: { limitSeconds: 60, moreTimeSeconds: 30 } } },
    opened(START + aheadMs),
    { type: 'ready', worker: worker(), activities: ACTIVITIES, reservations: open },
  );
}

function opened(issuedAt: number, askedAt?: number): DeskEvent {
  const asked = askedAt !== undefined && { askedAt };
  return { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000, issuedAt, ...asked };
}

describe('on a computer whose clock is ten minutes off', () => {
  for (const aheadMs of [-10 * MINUTE, 10 * MINUTE]) {
    const at = (ms: number): { createdAt: number; updatedAt: number } => ({
      createdAt: START + aheadMs + ms,
      updatedAt: START + aheadMs + ms,
    });

    it(`a call that rings already has the time left that it has (${aheadMs})`, () => {
      const { state } = reloaded(aheadMs, reservation(at(-20_000)));
      expect(state.engagements[0]?.stage).toEqual({ name: 'ringing', deadline: START + 100_000 });
    });

    it(`a wrap-up goes on until its own end (${aheadMs})`, () => {
      const wrapping = reloaded(aheadMs, inConference({ status: 'wrapping', ...at(-20_000) }));
      const [engagement] = wrapping.state.engagements;
      expect(engagement && wrapUpEndOf(engagement, wrapping.state)).toBe(START + 40_000);
      expect(walk(wrapping, 39_000, { type: 'tick' }).intents).not.toContainEqual({ type: 'complete', sid: 'WR1' });
      const over = walk(wrapping, 40_000, { type: 'tick' });
      expect(over.state.engagements[0]?.stage.name).toBe('completing');
    });

    it(`a missed call that is found late does not ring for longer than it has (${aheadMs})`, () => {
      const event: DeskEvent = { type: 'reservation-arrived', reservation: reservation(at(-50_000)), late: true };
      const { state } = walk(reloaded(aheadMs), event);
      expect(state.engagements[0]?.stage).toEqual({ name: 'ringing', deadline: START + 70_000 });
      expect(state.skewMs).toBe(aheadMs);
    });
  }

  it('what became of an old reservation says nothing about the clock', () => {
    const completed = reservation({ status: 'completed', createdAt: START - 10 * MINUTE, task: task() });
    expect(walk(reloaded(0), { type: 'reservation-arrived', reservation: completed, late: true }).state.skewMs).toBe(0);
  });

  it('a clock that is set right is noticed at the next renewal', () => {
    const due = walk(reloaded(10 * MINUTE), 48 * MINUTE, { type: 'tick' });
    expect(walk(due, opened(due.now)).state.skewMs).toBe(0);
  });

  it('an arrival tells it more exactly', () => {
    const createdAt = START + 10 * MINUTE + 1_400;
    const event: DeskEvent = { type: 'reservation-arrived', reservation: reservation({ createdAt }) };
    expect(walk(reloaded(10 * MINUTE), event).state.skewMs).toBe(10 * MINUTE + 1_400);
  });

  it('a token that comes too late changes nothing', () => {
    const out = walk(signedOut());
    expect(walk(out, opened(START + 10 * MINUTE)).state).toBe(out.state);
  });
});

describe('the skew that a token tells', () => {
  it('is none where clocks agree, whatever the seconds and the way of the answer', () => {
    for (const noise of [-2_000, -999, 0, 999, 2_000]) expect(skewByToken(0, START + noise, START, START)).toBe(0);
  });

  it('is none where the answer took its time', () => {
    expect(skewByToken(0, START, START - 300, START + 9_000)).toBe(0);
    expect(skewByToken(0, START + 8_000, START - 300, START + 9_000)).toBe(0);
  });

  it('stays as it is known while that fits, so that no countdown jumps', () => {
    const known = 600_400;
    expect(skewByToken(known, START + 599_000, START - 200, START)).toBe(known);
    expect(skewByToken(known, START + 500_000, START - 200, START)).toBe(500_000);
    expect(skewByToken(known, START, START - 200, START)).toBe(0);
  });

  it('is that of the answer where nobody knows when it was asked for', () => {
    expect(skewByToken(0, START - 60_000, START + 5_000, START)).toBe(-60_000);
  });
});
