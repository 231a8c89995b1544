import { Audit, auditLine, type AuditEntry } from '../../../src/lib/people/audit';
import { TwoDesks } from './two-desks';

let desks: TwoDesks;
beforeEach(async () => {
  desks = await TwoDesks.open();
});
afterEach(() => desks.close());

const entry = (n: number, change: Partial<AuditEntry> = {}): AuditEntry => ({
  at: new Date(desks.emulator.clock.now()).toISOString(),
  who: { name: `worker ${n}`, workerSid: `WK${String(n).padStart(32, '0')}` },
  what: 'sign-in',
  outcome: 'done',
  ...change,
});

const namesOf = (entries: readonly AuditEntry[]): string[] => entries.map(({ who }) => who.name ?? '').sort();

describe('the audit', () => {
  it('loses no line of 200 that are written in one second at two instances, though an object takes 20', async () => {
    await desks.one.audit.write(entry(0));
    // Time stands still: all of them are in the same second for Sync.
    await Promise.all(
      Array.from({ length: 200 }, (_, n) => (n % 2 ? desks.one : desks.other).audit.write(entry(n + 1))),
    );
    const written = await desks.one.audit.read();
    expect(written).toHaveLength(201);
    expect(new Set(namesOf(written)).size).toBe(201);
    expect(desks.one.logged.length + desks.other.logged.length).toBe(201);
  });

  it('says no more than it could keep: beyond that whoever wants to write is told', async () => {
    const writes = await Promise.allSettled(Array.from({ length: 325 }, (_, n) => desks.one.audit.write(entry(n))));
    const kept = writes.filter(({ status }) => status === 'fulfilled').length;
    expect(kept).toBe(16 * 20);
    expect(await desks.other.audit.read()).toHaveLength(kept);
  });

  it('cannot be filled by strangers whose tries are refused', async () => {
    await Promise.all(Array.from({ length: 150 }, (_, n) => desks.one.audit.write(entry(n, { outcome: 'refused' }))));
    await Promise.all(Array.from({ length: 100 }, (_, n) => desks.one.audit.write(entry(n))));
    const done = await desks.one.audit.read({ where: ({ outcome }) => outcome === 'done' });
    expect(done).toHaveLength(100);
    expect(await desks.one.audit.read({ where: ({ outcome }) => outcome === 'refused' })).toHaveLength(80);
    expect(desks.one.logged).toHaveLength(250);
  });

  it('takes a line in one request, as a rule', async () => {
    for (let n = 0; n < 60; n += 1) {
      await desks.one.audit.write(entry(n));
      await desks.emulator.clock.advance(60);
    }
    const { id } = desks.emulator.control.faults.add({ operation: 'rest:*', effect: { latencyMs: 1 } });
    await desks.one.audit.write(entry(61));
    expect(desks.emulator.control.faults.list().find((fault) => fault.id === id)?.calls).toBe(1);
  });

  it('is read the newest first, from a moment on, by what is asked for, over many pages', async () => {
    const small = new Audit({ sync: desks.one.sync, workspaceSid: 'WS', random: () => 0, log: () => undefined });
    for (let n = 0; n < 205; n += 1) {
      await small.write(entry(n));
      await desks.emulator.clock.advance(1_000);
    }
    const all = await small.read();
    expect(all.map(({ who }) => who.name)).toEqual(Array.from({ length: 205 }, (_, n) => `worker ${204 - n}`));
    const since = desks.emulator.clock.now() - 5_000;
    expect(namesOf(await small.read({ since }))).toEqual([
      'worker 200',
      'worker 201',
      'worker 202',
      'worker 203',
      'worker 204',
    ]);
    expect(await small.read({ where: ({ who }) => who.name === 'worker 7' })).toHaveLength(1);
  });

  it('is kept for thirty days, or as long as is said', async () => {
    await desks.one.audit.write(entry(1));
    const week = new Audit({
      sync: desks.one.sync,
      workspaceSid: 'WS',
      random: () => 0,
      log: () => undefined,
      keptDays: 7,
    });
    await week.write(entry(2));
    await desks.emulator.clock.advance(7 * 86_400_000);
    expect(await week.read()).toEqual([]);
    expect(await desks.one.audit.read()).toHaveLength(1);
    await desks.emulator.clock.advance(23 * 86_400_000);
    expect(await desks.one.audit.read()).toEqual([]);
  });

  it('of another workspace is another', async () => {
    await desks.one.audit.write(entry(1));
    const other = new Audit({ sync: desks.one.sync, workspaceSid: 'WS2', random: () => 0, log: () => undefined });
    expect(await other.read()).toEqual([]);
  });

  it('makes what it writes into where there is none yet, for what was done alone', async () => {
    const log: string[] = [];
    const other = new Audit({
      sync: desks.one.sync,
      workspaceSid: 'WS3',
      random: () => 0,
      log: (line) => void log.push(line),
    });
    await other.write(entry(1, { outcome: 'refused' }));
    await Promise.all([other.write(entry(2)), other.write(entry(3))]);
    expect(namesOf(await other.read())).toEqual(['worker 2', 'worker 3']);
    await other.prepare();
    await other.write(entry(4, { outcome: 'refused' }));
    expect(namesOf(await other.read())).toEqual(['worker 2', 'worker 3', 'worker 4']);
    expect(log).toHaveLength(4);
  });
});

describe('a line in the log', () => {
  it.each([
    'alice\n{"audit":{"what":"sign-in","outcome":"done"}}',
    'alice\r\u001b[2J',
    'alice\u2028\u2029\u0085\u202etxt',
    'José \u{1f40e}"\\',
  ])('is one line of plain JSON, whatever is in the name: %j', (name) => {
    const line = auditLine(entry(1, { who: { name } }));
    expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(line)).toMatchObject({ audit: { who: { name }, what: 'sign-in', outcome: 'done' } });
  });
});
