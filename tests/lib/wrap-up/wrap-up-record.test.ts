import fc from 'fast-check';
import { withWrapUpRecord } from '../../../src/lib/wrap-up/wrap-up-notes';
import {
  extendedDeadline,
  MORE_TIME_TIMES,
  recordFor,
  wrapUpDeadline,
  wrapUpRecordOf,
} from '../../../src/lib/wrap-up/wrap-up-record';
import { documents } from '../attributes/documents';
import { anyText } from '../../any-text';

const limits = { limitSeconds: 120, moreTimeSeconds: 60 };
const since = Date.UTC(2031, 4, 6, 12);

const parsed = (json: string): Record<string, unknown> => JSON.parse(json) as Record<string, unknown>;

describe('the record in the attributes', () => {
  it('is the same when it is written twice, whatever the attributes', () => {
    const record = fc.record({ notes: anyText(), disposition: fc.string() });
    fc.assert(
      fc.property(documents, record, ({ text }, words) => {
        const once = withWrapUpRecord(text, words);
        expect(wrapUpRecordOf(parsed(once))).toMatchObject(words);
        expect(withWrapUpRecord(once, words)).toBe(once);
      }),
      { seed: 17 },
    );
  });

  it('is read as it was written', () => {
    const record = { notes: 'Wants a “receipt”\nby post', disposition: 'sale', deadline: since, reservation: 'WR1' };
    expect(wrapUpRecordOf(parsed(withWrapUpRecord('{}', record)))).toEqual(record);
  });

  it('leaves everything else alone, under its own name too', () => {
    const before = '{"id": 12345678901234567890, "wrap_up": {"theirs": 1.10, "notes": "old"}, "price": 1.0}';
    expect(withWrapUpRecord(before, { notes: 'new' })).toBe(before.replace('old', 'new'));
    expect(withWrapUpRecord(before, { disposition: 'sale' })).toBe(
      before.replace('"old"', '"old","disposition":"sale"'),
    );
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [7],
    [['notes']],
    [{}],
    [{ notes: 7, disposition: {}, deadline: 'soon', reservation: 1 }],
    [{ deadline: 1_000 }],
  ])('is empty when the attribute is %j', (wrap_up) => {
    expect(wrapUpRecordOf({ wrap_up })).toEqual({});
  });

  it('has no deadline for anybody but the one whose wrap-up it ends', () => {
    const record = { notes: 'n', deadline: since, reservation: 'WR1' };
    expect(recordFor(record, 'WR1')).toEqual(record);
    expect(recordFor(record, 'WR2')).toEqual({ notes: 'n' });
    expect(recordFor({ deadline: since }, 'WR2')).toEqual({ deadline: since });
  });

  it('replaces an attribute that is no record', () => {
    expect(withWrapUpRecord('{"wrap_up":"text"}', { notes: 'n' })).toBe('{"wrap_up":{"notes":"n"}}');
  });
});

describe('the deadline', () => {
  it('is the limit after the wrap-up began', () => {
    expect(wrapUpDeadline({}, since, limits)).toBe(since + 120_000);
  });

  it('is the one written down', () => {
    expect(wrapUpDeadline({ deadline: since + 150_000 }, since, limits)).toBe(since + 150_000);
  });

  it('does not move beyond all the time there is to be had', () => {
    expect(wrapUpDeadline({ deadline: since + 9e9 }, since, limits)).toBe(since + 300_000);
  });

  it.each([0, -1])('does not exist with a limit of %d s', (limitSeconds) => {
    expect(wrapUpDeadline({ deadline: since }, since, { ...limits, limitSeconds })).toBeUndefined();
    expect(extendedDeadline({}, since, { ...limits, limitSeconds })).toBeUndefined();
  });

  it('can be moved as often as it says, and then no more', () => {
    let deadline: number | undefined;
    const moved: number[] = [];
    for (;;) {
      deadline = extendedDeadline(deadline === undefined ? {} : { deadline }, since, limits);
      if (deadline === undefined) break;
      moved.push(deadline - since);
    }
    expect(moved).toEqual([180_000, 240_000, 300_000]);
    expect(moved).toHaveLength(MORE_TIME_TIMES);
  });

  it('cannot be moved where there is no more time to be had', () => {
    expect(extendedDeadline({}, since, { ...limits, moreTimeSeconds: 0 })).toBeUndefined();
  });

  it('never comes earlier by being moved', () => {
    const seconds = fc.integer({ min: 0, max: 86_400 });
    fc.assert(
      fc.property(seconds, seconds, fc.integer({ min: 0, max: since * 2 }), (limitSeconds, moreTimeSeconds, at) => {
        const record = { deadline: at };
        const given = { limitSeconds, moreTimeSeconds };
        const before = wrapUpDeadline(record, since, given);
        const after = extendedDeadline(record, since, given);
        if (after !== undefined) expect(after).toBeGreaterThan(before ?? Number.POSITIVE_INFINITY);
      }),
    );
  });
});
