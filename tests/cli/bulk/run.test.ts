import { runBulk, type BulkWork, type Outcome } from '../../../src/cli/bulk/run';
import { UnansweredError } from '../../../src/cli/http/unanswered-error';
import { CliError, StoppedError } from '../../../src/cli/cli-error';

async function* numbers(count: number, onRead: (nth: number) => void = () => undefined): AsyncGenerator<number> {
  for (let nth = 1; nth <= count; nth += 1) {
    onRead(nth);
    yield nth;
  }
}

describe('bulk work', () => {
  const work = (given: Partial<BulkWork<number>>): BulkWork<number> => ({
    items: numbers(10),
    act: (): Promise<Outcome> => Promise.resolve({ done: true }),
    sidOf: (nth) => `#${nth}`,
    concurrency: 3,
    signal: new AbortController().signal,
    ...given,
  });

  it('counts what was done, skipped and failed, and names those that failed', async () => {
    const told: string[] = [];
    const act = (nth: number): Promise<Outcome> => {
      if (nth === 4) return Promise.reject(Object.assign(new Error('No'), { status: 400, code: 20001 }));
      return Promise.resolve(nth % 2 ? { done: true } : { skipped: 'even' });
    };
    const tally = await runBulk(work({ act, onFailure: ({ sid }) => told.push(sid) }));
    expect(tally).toEqual({
      done: 5,
      skipped: 4,
      failed: 1,
      failures: [{ sid: '#4', error: 'HTTP 400 (20001): No' }],
      stopped: false,
    });
    expect(told).toEqual(['#4']);
  });

  it('counts and names what was kept on purpose', async () => {
    const told: string[] = [];
    const act = (nth: number): Promise<Outcome> =>
      Promise.resolve(nth % 4 === 0 ? { kept: 'somebody waits' } : { done: true });
    const tally = await runBulk(work({ act, onKept: ({ sid, why }) => told.push(`${sid} ${why}`) }));
    const keeps = ['#4', '#8'].map((sid) => ({ sid, why: 'somebody waits' }));
    expect(tally).toEqual({ done: 8, skipped: 0, failed: 0, kept: 2, keeps, failures: [], stopped: false });
    expect(told).toEqual(['#4 somebody waits', '#8 somebody waits']);
  });

  it.each([
    ['whose answer did not come', new UnansweredError('api.twilio.com', 'ECONNRESET'), 1],
    ['that was stopped after its answer was lost', new StoppedError(true), 1],
    ['that was stopped before it was sent', new StoppedError(false), undefined],
    ['that could not be sent', new UnansweredError('api.twilio.com', 'ECONNREFUSED'), undefined],
  ])('does not count as failed, nor as not started, one %s', async (_, error, unanswered) => {
    const act = (nth: number): Promise<Outcome> =>
      nth === 3 ? Promise.reject(error) : Promise.resolve({ done: true });
    const tally = await runBulk(work({ act, concurrency: 1 }));
    expect(tally).toMatchObject({ done: 2, skipped: 0, failed: 0, stopped: true });
    expect(tally.unanswered).toBe(unanswered);
  });

  it('reads no further ahead than it works', async () => {
    let [read, finished] = [0, 0];
    const act = async (): Promise<Outcome> => {
      await Promise.resolve();
      finished += 1;
      return { done: true };
    };
    const items = numbers(1_000, (nth) => {
      read = nth;
      expect(read - finished).toBeLessThanOrEqual(4);
    });
    expect((await runBulk(work({ items, act }))).done).toBe(1_000);
  });

  it('begins nothing more after Ctrl-C, and counts what was under way', async () => {
    const stop = new AbortController();
    const act = (nth: number): Promise<Outcome> => {
      if (nth === 4) stop.abort();
      return Promise.resolve({ done: true });
    };
    const tally = await runBulk(work({ act, concurrency: 1, signal: stop.signal }));
    expect(tally).toMatchObject({ done: 4, failed: 0, stopped: true });
  });

  it('does not count as failed what Ctrl-C kept from being done', async () => {
    const act = (nth: number): Promise<Outcome> =>
      nth < 3 ? Promise.resolve({ done: true }) : Promise.reject(new CliError('interrupted', 'Stopped.'));
    const tally = await runBulk(work({ act }));
    expect(tally).toEqual({ done: 2, skipped: 0, failed: 0, failures: [], stopped: true });
  });

  it('stops where nothing more can come of it, and says why', async () => {
    const refused = Object.assign(new Error('Authenticate'), { status: 401 });
    const tally = await runBulk(work({ act: () => Promise.reject(refused), concurrency: 1 }));
    expect(tally).toEqual({ done: 0, skipped: 0, failed: 0, failures: [], stopped: true, fatal: refused });
  });

  it('stops where the things cannot be read any further', async () => {
    const broken = new Error('page lost');
    const items = numbers(10, (nth) => {
      if (nth === 6) throw broken;
    });
    expect(await runBulk(work({ items }))).toMatchObject({ done: 5, failed: 0, stopped: true, fatal: broken });
  });

  it('stops where the connection is broken, and where Twilio could not answer for sixteen in a row', async () => {
    const lost = new UnansweredError('taskrouter.twilio.com', 'ENETUNREACH');
    expect(await runBulk(work({ act: () => Promise.reject(lost) }))).toMatchObject({ failed: 0, fatal: lost });
    const busy = Object.assign(new Error('Busy'), { status: 503 });
    const all = await runBulk(work({ items: numbers(100), act: () => Promise.reject(busy), concurrency: 1 }));
    expect(all).toMatchObject({ failed: 16, stopped: true, fatal: busy });
    const act = (nth: number): Promise<Outcome> =>
      nth % 16 === 0 ? Promise.resolve({ done: true }) : Promise.reject(busy);
    const some = await runBulk(work({ items: numbers(100), act, concurrency: 1 }));
    expect(some).toMatchObject({ done: 6, failed: 94, stopped: false });
  });

  it('keeps the first thousand failures, and counts all', async () => {
    const act = (): Promise<Outcome> => Promise.reject(new Error('No'));
    const tally = await runBulk(work({ items: numbers(1_500), act }));
    expect(tally.failed).toBe(1_500);
    expect(tally.failures).toHaveLength(1_000);
  });
});
