import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HistoryLog } from '../../../bench/history/history-log';
import { run } from '../../../src/cli/desk';
import { draws } from '../../seed';
import { Floor } from '../floor';
import { testIo, type TestIo } from '../test-io';

/** What happens before each pause, in turn; after the last of it, Ctrl-C. */
function between(io: TestIo, steps: readonly (() => unknown)[]): TestIo {
  const { clock } = io;
  const sleep = clock.sleep.bind(clock);
  let step = 0;
  return Object.assign(io, {
    clock: {
      now: () => clock.now(),
      async sleep(ms: number, signal: AbortSignal) {
        // A pause before a request is sent again is none of these.
        if (ms === 5_000 || ms === 10_000) await (steps[step++] ?? (() => io.stop()))();
        await sleep(ms, signal);
      },
    },
  });
}

describe('desk events', () => {
  let floor: Floor;
  beforeAll(async () => void (floor = await Floor.open()));
  afterAll(() => floor.close());

  it('follows what happens, each event once, over refusals and broken lines, harmless to a terminal, until Ctrl-C', async () => {
    await floor.available('alice');
    const hostile = await floor.workspace.workers.create({ friendlyName: 'eve\u001b[2J\u202e' });
    await floor.advance(10);
    const first = await floor.task({ from: '+15557654321' });
    const sids: string[] = [first];
    const io = between(await floor.io(), [
      async () => sids.push(await floor.task({})),
      () =>
        floor.fault({ operation: 'ListEvent', trigger: { next: 1 }, effect: { status: 429, retryAfterSeconds: 7 } }),
      () => floor.fault({ operation: 'ListEvent', trigger: { next: 1 }, effect: { reset: 'before' } }),
      () => floor.fault({ operation: 'ListEvent', trigger: { next: 1 }, effect: { status: 403 } }),
      async () => {
        await floor.workspace
          .workers(hostile.sid)
          .update({ activitySid: floor.emulator.control.sidOf('activity', 'Available') });
        sids.push(await floor.task({}));
      },
    ]);
    const { exitCode } = await floor.desk(['events', '--follow'], io);
    expect({ exitCode, said: io.stderr.lines }).toEqual({
      exitCode: 0,
      said: [expect.stringContaining('Twilio refused the credentials (HTTP 403)')],
    });
    expect(io.pauses).toContain(10_000);
    expect(io.pauses.some((ms) => ms >= 7_000 && ms < 9_000)).toBe(true);
    const events = await floor.workspace.events.list({ minutes: 5, pageSize: 1_000 });
    expect(io.stdout.lines).toHaveLength(events.length);
    const created = io.stdout.lines.filter((line) => line.includes('  task.created  '));
    expect(created.map((line) => line.split('  ')[2])).toEqual(sids);
    expect(io.stdout.text).toMatch(/worker\.activity\.update {2}eve\[2J {2}Available/);
    expect(io.stdout.text).not.toContain('\u001b');
  });

  it('tells those of a task, a kind or a worker', async () => {
    const sid = await floor.task({});
    await floor.accept(sid);
    const types = async (...argv: string[]) =>
      (await floor.desk(['events', '--json', ...argv])).json<{ type: string }>().map(({ type }) => type);
    expect(await types('--task', sid, '--type', 'reservation')).toEqual([
      'reservation.created',
      'reservation.accepted',
    ]);
    expect(await types('--task', sid, '--type', 'task.created, reservation.accepted')).toEqual([
      'task.created',
      'reservation.accepted',
    ]);
    expect(await types('--task', sid, '--worker', 'ALICE')).toEqual(['reservation.created', 'reservation.accepted']);
    expect(await types('--task', sid, '--worker', 'bob')).toEqual([]);
  });
});

it('follows more than one list of events tells, without a gap', async () => {
  let now = Date.UTC(2026, 10, 30, 12);
  const log = await HistoryLog.open({ calls: 400, from: now, everyMs: 1_000, seed: draws.seed, now: () => now });
  const io = between(await testIo({ now, env: { TASKROUTER_ORIGIN: log.origin } }), [
    () => (now += 60_000),
    // As after a sleep.
    () => (now += 3_600_000 * 3),
  ]);
  expect(await run(['events', '--follow', '--json'], io)).toBe(0);
  await log.close();
  const told = io.stdout.lines.map((line) => (JSON.parse(line) as { sid: string }).sid);
  const lists = Array.from({ length: 400 }, (_, index) => log.happened(index).filter(({ at }) => at <= now));
  expect(told.toSorted()).toEqual(
    lists
      .flat()
      .map(({ sid }) => sid)
      .toSorted(),
  );
  expect(told.length).toBeGreaterThan(2_000);
});

const start = Date.UTC(2026, 10, 30, 12);
const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

interface Line {
  readonly sid: string;
  readonly at: number;
  readonly text: string;
}

/** Twilio's lists of a service's logs and of an account's alerts, a few on a page, the newest first. */
class LogsStub {
  readonly logs: Line[] = [];
  readonly alerts: Line[] = [];
  /** What the next list of logs is answered instead. */
  next: { readonly status: number; readonly retryAfter: string } | undefined;
  readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://twilio');
      const { status, body, headers } = this.#answer(url);
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  #answer({ pathname, searchParams: query }: URL): { status: number; body: object; headers?: Record<string, string> } {
    const page = (key: string, rows: readonly object[], next: string | null = null) => ({
      status: 200,
      body: { [key]: rows, meta: { key, page: 0, page_size: 1_000, first_page_url: '', url: '', next_page_url: next } },
    });
    const paged = (key: string, lines: readonly Line[], row: (line: Line) => object) => {
      const from = Date.parse(query.get('StartDate') ?? '');
      const at = Number(query.get('Page') ?? 0);
      const found = lines.filter((line) => line.at >= from).toSorted((a, b) => b.at - a.at);
      const next = new URL(`${pathname}?${query.toString()}`, 'https://twilio.com');
      next.searchParams.set('Page', String(at + 1));
      return page(key, found.slice(at * 2, at * 2 + 2).map(row), found.length > at * 2 + 2 ? next.href : null);
    };
    if (pathname.endsWith('/Logs')) {
      const { next } = this;
      this.next = undefined;
      if (next) return { status: next.status, body: {}, headers: { 'Retry-After': next.retryAfter } };
      return paged('logs', this.logs, ({ sid, at, text }) => ({
        ...{ sid, date_created: iso(at), message: text, level: 'WARN', function_sid: 'ZH1' },
      }));
    }
    if (pathname === '/v1/Alerts')
      return paged('alerts', this.alerts, ({ sid, at, text }) => ({
        ...{ sid, date_generated: iso(at), alert_text: text, log_level: 'error', error_code: '11200' },
        ...{ resource_sid: 'CA1', request_url: 'https://desk.twil.io/assignment' },
      }));
    if (pathname.endsWith('/Functions')) return page('functions', [{ sid: 'ZH1', friendly_name: '/token' }]);
    if (pathname.endsWith('/Environments'))
      return page('environments', [{ sid: 'ZE1', domain_suffix: 'dev', domain_name: 'desk-dev.twil.io' }]);
    return page('services', [{ sid: 'ZS1', unique_name: 'taskrouter-desk' }]);
  }
}

