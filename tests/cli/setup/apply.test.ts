import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bare, deskOrigin, fileOf, SetUpFloor, withOrigin, writers, writesOf } from './set-up-floor';
import { temporaryFolder } from '../../temporary-folder';

let floor: SetUpFloor;
beforeEach(async () => {
  floor = await SetUpFloor.open();
});
afterEach(() => floor.close());

/** What a local TaskRouter makes of the seed itself. */
async function planted(): Promise<string> {
  const seeded = await SetUpFloor.open(writers);
  const written = seeded.written();
  await seeded.close();
  return written;
}

describe('from nothing to the seed’s workspace', () => {
  it('makes what the local TaskRouter makes of the same file', async () => {
    const plan = await floor.plan(writers);
    expect(plan.workspace).toEqual({ name: 'writers', sid: null });
    const writes = floor.countingWrites();
    const { exitCode, json } = await floor.apply(writers);
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({ done: plan.operations.length, already: 0, failed: [], notBegun: 0 });
    expect(writes()).toEqual(writesOf(plan));
    expect(floor.written()).toBe(await planted());
  });

  it('changes nothing the second time, and asks nothing', async () => {
    await floor.apply(writers);
    const writes = floor.countingWrites();
    const { exitCode, io } = await floor.desk(['setup', 'apply', writers, ...withOrigin]);
    expect(exitCode).toBe(0);
    expect(io.questions).toEqual([]);
    expect(io.stdout.text).toContain('Nothing to do');
    expect(writes()).toEqual({});
    expect((await floor.desk(['setup', 'plan', writers, ...withOrigin])).exitCode).toBe(0);
    expect((await floor.desk(['setup', 'plan', writers, ...withOrigin, '--prune'])).exitCode).toBe(0);
  });

  it('leaves other workspaces alone', async () => {
    const before = floor.written(bare.workspace);
    await floor.apply(writers);
    // Phone numbers are the account’s, and the file speaks of them.
    const withoutNumbers = (text: string): string => text.split('phoneNumbers:')[0] ?? '';
    expect(withoutNumbers(floor.written(bare.workspace))).toBe(withoutNumbers(before));
  });
});

