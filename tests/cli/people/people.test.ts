import { isInvited, withPasscode } from '../../../src/lib/people/person';
import { PeopleStore } from '../../../src/lib/people/store';
import { Floor } from '../floor';

interface Invitation {
  readonly name: string;
  readonly workerSid: string;
  readonly roles: readonly string[];
  readonly code: string;
  readonly expiresAt: string;
}

let floor: Floor;
let store: PeopleStore;
beforeEach(async () => {
  floor = await Floor.open();
  store = new PeopleStore({
    sync: floor.client.sync.v1.services('default'),
    workspaceSid: floor.emulator.control.sidOf('workspace', 'floor'),
    now: () => floor.emulator.clock.now(),
  });
});
afterEach(() => floor.close());

const people = (...argv: string[]) => floor.desk(['people', ...argv]);
const hash = { n: 16, p: 1, salt: 'c2FsdA', hash: 'aGFzaA' };
const lines = async (...argv: string[]) =>
  (await floor.desk(['audit', 'list', ...argv, '--json'])).json<{ why?: string }>();

async function invited(name = 'alice', ...more: string[]): Promise<Invitation> {
  const [invitation] = (await people('invite', name, ...more, '--json')).json<Invitation>();
  if (!invitation) throw new Error('Nothing was printed');
  return invitation;
}