const stub = new LogsStub();
beforeAll(() => new Promise<void>((resolve) => stub.server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  stub.server.closeAllConnections();
  return new Promise((resolve) => stub.server.close(resolve));
});

const outside = (): Promise<TestIo> => testIo({ now: start, env: { TASKROUTER_ORIGIN: stub.origin } });

it('follows what the Functions write and the account’s alerts, each line once, over pages and rate limits, harmless to a terminal', async () => {
  stub.logs.push({ sid: 'NO1', at: start - 30_000, text: 'sign-in: \u001b[31mwrong\u001b[0m' });
  stub.alerts.push({ sid: 'NO2', at: start - 20_000, text: 'sourceComponent=14100&Msg=Got+HTTP+502' });
  const io = await outside();
  let looks = 0;
  io.onSleep = (ms) => {
    if (ms !== 5_000) return;
    looks += 1;
    if (looks === 1) for (let n = 3; n < 8; n += 1) stub.logs.push({ sid: `NO${n}`, at: start, text: `line ${n}` });
    if (looks === 2) stub.next = { status: 429, retryAfter: '11' };
    if (looks === 3) stub.logs.push({ sid: 'NO8', at: start - 10_000, text: 'it came late' });
    if (looks === 4) io.stop();
  };
  expect(await run(['logs', '--follow'], io)).toBe(0);
  expect(io.stdout.lines).toEqual([
    '2026-11-30T11:59:30.000Z  log  warning  /token  sign-in: [31mwrong[0m',
    '2026-11-30T11:59:40.000Z  alert  error  https://desk.twil.io/assignment  11200  Got HTTP 502',
    ...[3, 4, 5, 6, 7].map((n) => `2026-11-30T12:00:00.000Z  log  warning  /token  line ${n}`),
    '2026-11-30T11:59:50.000Z  log  warning  /token  it came late',
  ]);
  expect(io.pauses.some((ms) => ms >= 11_000)).toBe(true);
  expect(io.stderr.text).toBe('');
});

it('tells those of an hour, of a level, as JSON', async () => {
  const io = await outside();
  expect(await run(['logs', '--level', 'error', '--json'], io)).toBe(0);
  expect(io.stdout.lines.map((line) => JSON.parse(line) as object)).toEqual([
    {
      ...{ sid: 'NO2', kind: 'alert', at: '2026-11-30T11:59:40.000Z', level: 'error', code: '11200' },
      ...{ where: 'https://desk.twil.io/assignment', message: 'Got HTTP 502' },
    },
  ]);
});

it.each([
  [['--service-name', 'another'], 'There is no service another'],
  [['--environment', 'prod'], 'has no environment prod: it has dev'],
])('refuses %j', async (argv, message) => {
  const io = await outside();
  expect(await run(['logs', ...argv], io)).toBe(1);
  expect(io.stderr.text).toContain(message);
});