describe('drift', () => {
  beforeEach(async () => {
    await floor.apply(writers);
  });

  it('is found field by field, and taken back by updates of the same things', async () => {
    const written = floor.written();
    const space = floor.workspace();
    const [queue, workflow, worker] = [
      floor.sid('taskQueue', 'support'),
      floor.sid('workflow', 'support'),
      floor.sid('worker', 'charles'),
    ];
    await space.taskQueues(queue).update({ targetWorkers: '1==1', maxReservedWorkers: 4 });
    await space.workflows(workflow).update({
      assignmentCallbackUrl: '',
      taskReservationTimeout: 9,
      configuration: JSON.stringify({
        task_routing: { default_filter: { queue: floor.sid('taskQueue', 'atención al cliente') } },
      }),
    });
    await space.workers(worker).update({ attributes: '{"skills":[],"languages":["en"],"contact_uri":"+15550111"}' });
    await space.update({ timeoutActivitySid: await floor.activity('Offline'), multiTaskEnabled: false });
    const [number] = await floor.client.incomingPhoneNumbers.list({ phoneNumber: '+15550200' });
    await floor.client
      .incomingPhoneNumbers(number?.sid ?? '')
      .update({ voiceUrl: 'https://other.example.com', voiceMethod: 'GET' });

    const plan = await floor.plan(writers);
    const changed = Object.fromEntries(
      plan.operations.map(({ action, kind, name, sid, changes }) => [
        `${action} ${kind} ${name} ${sid}`,
        changes.map(({ field }) => field),
      ]),
    );
    expect(changed).toEqual({
      [`update taskQueue support ${queue}`]: ['targetWorkers'],
      [`update workflow support ${workflow}`]: ['configuration', 'taskReservationTimeout', 'assignmentCallbackUrl'],
      [`update workspace writers ${plan.workspace.sid}`]: ['timeoutActivity'],
      [`update worker charles ${worker}`]: ['attributes.skills'],
      [`update phoneNumber +15550200 ${number?.sid}`]: ['voiceUrl', 'voiceMethod'],
    });

    const writes = floor.countingWrites();
    await floor.apply(writers);
    expect(writes()).toEqual(writesOf(plan));
    // What the file does not say is as it was left: how many workers, and whether several tasks.
    await space.taskQueues(queue).update({ maxReservedWorkers: 1 });
    await space.update({ multiTaskEnabled: true });
    expect(floor.written()).toBe(written);
  });

  it('is not what means the same', async () => {
    const workflow = floor.sid('workflow', 'Incoming Customer Care Requests');
    const queue = floor.sid('taskQueue', 'atención al cliente');
    await floor
      .workspace()
      .workflows(workflow)
      .update({
        configuration: `{"task_routing": {"default_filter": null, "filters": [
        {"targets": [{"queue": "${queue}"}], "expression": "selected_language == \\"es\\"", "filter_friendly_name": "Spanish"}]}}`,
      });
    await floor.workspace().workers(floor.sid('worker', 'bob')).update({
      attributes: '{"contact_uri": "+15550113", "languages": ["en","es"], "skills": ["support"], "seat": 4}',
    });
    expect((await floor.plan(writers)).operations).toEqual([]);
  });

  it('of what the file does not name is left alone, and named', async () => {
    const space = floor.workspace();
    await space.activities.create({ friendlyName: 'Lunch' });
    const dora = await space.workers.create({ friendlyName: 'dora' });
    const { exitCode, io } = await floor.desk(['setup', 'plan', writers, ...withOrigin]);
    expect(exitCode).toBe(0);
    expect(io.stdout.text).toContain('Not in the file, so left alone:');
    expect((await floor.plan(writers)).leftAlone).toMatchObject([
      { kind: 'worker', name: 'dora', sid: dora.sid },
      { kind: 'activity', name: 'Lunch' },
    ]);
    expect((await floor.apply(writers)).exitCode).toBe(0);
    expect((await space.workers.list()).map(({ friendlyName }) => friendlyName)).toContain('dora');
  });

  it('is taken away and put back with --prune, except where something is needed', async () => {
    const written = floor.written();
    const space = floor.workspace();
    const lunch = await space.activities.create({ friendlyName: 'Lunch' });
    const tea = await space.activities.create({ friendlyName: 'Tea' });
    await space.workers.create({ friendlyName: 'dora' });
    await space.workers(floor.sid('worker', 'alice')).update({ activitySid: lunch.sid });
    await space.workers(floor.sid('worker', 'charles')).workerChannels('voice').update({ capacity: 7 });
    const bob = { skills: ['support'], languages: ['en', 'es'], contact_uri: '+15550113', seat: 4 };
    await space.workers(floor.sid('worker', 'bob')).update({ attributes: JSON.stringify(bob) });
    const queue = await space.taskQueues.create({ friendlyName: 'old', reservationActivitySid: tea.sid });
    const configuration = JSON.stringify({ task_routing: { default_filter: { queue: queue.sid } } });
    await space.workflows.create({ friendlyName: 'old', configuration });
    await space.taskChannels('voice').update({ friendlyName: 'Phone' });
    await space.taskChannels.create({ friendlyName: 'Letters', uniqueName: 'letters' });
    await space.taskQueues(floor.sid('taskQueue', 'support')).update({ taskOrder: 'LIFO' });

    const plan = await floor.plan(writers, '--prune');
    expect(plan.leftAlone).toEqual([
      { kind: 'activity', name: 'Lunch', sid: lunch.sid, because: 'the worker "alice" is in it' },
    ]);
    expect(
      plan.operations.filter(({ action }) => action === 'remove').map(({ kind, name }) => `${kind} ${name}`),
    ).toEqual(['workflow old', 'taskQueue old', 'worker dora', 'taskChannel letters', 'activity Tea']);
    const writes = floor.countingWrites();
    expect((await floor.apply(writers, '--prune')).exitCode).toBe(0);
    expect(writes()).toEqual(writesOf(plan));

    await space.workers(floor.sid('worker', 'alice')).update({ activitySid: await floor.activity('Offline') });
    expect((await floor.apply(writers, '--prune')).exitCode).toBe(0);
    expect(floor.written()).toBe(written);
  });
});

