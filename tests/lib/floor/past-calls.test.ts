import { readPastCalls } from '../../../src/lib/floor/past-calls';
import type { CallHistory } from '../../../src/lib/history/call-history';
import type { CallRecord } from '../../../src/lib/history/call-record';

const call: CallRecord = {
  taskSid: 'WT1',
  at: '2026-11-30T12:00:00.000Z',
  direction: 'inbound',
  people: [],
  end: 'completed',
  endedAt: '2026-11-30T12:05:00.000Z',
  notes: 'Wants the red one.',
  fields: { reason: 'Her mother is ill.' },
  known: 7,
};
const history = { ofDay: () => Promise.resolve({ calls: [call] }) } as unknown as CallHistory;

it('tells what was written about a call only to whoever asks for it on record', async () => {
  const { known: _known, notes, fields, ...told } = call;
  const { calls } = await readPastCalls(history, { day: '2026-11-30', withNotes: false });
  expect(calls).toEqual([{ ...told, hasNotes: true }]);
  const whole = await readPastCalls(history, { day: '2026-11-30', withNotes: true });
  expect(whole.calls).toEqual([{ ...told, notes, fields }]);
});
