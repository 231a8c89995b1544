import { readPastCalls } from '../../../../src/assets/desk/history/read-past-calls';
import {
  NOTHING_SOUGHT,
  queryOf,
  queuesOf,
  searchCalls,
  searchIn,
} from '../../../../src/assets/desk/history/search-calls';

const whole = {
  taskSid: 'WT1',
  at: '2026-11-20T12:00:00.000Z',
  direction: 'outbound',
  caller: '+15557654321',
  queue: 'support',
  people: [{ name: 'bob\u202E', at: '2026-11-20T12:00:08.000Z', talkSeconds: 183, you: true }],
  missed: [{ name: 'alice', rejected: true }],
  waitSeconds: 8,
  talkSeconds: 183,
  transfers: [{ at: '2026-11-20T12:01:00.000Z', by: 'bob', to: 'alice', outcome: 'failed' }],
  holds: { count: 1, seconds: 20 },
  end: 'completed',
  hungUp: 'caller',
  notes: 'Wants\nthe red one.\u0000',
  notesCut: true,
  disposition: 'sold',
};

describe('readPastCalls', () => {
  it('takes over what is told, as text that reads as it is written', () => {
    expect(readPastCalls({ calls: [whole], before: 'mark', withheld: true })).toEqual({
      before: 'mark',
      withheld: true,
      calls: [
        {
          taskSid: 'WT1',
          at: Date.UTC(2026, 10, 20, 12),
          end: 'completed',
          outbound: true,
          caller: '+15557654321',
          queue: 'support',
          people: [{ name: 'bob', talkMs: 183_000, you: true }],
          missedBy: ['alice'],
          youMissed: false,
          transfers: [{ by: 'bob', to: 'alice', outcome: 'failed' }],
          waitMs: 8_000,
          talkMs: 183_000,
          holds: { count: 1, ms: 20_000 },
          hungUp: 'caller',
          notes: 'Wants\nthe red one.',
          notesCut: true,
          disposition: 'sold',
        },
      ],
    });
  });

  it.each([{}, { calls: 'none' }, { calls: [{}, null, 7, { ...whole, at: 'soon' }, { ...whole, end: 'exploded' }] }])(
    'finds no call in %j',
    (answer) => expect(readPastCalls(answer)).toEqual({ calls: [] }),
  );
});

describe('searchCalls', () => {
  const calls = [
    { ...whole, taskSid: 'WT1' },
    { ...whole, taskSid: 'WT2', caller: '+4930123456', notes: 'Rückruf am Montag', queue: 'sales', end: 'abandoned' },
    {
      ...whole,
      taskSid: 'WT3',
      caller: undefined,
      notes: undefined,
      disposition: undefined,
      people: [{ name: 'Zoë' }],
    },
  ].flatMap((call) => readPastCalls({ calls: [call] }).calls);
  const labelOf = (code: string): string => (code === 'sold' ? 'Verkauft' : code);
  const found = (text: string, more: object = {}): string =>
    searchCalls(calls, { ...NOTHING_SOUGHT, text, ...more }, labelOf)
      .map(({ taskSid }) => taskSid)
      .join(' ');

  it.each([
    ['', 'WT1 WT2 WT3'],
    ['RÜCKRUF montag', 'WT2'],
    ['ruckruf', 'WT2'],
    ['zoe', 'WT3'],
    ['verkauft', 'WT1 WT2'],
    ['(555) 765', 'WT1'],
    ['30 123', 'WT2'],
    ['nobody', ''],
  ])('finds %j in %j', (text, sids) => expect(found(text)).toBe(sids));

  it('filters by end and by queue', () => {
    expect(found('', { end: 'abandoned' })).toBe('WT2');
    expect(found('', { queue: 'support' })).toBe('WT1 WT3');
    expect(found('red', { queue: 'sales' })).toBe('');
    expect(found('', { outcome: 'sold' })).toBe('WT1 WT2');
    expect(found('', { day: new Date(whole.at).toLocaleDateString('sv') })).toBe('WT1 WT2 WT3');
    expect(found('', { day: '2026-01-01' })).toBe('');
    expect(queuesOf(calls)).toEqual(['sales', 'support']);
  });

  it('tells what the agent took from what they missed', () => {
    const missed = { ...whole, taskSid: 'WT4', people: [{ name: 'alice' }], missed: [{ name: 'bob', you: true }] };
    const both = [...calls, ...readPastCalls({ calls: [missed] }).calls];
    const sids = (taken: string) =>
      searchCalls(both, { ...NOTHING_SOUGHT, taken }, labelOf).map(({ taskSid }) => taskSid);
    expect(sids('taken')).toEqual(['WT1', 'WT2']);
    expect(sids('missed')).toEqual(['WT4']);
  });

  it('stands in the page’s address, and comes out of it again', () => {
    const search = { ...NOTHING_SOUGHT, text: 'Rückruf & mehr?', queue: 'support', taken: 'missed' };
    expect(searchIn(`#history${queryOf(search)}`)).toEqual(search);
    expect(queryOf(NOTHING_SOUGHT)).toBe('');
    expect(searchIn('#history?colour=red')).toEqual(NOTHING_SOUGHT);
  });
});