describe('what is asked of the operator', () => {
  it('is a yes, and nothing is done without', async () => {
    const asked = await floor.desk(['setup', 'apply', writers, ...withOrigin], { answers: ['no'] });
    expect(asked.exitCode).toBe(5);
    expect(asked.io.questions).toEqual([`Apply this to the local TaskRouter at ${floor.emulator.origin}? [y/N] `]);
    expect((await floor.desk(['setup', 'apply', writers, ...withOrigin])).exitCode).toBe(2);
    expect(() => floor.sid('workspace', 'writers')).toThrow(/no workspace/);
  });

  it('are values for the placeholders, from the command line, the environment or .env', async () => {
    const lacking = await floor.desk(['setup', 'plan', writers]);
    expect(lacking.exitCode).toBe(1);
    expect(lacking.io.stdout.text).toMatch(/writers\.yaml:\d+: \$\{DESK_ORIGIN\} has no value yet: use --set/);
    const refused = await floor.desk(['setup', 'apply', writers, '--yes']);
    expect(refused.exitCode).toBe(1);
    expect(refused.io.stderr.text).toContain('Nothing was changed');
    const cwd = await temporaryFolder('setup');
    await writeFile(join(cwd, '.env'), `DESK_ORIGIN=${deskOrigin}/\n`);
    const said = await floor.desk(['--json', 'setup', 'plan', writers], { cwd });
    expect(said.json()).toMatchObject(await floor.plan(writers));
  });

  it('is no secret in an address', async () => {
    const file = await fileOf('workspace: w\neventCallbackUrl: https://example.com/?t=${AUTH_TOKEN}');
    const { exitCode, io } = await floor.desk(['setup', 'plan', file], { env: { AUTH_TOKEN: 'the-very-token' } });
    expect(exitCode).toBe(2);
    expect(io.stdout.text + io.stderr.text).not.toContain('the-very-token');
  });

  it('may be to leave addresses out until the desk is deployed', async () => {
    const first = await floor.desk(['setup', 'apply', writers, '--without-addresses', '--yes']);
    expect(first.exitCode).toBe(0);
    expect(first.io.stdout.text).toContain('Left out for now:');
    // Once for all, with the line of each.
    expect(first.io.stdout.text.match(/DESK_ORIGIN} has no value yet/g)).toHaveLength(1);
    expect(first.io.stdout.text).toMatch(/\n    .*writers\.yaml:\d+\n    .*writers\.yaml:\d+\n/);
    const plan = await floor.plan(writers);
    expect(plan.operations.every(({ action }) => action === 'update')).toBe(true);
    expect(
      plan.operations
        .flatMap(({ changes }) => changes.map(({ field }) => field))
        .filter((field) => !field.endsWith('Url')),
    ).toEqual([]);
    await floor.apply(writers);
    expect(floor.written()).toBe(await planted());
    const both = await floor.desk(['setup', 'plan', writers, '--without-addresses', '--prune']);
    expect(both.exitCode).toBe(2);
  });

  it('may wait for an address, but not for a number that the account does not have', async () => {
    const file = await fileOf(
      'workspace: w\nphoneNumbers:\n  - { number: "+15550999", voiceUrl: "${DESK_ORIGIN}/incoming-call" }',
    );
    const { exitCode, io } = await floor.desk(['setup', 'plan', file, '--without-addresses']);
    expect(exitCode).toBe(1);
    expect(io.stdout.text).toMatch(/:3: The account has no phone number \+15550999/);
  });

  it('may be to leave the numbers alone', async () => {
    const plan = await floor.plan(writers, '--no-phone-numbers');
    expect(plan.operations.filter(({ kind }) => kind === 'phoneNumber')).toEqual([]);
    expect(plan.problems).toEqual([]);
  });
});

describe('the desk’s own settings', () => {
  it('are printed, and written into a .env that keeps everything else', async () => {
    const cwd = await temporaryFolder('setup');
    const path = join(cwd, '.env');
    await writeFile(path, '# mine\nAUTH_TOKEN="secret = yes"\nWORKSPACE_SID=WS-old\n\nLAST=1', { mode: 0o640 });
    const { io } = await floor.desk(['setup', 'apply', writers, ...withOrigin, '--yes', '--write-env', '.env'], {
      cwd,
    });
    const [workspace, workflow, outbound, deadlines] = [
      floor.sid('workspace', 'writers'),
      floor.sid('workflow', 'support'),
      floor.sid('workflow', 'outbound'),
      floor.sid('workflow', 'deadlines'),
    ];
    expect(await readFile(path, 'utf8')).toBe(
      `# mine\nAUTH_TOKEN="secret = yes"\nWORKSPACE_SID=${workspace}\n\nLAST=1\nWORKFLOW_SID=${workflow}\nOUTBOUND_WORKFLOW_SID=${outbound}\nDEADLINE_WORKFLOW_SID=${deadlines}\n`,
    );
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(io.stdout.text + io.stderr.text).not.toContain('secret = yes');
    const again = await floor.desk(['setup', 'apply', writers, ...withOrigin], { cwd });
    expect(again.io.stdout.text).not.toContain('WORKSPACE_SID');
    const elsewhere = await floor.desk(['setup', 'apply', writers, ...withOrigin]);
    expect(elsewhere.io.stdout.text).toContain(`\nWORKSPACE_SID=${workspace}\nWORKFLOW_SID=${workflow}\n`);
  });

  it('name the workflow that was asked for, else the one that is set already', async () => {
    const named = await floor.apply(writers, '--workflow', 'Incoming Customer Care Requests');
    const care = floor.sid('workflow', 'Incoming Customer Care Requests');
    expect(named.json()['settings']).toMatchObject({ WORKFLOW_SID: care });
    const kept = await floor.desk(['--json', 'setup', 'apply', writers, ...withOrigin], {
      env: { WORKFLOW_SID: care },
    });
    expect(kept.json()['settings']).toMatchObject({ WORKFLOW_SID: care });
    expect((await floor.apply(writers, '--workflow', 'nobody’s')).exitCode).toBe(1);
  });
});

