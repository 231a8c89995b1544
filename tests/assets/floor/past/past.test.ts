import { openPast } from '../../../../src/assets/floor/past/open-past';
import {
  addressOf,
  averageHandling,
  callsShown,
  choiceIn,
  dayBefore,
  type PastCall,
} from '../../../../src/assets/floor/past/past-state';
import { csvHead } from '../../../../src/lib/history/call-csv';
import { ProblemError } from '../../../../src/assets/desk/ground/problem';

const call = (number: number, more: Partial<PastCall> = {}): PastCall => ({
  taskSid: `WT${String(number).padStart(32, '0')}`,
  at: '2031-05-05T09:00:00.000Z',
  direction: 'inbound',
  caller: '+15557654321',
  queue: number % 2 === 0 ? 'support' : 'sales',
  people: [
    { workerSid: 'WK1', name: 'alice', at: '2031-05-05T09:00:10.000Z', talkSeconds: 60, handleSeconds: 70 + number },
  ],
  end: 'completed',
  endedAt: '2031-05-05T09:02:00.000Z',
  ...more,
});

/** What the Functions answer, in turn, by the beginning of the query. */
function past(answers: Record<string, object>) {
  const asked: string[] = [];
  const saved: string[] = [];
  const kept: unknown[] = [];
  let refusals = 0;
  const opened = openPast(
    {
      api: {
        get: (path) => {
          asked.push(path);
          const answer = answers[path];
          return answer
            ? Promise.resolve({ ...answer })
            : Promise.reject(new ProblemError({ code: 'unauthorized', message: 'No.', status: 401 }));
        },
      },
      token: () => 'a token',
      keep: (choice) => kept.push(choice),
      save: (_, text) => saved.push(text),
      refused: () => (refusals += 1),
    },
    { day: '2031-05-05', workerSid: '', queue: '' },
  );
  return { ...opened, asked, saved, kept, refusals: () => refusals };
}

/** All that was asked for has been answered. */
const answered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const day = '/floor-history?day=2031-05-05';
const figures = { queues: [] };

it('reads a day page by page, shows a queue of it, and averages once all is there', async () => {
  const page = past({
    [day]: { calls: [call(1), call(2)], before: 'mark' },
    [`${day}&of=figures`]: figures,
    [`${day}&before=mark`]: { calls: [call(3)] },
  });
  await answered();
  expect(callsShown(page.state.value)).toHaveLength(2);
  expect(averageHandling(page.state.value, '')).toBeUndefined();
  page.send({ type: 'more-asked' });
  page.send({ type: 'more-asked' });
  await answered();
  expect(page.asked).toEqual([day, `${day}&of=figures`, `${day}&before=mark`]);
  expect(averageHandling(page.state.value, '')).toBe(72);
  expect(averageHandling(page.state.value, 'WK2')).toBeUndefined();
  page.send({ type: 'chosen', choice: { queue: 'sales' } });
  expect(callsShown(page.state.value).map(({ taskSid }) => taskSid)).toEqual([call(1).taskSid, call(3).taskSid]);
  expect(page.asked).toHaveLength(3);
  expect(page.kept.at(-1)).toEqual({ day: '2031-05-05', workerSid: '', queue: 'sales' });
});

it('takes no answer for a choice that is none any more', async () => {
  const page = past({
    [day]: { calls: [call(1)] },
    [`${day}&of=figures`]: figures,
    '/floor-history?day=2031-05-04': { calls: [call(9)] },
    '/floor-history?day=2031-05-04&of=figures': figures,
  });
  page.send({ type: 'chosen', choice: { day: '2031-05-04' } });
  await answered();
  expect(callsShown(page.state.value).map(({ taskSid }) => taskSid)).toEqual([call(9).taskSid]);
});

it('exports what is chosen, all pages of it, with notes where they are asked for, safe for a spreadsheet', async () => {
  const page = past({
    [day]: { calls: [] },
    [`${day}&of=figures`]: figures,
    [`${day}&notes=true`]: { calls: [call(1, { notes: '=1+1' }), call(2)], before: 'mark' },
    [`${day}&notes=true&before=mark`]: { calls: [call(3)] },
  });
  page.send({ type: 'chosen', choice: { queue: 'sales' } });
  page.send({ type: 'export-asked', withNotes: true });
  page.send({ type: 'export-asked', withNotes: true });
  await answered();
  expect(page.saved).toHaveLength(1);
  const [text = ''] = page.saved;
  expect(text.startsWith(`\uFEFF${csvHead}`)).toBe(true);
  expect(text).toContain(`"'=1+1"`);
  expect(text.match(/^2031/gm)).toHaveLength(2);
  expect(page.state.value.isExporting).toBe(false);
});

it('says what went wrong, and tells the page that its session is over', async () => {
  const page = past({ [`${day}&of=figures`]: figures });
  await answered();
  expect(page.state.value).toMatchObject({ isReading: false, problem: { code: 'unauthorized' } });
  expect(page.refusals()).toBe(1);
  page.send({ type: 'again-asked' });
  expect(page.state.value.isReading).toBe(true);
});

it('is in the address, with all else that is there', () => {
  const choice = { day: '2031-05-05', workerSid: 'WK1', queue: 'atención & más' };
  const address = addressOf('?wall=1', choice);
  expect(choiceIn(address)).toEqual(choice);
  expect(address).toContain('wall=1');
  expect(addressOf(address, { ...choice, workerSid: '', queue: '' })).toBe('?wall=1&day=2031-05-05');
  expect(choiceIn('?day=yesterday')).toBeUndefined();
  expect(dayBefore(Date.UTC(2031, 4, 6, 0, 30))).toBe('2031-05-05');
});
