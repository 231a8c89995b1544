import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inOrder, SetUpFloor, withOrigin, writers } from './set-up-floor';
import { temporaryFolder } from '../../temporary-folder';

let floor: SetUpFloor;
let wanted: string;
beforeAll(async () => {
  const seeded = await SetUpFloor.open(writers);
  wanted = seeded.written();
  await seeded.close();
});
beforeEach(async () => {
  floor = await SetUpFloor.open();
});
afterEach(() => floor.close());

const creations = ['CreateWorkspace', 'CreateTaskQueue', 'CreateWorkflow', 'CreateWorker'];
const updates = ['UpdateWorkspace', 'UpdateIncomingPhoneNumber'];

describe.each([...creations, ...updates])('%s in trouble', (operation) => {
  it.each([
    ['refused for being too many', { status: 429, retryAfterSeconds: 1 }],
    ['failing', { status: 500 }],
    ['cut off before it was carried out', { reset: 'before' as const }],
    ['cut off after it was carried out', { reset: 'after' as const }],
  ])('%s: all is made, and nothing twice', async (_, effect) => {
    floor.fault({ operation, trigger: { every: 2 }, effect });
    floor.fault({ operation, trigger: { next: 1 }, effect });
    const { exitCode, json } = await floor.apply(writers);
    expect(json()).toMatchObject({ failed: [], notBegun: 0 });
    expect(exitCode).toBe(0);
    expect(inOrder(floor.written())).toEqual(inOrder(wanted));
    floor.emulator.control.faults.clear();
    expect((await floor.plan(writers)).operations).toEqual([]);
  });
});

describe('somebody else at the same time', () => {
  /** Has something happen while the operator looks at the plan. */
  const applyWhile = async (happens: () => Promise<unknown>) => {
    const io = await floor.io();
    const ask = async (): Promise<string> => {
      await happens();
      return 'y';
    };
    return floor.desk(['--json', 'setup', 'apply', writers, ...withOrigin], { ...io, ask });
  };
  beforeEach(async () => {
    await floor.apply(writers);
  });

  it('who changes the same field is not overruled without a new plan', async () => {
    const queue = floor.workspace().taskQueues(floor.sid('taskQueue', 'support'));
    await queue.update({ targetWorkers: '1==1' });
    const { exitCode, json } = await applyWhile(() => queue.update({ targetWorkers: '2==2' }));
    expect(exitCode).toBe(1);
    const [failure] = json()['failed'] as readonly unknown[];
    expect(failure).toMatchObject({
      operation: 'update task queue support',
      error: expect.stringMatching(
        /targetWorkers is "2==2" now, and was "1==1" when the plan was made: make a new plan/,
      ),
    });
    expect((await queue.fetch()).targetWorkers).toBe('2==2');
    expect((await floor.apply(writers)).exitCode).toBe(0);
    expect(inOrder(floor.written())).toEqual(inOrder(wanted));
  });

  it('who makes the same thing is not doubled', async () => {
    const queues = floor.workspace().taskQueues;
    const workflow = floor.workspace().workflows;
    for (const { sid } of await workflow.list()) await workflow(sid).remove();
    await queues(floor.sid('taskQueue', 'support')).remove();
    const { exitCode, json } = await applyWhile(() => queues.create({ friendlyName: 'support' }));
    expect(exitCode).toBe(1);
    expect(json()).toMatchObject({
      failed: [{ error: expect.stringMatching(/Somebody made a task queue "support" \(WQ\w+\) since the plan/) }],
      // Four workflows, and the number whose address has the SID of one.
      notBegun: 5,
    });
    expect((await floor.apply(writers)).exitCode).toBe(0);
    expect(await queues.list({ friendlyName: 'support' })).toHaveLength(1);
  });

  it('who does the same leaves nothing to do', async () => {
    const queue = floor.workspace().taskQueues(floor.sid('taskQueue', 'support'));
    await queue.update({ targetWorkers: '1==1' });
    const writes = floor.countingWrites();
    const { json } = await applyWhile(() => queue.update({ targetWorkers: 'skills HAS "support"' }));
    expect(json()).toMatchObject({ done: 0, already: 1, failed: [] });
    expect(writes()).toEqual({ UpdateTaskQueue: 1 });
  });

  it('who removes it first has done it', async () => {
    const { workers } = floor.workspace();
    const { sid } = await workers.create({ friendlyName: 'dora' });
    const io = await floor.io();
    const ask = async (): Promise<string> => {
      await workers(sid).remove();
      return 'y';
    };
    const { json } = await floor.desk(['--json', 'setup', 'apply', writers, '--prune', ...withOrigin], { ...io, ask });
    expect(json()).toMatchObject({ done: 0, already: 1, failed: [] });
  });

  it('a worker’s other attributes survive, and a version that moved on is read anew', async () => {
    const alice = floor.workspace().workers(floor.sid('worker', 'alice'));
    await alice.update({ attributes: '{"skills":["x"],"languages":["es"],"contact_uri":"+15550112"}' });
    floor.fault({ operation: 'UpdateWorker', trigger: { nth: 2 }, effect: { status: 412 } });
    const { json } = await applyWhile(() =>
      alice.update({ attributes: '{"skills":["x"],"languages":["es"],"contact_uri":"+15550112","seat":4}' }),
    );
    expect(json()).toMatchObject({ done: 1, failed: [] });
    expect(JSON.parse((await alice.fetch()).attributes)).toEqual({
      skills: [],
      languages: ['es'],
      contact_uri: '+15550112',
      seat: 4,
    });
  });
});