describe('what only a person can put right', () => {
  it.each([
    [
      'workspace: w\nactivities:\n  - { name: Offline, available: true }',
      /:3: The activity "Offline" is not available/,
    ],
    ['workspace: w\ntimeoutActivity: Lunch', /:2: There is no activity named "Lunch"/],
    [
      'workspace: w\nworkflows:\n  - name: f\n    configuration: { task_routing: { default_filter: { queue: q } } }',
      /:4: There is no task queue named "q"/,
    ],
    ['workspace: w\nworkers:\n  - name: a\n    channels: { fax: 1 }', /:4: There is no task channel named "fax"/],
    [
      'workspace: w\nphoneNumbers:\n  - { number: "+15550999", voiceUrl: "https://example.com" }',
      /:3: The account has no phone number \+15550999, and setup buys none/,
    ],
    ['workspace: w\neventCallbackUrl: https://e.com/${workflow:none}', /:2: \$\{workflow:none\} stands for nothing/],
  ])('in %j is said with its line, and nothing is changed', async (text, message) => {
    const file = await fileOf(text);
    const planned = await floor.desk(['setup', 'plan', file]);
    expect(planned.exitCode).toBe(1);
    expect(planned.io.stdout.text).toMatch(message);
    const writes = floor.countingWrites();
    expect((await floor.apply(file)).exitCode).toBe(1);
    expect(writes()).toEqual({});
  });

  it('are two things of one name', async () => {
    await floor.apply(writers);
    await floor.workspace().taskQueues.create({ friendlyName: 'support' });
    const plan = await floor.plan(writers);
    expect(plan.problems[0]?.message).toMatch(/Several of the workspace's are named "support" \(WQ\w+, WQ\w+\)/);
    await floor.client.taskrouter.v1.workspaces.create({ friendlyName: 'writers' });
    const { exitCode, io } = await floor.desk(['setup', 'plan', writers, ...withOrigin]);
    expect(exitCode).toBe(3);
    expect(io.stderr.text).toMatch(/Several workspaces are named "writers"/);
  });

  it.each([
    ['workspace: [', /workspace\.yaml/],
    ['workspace: w\nwrokers: []', /workspace\.yaml:2: wrokers/],
  ])('is a file such as %j', async (text, message) => {
    const { exitCode, io } = await floor.desk(['setup', 'plan', await fileOf(text)]);
    expect(exitCode).toBe(2);
    expect(io.stderr.text).toMatch(message);
    expect((await floor.desk(['setup', 'plan', '/nowhere.yaml'])).exitCode).toBe(2);
  });

  it('is what TaskRouter refuses: nothing after it is begun, and the rest follows once it is put right', async () => {
    const wrong = { ...bare, workspace: 'w', taskQueues: [{ name: 'good' }, { name: 'bad', targetWorkers: 'a b' }] };
    const workers = [{ name: 'ada' }];
    const { exitCode, json } = await floor.apply(await fileOf({ ...wrong, workers }));
    expect(exitCode).toBe(1);
    expect(json()).toMatchObject({ done: 2, failed: [{ operation: 'create task queue bad' }], notBegun: 1 });
    const right = await fileOf({ ...wrong, taskQueues: [{ name: 'good' }, { name: 'bad' }], workers });
    expect((await floor.apply(right)).json()).toMatchObject({ done: 2, failed: [], notBegun: 0 });
  });
});

describe('a workspace by SID', () => {
  it('is renamed rather than made anew', async () => {
    const sid = floor.sid('workspace', bare.workspace);
    const { exitCode } = await floor.apply(writers, '-w', sid);
    expect(exitCode).toBe(0);
    expect(floor.sid('workspace', 'writers')).toBe(sid);
    expect((await floor.desk(['setup', 'plan', writers, '-w', `WS${'0'.repeat(32)}`, ...withOrigin])).exitCode).toBe(1);
  });
});