describe('desk people invite', () => {
  it('prints a code for a worker, alone on standard output, which is good for a day and for nobody else', async () => {
    const { io, exitCode } = await people('invite', 'ALICE', '--role', 'worker,supervisor');
    const code = io.stdout.text.trim();
    expect(exitCode).toBe(0);
    expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(io.stderr.text).toContain('For alice, once, until 2026-11-21T12:00:00.000Z');
    const person = await store.person('alice');
    expect(person).toMatchObject({
      name: 'alice',
      workerSid: floor.workerSid('alice'),
      roles: ['worker', 'supervisor'],
    });
    const now = floor.emulator.clock.now();
    expect(person && isInvited(person, code, now)).toBe(true);
    expect(person && isInvited(person, code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'), now)).toBe(true);
    expect(person && isInvited(person, code, now + 86_400_000)).toBe(false);
    expect(JSON.stringify(person)).not.toContain(code);
  });

  it('prints another code each time, of which the last one is good', async () => {
    const [one, other] = [await invited(), await invited()];
    const person = await store.person('alice');
    expect(one.code).not.toBe(other.code);
    expect([one, other].map(({ code }) => person && isInvited(person, code, floor.emulator.clock.now()))).toEqual([
      false,
      true,
    ]);
  });

  it('says who may have been meant where there is no such worker, and which roles there are', async () => {
    const unknown = await people('invite', 'alise');
    expect(unknown.io.stderr.text).toBe('There is no worker alise. Did you mean alice?\n');
    expect(unknown.exitCode).toBe(1);
    const wrong = await people('invite', 'alice', '--role', 'boss');
    expect(wrong.io.stderr.text).toContain('Expected one or more of worker, supervisor.');
    expect(wrong.exitCode).toBe(2);
    expect(await store.everybody()).toEqual([]);
  });

  it('refuses a second worker whose name is the same to whoever types it', async () => {
    await floor.workspace.workers.create({ friendlyName: 'Jos\u00e9' });
    await floor.workspace.workers.create({ friendlyName: 'Jose\u0301' });
    await invited('Jos\u00e9');
    const { io, exitCode } = await people('invite', 'Jose\u0301');
    expect(exitCode).toBe(1);
    expect(io.stderr.text).toContain('who is invited already: rename one of the two workers.');
  });

  it('is done once where the answer is lost', async () => {
    floor.fault({ operation: 'CreateDocument', trigger: { next: 1 }, effect: { reset: 'after' } });
    const { code } = await invited();
    const person = await store.person('alice');
    expect(person && isInvited(person, code, floor.emulator.clock.now())).toBe(true);
  });
});

describe('desk people list', () => {
  it('says how everybody stands, of this workspace alone', async () => {
    await invited('alice', '--role', 'worker,supervisor');
    await invited('bob');
    await store.changePerson('alice', (person) => person && withPasscode(person, hash));
    const other = new PeopleStore({
      sync: floor.client.sync.v1.services('default'),
      workspaceSid: 'WS2',
      now: () => 0,
    });
    const bob = await store.person('bob');
    await other.changePerson('bob', () => bob);
    const { io } = await people();
    expect(io.stdout.lines.map((line) => line.split(/ {2,}/))).toEqual([
      ['NAME', 'MAY BE', 'STANDING', 'INVITED UNTIL', 'WORKER'],
      ['alice', 'worker, supervisor', 'may sign in', '–', floor.workerSid('alice')],
      ['bob', 'worker', 'invited', '2026-11-21T12:00:00.000Z', floor.workerSid('bob')],
    ]);
    expect(io.stderr.text).toBe('2 people\n');
    await floor.advance(24 * 60);
    expect((await people('list', '--json')).json<{ standing: string }>().map(({ standing }) => standing)).toEqual([
      'may sign in',
      'invitation expired',
    ]);
  });

  it('says what to do where there is nobody, and shows no secret', async () => {
    expect((await people()).io.stderr.text).toContain('desk people invite NAME');
    const { code } = await invited();
    await store.changePerson('alice', (person) => person && { ...person, passcode: hash });
    const { io } = await people('list', '--json');
    for (const secret of [code, hash.hash, hash.salt]) expect(io.stdout.text).not.toContain(secret);
  });
});

describe('desk people disable, enable and sign-out', () => {
  beforeEach(async () => {
    await invited();
    await store.changePerson('alice', (person) => person && withPasscode(person, hash));
    await floor.available('alice');
  });

  const activity = async (): Promise<string> =>
    (await floor.workspace.workers(floor.workerSid('alice')).fetch()).activityName;

  it('end the sessions, set the worker offline, and write it down', async () => {
    const before = (await store.person('alice'))?.generation ?? 0;
    expect((await people('sign-out', 'Alice')).io.stderr.text).toContain('1 signed out');
    expect(await store.person('alice')).toMatchObject({ isDisabled: false, generation: before + 1 });
    expect(await activity()).toBe('Offline');
    await floor.available('alice');
    expect((await people('disable', 'alice')).exitCode).toBe(0);
    expect(await store.person('alice')).toMatchObject({ isDisabled: true, generation: before + 2 });
    expect(await activity()).toBe('Offline');
    expect((await people('enable', 'alice')).exitCode).toBe(0);
    expect(await store.person('alice')).toMatchObject({ isDisabled: false, generation: before + 2, passcode: hash });
    expect((await lines('--who', 'ALICE')).map(({ why }) => why)).toEqual(
      expect.arrayContaining(['enabled', 'disabled', 'signed out', 'invited as worker']),
    );
  });

  it('do nothing twice, but put the worker offline again', async () => {
    await people('disable', 'alice');
    await floor.available('alice');
    expect((await people('disable', 'alice', '--json')).json()[0]).toMatchObject({ done: 0, skipped: 1 });
    expect(await activity()).toBe('Offline');
    expect(await lines('--what', 'people')).toHaveLength(2);
  });

  it('say who may have been meant, and do the others', async () => {
    const { json, exitCode } = await people('sign-out', 'alise', 'alice', '--json');
    expect(exitCode).toBe(1);
    expect(json()[0]).toMatchObject({
      done: 1,
      failures: [{ sid: 'alise', error: 'Nobody who may sign in is named alise. Did you mean alice?' }],
    });
  });

  it('are done where the answer is lost', async () => {
    floor.fault({ operation: 'UpdateDocument', trigger: { next: 1 }, effect: { reset: 'after' } });
    await people('disable', 'alice');
    expect(await store.person('alice')).toMatchObject({ isDisabled: true });
    expect(await activity()).toBe('Offline');
    expect((await lines('--what', 'people')).map(({ why }) => why)).toContain('disabled');
  });
});

describe('desk audit list', () => {
  it('prints the newest first, by whom, what and since when', async () => {
    await invited('alice');
    await floor.advance(90);
    await invited('bob');
    const { io } = await floor.desk(['audit']);
    expect(io.stdout.lines.map((line) => line.split(/ {2,}/))).toEqual([
      ['AT', 'WHO', 'WHAT', 'OUTCOME', 'ON', 'WHY'],
      ['2026-11-20T13:30:00.000Z', expect.stringMatching(/^(AC|SK)0/), 'people', 'done', 'bob', 'invited as worker'],
      ['2026-11-20T12:00:00.000Z', expect.stringMatching(/^(AC|SK)0/), 'people', 'done', 'alice', 'invited as worker'],
    ]);
    expect(io.stderr.text).toBe('2 lines\n');
    expect(await lines('--since', '1h')).toHaveLength(1);
    expect(await lines('--who', floor.workerSid('alice'))).toHaveLength(1);
    expect(await lines('--what', 'sign-in,sign-out')).toEqual([]);
    expect((await floor.desk(['audit', 'list', '--what', 'signin'])).exitCode).toBe(2);
  });
});

describe('desk people remove', () => {
  it('ends the sessions, sets the worker offline, forgets them, and writes it down', async () => {
    await invited();
    await store.changePerson('alice', (person) => person && withPasscode(person, hash));
    await floor.available('alice');
    const { io, exitCode } = await people('remove', 'ALICE');
    expect([exitCode, io.stderr.text]).toEqual([0, expect.stringContaining('1 removed')]);
    expect(await store.person('alice')).toBeUndefined();
    const worker = await floor.workspace.workers(floor.workerSid('alice')).fetch();
    expect(worker.activityName).toBe('Offline');
    expect((await lines('--what', 'people')).map(({ why }) => why)).toContain('removed');
    expect((await people('remove', 'alice')).io.stderr.text).toContain('Nobody who may sign in is named alice.');
  });

  it('is finished by a second try where the first got no further, and is done where the answer is lost', async () => {
    await invited();
    floor.fault({ operation: 'UpdateWorker', trigger: { next: 1 }, effect: { status: 403 } });
    expect((await people('remove', 'alice')).exitCode).not.toBe(0);
    expect(await store.person('alice')).toMatchObject({ isDisabled: true });
    floor.fault({ operation: 'DeleteDocument', trigger: { next: 1 }, effect: { reset: 'after' } });
    await people('remove', 'alice');
    expect(await store.person('alice')).toBeUndefined();
  });
});

describe('what an operator does', () => {
  const env = { SIGN_IN: 'people' };

  it('is done, and said not to be in the audit, where that cannot be written', async () => {
    await invited();
    floor.fault({ operation: 'CreateSyncListItem', trigger: 'always', effect: { status: 403 } });
    const { io, exitCode } = await people('disable', 'alice');
    expect(exitCode).toBe(0);
    expect(io.stderr.text).toContain('Not in the audit (people): ');
    expect(await store.person('alice')).toMatchObject({ isDisabled: true });
    const { stdout } = (await people('invite', 'bob')).io;
    expect(stdout.text.trim()).toMatch(/^[\w-]{24}$/);
  });

  it('to the floor is in the audit, by the key, where people sign in as themselves', async () => {
    await floor.available('alice');
    const task = await floor.task();
    await floor.desk(['workers', 'set-activity', 'Break', 'alice'], { env });
    await floor.desk(['tasks', 'delete', '--all', '--yes'], { env });
    const told = (await floor.desk(['audit', 'list', '--json'])).json<{ what: string; who: object; on: object }>();
    expect(told.map(({ what, who, on }) => ({ what, who, on }))).toEqual(
      expect.arrayContaining([
        { what: 'task-ended', who: { key: expect.stringMatching(/^(AC|SK)/) }, on: { taskSid: task } },
        {
          what: 'activity',
          who: { key: expect.stringMatching(/^(AC|SK)/) },
          on: { name: 'alice', workerSid: floor.workerSid('alice') },
        },
      ]),
    );
    await floor.desk(['workers', 'set-activity', 'Available', 'alice']);
    expect(await lines()).toHaveLength(2);
  });
});

describe('desk audit list --follow', () => {
  it('tells each line once, the oldest first, as they come, until Ctrl-C, and goes on after a look that fails', async () => {
    await invited('alice');
    const io = await floor.io();
    const { clock } = io;
    const sleep = clock.sleep.bind(clock);
    let looks = 0;
    Object.assign(clock, {
      async sleep(durationMs: number, signal: AbortSignal) {
        looks += 1;
        if (looks === 1) await invited('bob');
        if (looks === 2) floor.fault({ operation: 'ListSyncListItem', trigger: { next: 1 }, effect: { status: 403 } });
        if (looks === 4) io.stop();
        await sleep(durationMs, signal);
      },
    });
    const { exitCode } = await floor.desk(['audit', 'list', '--follow'], io);
    expect(exitCode).toBe(0);
    expect(io.stdout.lines.map((line) => line.split('  ').at(-2))).toEqual(['alice', 'bob']);
    expect(io.stderr.text).not.toBe('');
  });
});