describe('stopped in the middle', () => {
  it('by Ctrl-C it says how far it came, and goes on where it stood', async () => {
    floor.fault({ operation: 'CreateWorkflow', trigger: { nth: 2 }, effect: { status: 429, retryAfterSeconds: 3 } });
    const io = await floor.io();
    io.onSleep = () => io.stop();
    const { exitCode } = await floor.desk(['setup', 'apply', writers, '--yes', ...withOrigin], io);
    expect(exitCode).toBe(130);
    // The workspace, three queues and a workflow; three more, the settings, three workers and two numbers are left.
    expect(io.stderr.text).toContain('5 done, 0 unchanged, 0 failed, 9 not started');
    const { json } = await floor.apply(writers);
    expect(json()).toMatchObject({ done: 9, failed: [], notBegun: 0 });
    expect(inOrder(floor.written())).toEqual(inOrder(wanted));
  });

  it('by a service that is down it ends, and goes on once it is up', async () => {
    floor.fault({ operation: 'CreateWorkflow', effect: { status: 503 } });
    const { exitCode, json } = await floor.apply(writers);
    expect(exitCode).toBe(1);
    expect(json()).toMatchObject({ done: 4, failed: [{}, {}, {}, {}], notBegun: 6 });
    floor.emulator.control.faults.clear();
    expect((await floor.apply(writers)).json()).toMatchObject({ done: 10, failed: [], notBegun: 0 });
    expect(inOrder(floor.written())).toEqual(inOrder(wanted));
  });

  it('by credentials that are refused it ends at once', async () => {
    floor.fault({ operation: 'CreateTaskQueue', effect: { status: 401 } });
    const { exitCode, json } = await floor.apply(writers);
    expect(exitCode).toBe(3);
    expect(json()).toMatchObject({ done: 1, failed: [], notBegun: 13 });
  });
});

describe('what would come to nothing in the end', () => {
  it.each([
    [['--workflow', 'suport'], /^There is no workflow suport\. .* Did you mean support\?\n$/],
    [['--outbound-workflow', 'outbond'], /^There is no workflow outbond\./],
    [['--write-env', '.'], /^\. is a folder, and has to be a file\.\n$/],
    [['--write-env', 'wide.env'], /^wide\.env is UTF-16, and has to be UTF-8: save it as UTF-8\.\n$/],
  ])('is said before anything is done: %j', async (argv, complaint) => {
    const cwd = await temporaryFolder('setup');
    await writeFile(join(cwd, 'wide.env'), 'A=1\n', 'utf16le');
    const writes = floor.countingWrites();
    const { exitCode, io } = await floor.desk(['setup', 'apply', writers, '--yes', ...argv, ...withOrigin], { cwd });
    expect(exitCode).toBe(1);
    expect(io.stderr.text).toMatch(complaint);
    expect(writes()).toEqual({});
  });

  it('does not hide what was done', async () => {
    const { exitCode, io } = await floor.desk([
      'setup',
      'apply',
      writers,
      '--yes',
      '--write-env',
      'nowhere/.env',
      ...withOrigin,
    ]);
    expect(exitCode).toBe(1);
    expect(io.stderr.text).toMatch(/^\d+ done, 0 unchanged, 0 failed, 0 not started\nnowhere\/\.env was not written/);
    expect(inOrder(floor.written())).toEqual(inOrder(wanted));
  });

  it('keeps the .env that there is, but for what it sets', async () => {
    const cwd = await temporaryFolder('setup');
    const before = '# mine\nAUTH_TOKEN=x\nWORKSPACE_SID=old\n';
    await writeFile(join(cwd, '.env'), before);
    const { exitCode } = await floor.desk(['setup', 'apply', writers, '--yes', '--write-env', '.env', ...withOrigin], {
      cwd,
    });
    expect(exitCode).toBe(0);
    expect(await readFile(join(cwd, '.env'), 'utf8')).toMatch(
      /^# mine\nAUTH_TOKEN=x\nWORKSPACE_SID=WS\w{32}\nWORKFLOW_SID=/,
    );
  });
});
