import fc from 'fast-check';
import { fitting, type CallRecord } from '../../../src/lib/history/call-record';
import { draws } from '../../seed';
import { anyText } from '../../any-text';

const record: CallRecord = {
  taskSid: `WT${'0'.repeat(32)}`,
  at: '2026-11-30T12:00:00.000Z',
  direction: 'inbound',
  people: [],
  end: 'completed',
  endedAt: '2026-11-30T12:05:00.000Z',
  known: 1,
};

const sizeOf = (one: CallRecord): number => Buffer.byteLength(JSON.stringify(one));

it('leaves alone what fits into an item of Sync', () => {
  const notes = 'x'.repeat(4_000);
  expect(fitting({ ...record, notes })).toEqual({ ...record, notes });
});

it('cuts notes that do not, and says so', () => {
  // Each of these takes six bytes in JSON.
  const { notes = '', notesCut } = fitting({ ...record, notes: '\u0001'.repeat(4_000) });
  expect(notesCut).toBe(true);
  expect(notes.length).toBeGreaterThan(1_500);
});

it('keeps the newest of what there is too much of', () => {
  const missed = Array.from({ length: 50 }, (_, index) => ({ name: `agent ${index}` }));
  expect(fitting({ ...record, missed }).missed?.at(-1)).toEqual({ name: 'agent 49' });
  expect(fitting({ ...record, missed }).missed).toHaveLength(20);
});

it('is within 16 KiB whatever was noted', () => {
  fc.assert(
    fc.property(anyText({ maxLength: 4_096 }), (notes) => {
      expect(sizeOf(fitting({ ...record, notes }))).toBeLessThan(16 * 1024);
    }),
    { seed: draws.seed, numRuns: 50 * draws.times },
  );
});
