import fc from 'fast-check';
import type { Effect } from '../../../emulator/faults/faults';
import { exitCodes } from '../../../src/cli/exit-codes';
import { maximumAttempts } from '../../../src/cli/http/retry-timing';
import { Clinic } from './clinic';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await Clinic.open();
});
afterEach(() => clinic.emulator.control.faults.clear());
afterAll(() => clinic.close());

it('finds nothing where all is well', async () => {
  const { exitCode, valid, checks } = await clinic.examine();
  expect(checks.filter(({ status }) => status !== 'valid')).toEqual([]);
  expect({ exitCode, valid }).toEqual({ exitCode: 0, valid: true });
});

it('tells each check in a line, and nothing to do', async () => {
  const { io, exitCode } = await clinic.tell({}, { terminal: true, columns: 80, env: { NO_COLOR: '1' } });
  expect(exitCode).toBe(0);
  const [first = '', ...lines] = io.stdout.lines;
  expect(first).toBe('✓ node-version           Node.js  Node.js 22.11.0.');
  expect(lines.at(-1)).toBe('34 checks: 34 good');
  expect(lines.slice(0, -1).every((line) => line.startsWith('✓ ') && line.length <= 80)).toBe(true);
});

it('asks for each thing once, and changes nothing', async () => {
  const { faults } = clinic.emulator.control;
  const never = { trigger: { nth: 1_000_000 }, effect: { status: 500 } };
  const kinds = ['Workspace', 'Activity', 'Workflow', 'TaskQueue', 'Worker', 'IncomingPhoneNumber', 'Key'];
  const all = kinds.flatMap((kind) => [`Fetch${kind}`, `List${kind}`, `Update${kind}`]);
  for (const operation of all) faults.add({ operation, ...never });
  const { exitCode } = await clinic.examine({ fix: true, yes: true });
  expect(exitCode).toBe(0);
  const asked = Object.fromEntries(
    faults.list().flatMap(({ operation = '', calls }) => (calls > 0 ? [[operation, calls] as const] : [])),
  );
  expect(asked).toEqual({
    FetchWorkspace: 1,
    ListActivity: 1,
    ListWorkflow: 1,
    ListTaskQueue: 1,
    ListWorker: 1,
    // One for the numbers, one for the credentials, the clock and the key each.
    ListIncomingPhoneNumber: 4,
    FetchKey: 1,
  });
});

/** What the doctor asks for. */
const questions = [
  'FetchWorkspace',
  'ListActivity',
  'ListWorkflow',
  'ListTaskQueue',
  'ListWorker',
  'ListIncomingPhoneNumber',
  'FetchKey',
];
const mishaps: readonly Effect[] = [{ status: 429, retryAfterSeconds: 2 }, { status: 503 }, { reset: 'before' }];

/** Each of them goes wrong at first, in some order of mishaps, and never as often as one request is sent. */
const trouble = fc.tuple(
  ...questions.map((operation) =>
    fc
      .array(fc.constantFrom(...mishaps), { minLength: 1, maxLength: maximumAttempts - 1 })
      .map((effects) => effects.map((effect, index) => ({ operation, trigger: { nth: index + 1 }, effect }))),
  ),
);

it('comes to the same where Twilio is busy and connections break', async () => {
  await fc.assert(
    fc.asyncProperty(trouble, async (rules) => {
      const { faults } = clinic.emulator.control;
      faults.clear();
      const added = rules.flat().map((rule) => faults.add(rule).id);
      // The clock stands still between two pauses, and answers tell the time there is.
      const { checks, io } = await clinic.examine();
      const wrong = checks.filter(({ id, status }) => status !== 'valid' && id !== 'clock');
      expect(wrong).toEqual([]);
      expect(faults.list().map(({ id, hits }) => [id, hits])).toEqual(added.map((id) => [id, 1]));
      expect(io.pauses.length).toBeGreaterThan(0);
    }),
    { numRuns: 8 },
  );
});

it('says that Twilio cannot answer, and skips what needs it', async () => {
  clinic.emulator.control.faults.add({ operation: 'ListWorkflow', effect: { status: 503 } });
  const { exitCode, checks } = await clinic.examine({ only: ['workflow', 'queue-routes', 'activities'] });
  expect(exitCode).toBe(exitCodes.failed);
  // It weighs what the check weighs: what is no more than to look at holds nobody up for want of an answer.
  expect(checks.map(({ id, status }) => [id, status])).toEqual([
    ['workflow', 'invalid'],
    ['activities', 'valid'],
    ['queue-routes', 'warning'],
  ]);
  expect(checks[2]?.found[0]).toMatch(/^Twilio could not answer \(HTTP 503\)/);
});

it('makes only the checks asked for, and names what they needed', async () => {
  const one = await clinic.examine({ only: ['contact-uri'] });
  expect(one.checks.map(({ id }) => id)).toEqual(['contact-uri']);
  const env = { WORKSPACE_SID: `WS${'f'.repeat(32)}` };
  const other = await clinic.examine({ only: ['contact-uri'] }, { env });
  expect(other.checks.map(({ id, status, found }) => [id, status, found[0]])).toEqual([
    ['workspace', 'invalid', expect.stringContaining('The account has no workspace')],
    ['contact-uri', 'skipped', 'Not checked: fix “Workspace” first.'],
  ]);
  await expect(clinic.examine({ only: ['contact'] })).rejects.toThrow(
    /There is no check contact\. Did you mean contact-uri\? There are: node-version,/,
  );
});

describe('a repair', () => {
  beforeEach(async () => {
    await clinic.worker('charles').update({ attributes: '{"skills": ["support"]}' });
  });

  it('is not done without a yes, and told before', async () => {
    await expect(clinic.tell({ fix: true }, { answers: ['n'] })).rejects.toMatchObject({ code: 'declined' });
    expect(JSON.parse((await clinic.worker('charles').fetch()).attributes)).toEqual({ skills: ['support'] });
  });

  it('needs somebody to ask, or --yes', async () => {
    await expect(clinic.tell({ fix: true })).rejects.toMatchObject({ code: 'usage' });
    await expect(clinic.examine({ fix: true })).rejects.toMatchObject({ code: 'usage' });
  });

  it('is done after a yes, and what it was for is looked at again', async () => {
    const { exitCode, io } = await clinic.tell({ fix: true }, { answers: ['y'] });
    expect(exitCode).toBe(0);
    expect(io.questions).toEqual(['Apply this? [y/N] ']);
    expect(io.stderr.text).toBe(
      '  Let the browser be the phone of charles: contact_uri client:charles\n' +
        'Done: Let the browser be the phone of charles: contact_uri client:charles\n',
    );
    expect(io.stdout.text).toContain('--fix   Let the browser be the phone of charles');
    const [, again] = io.stdout.text.split('34 checks: 33 good, 1 to review\n');
    expect(again).toBe(`✓ contact-uri            Workers' phones  Each worker has one.\n\n1 check: 1 good\n`);
  });

  it('that fails is told, and the others are done', async () => {
    await clinic.workflow('support').update({ taskReservationTimeout: 5 });
    clinic.emulator.control.faults.add({ operation: 'UpdateWorker', effect: { status: 400, message: 'No' } });
    const { exitCode, repairs, checks } = await clinic.examine({ fix: true, yes: true, strict: true });
    expect(exitCode).toBe(exitCodes.failed);
    expect(repairs.filter(({ check }) => check === 'reservation-timeout')).toMatchObject([{ done: true }]);
    expect(repairs.filter(({ done }) => !done)[0]).toMatchObject({
      check: 'contact-uri',
      error: 'Twilio refused it (HTTP 400, 20001): No',
    });
    expect(checks.find(({ id }) => id === 'reservation-timeout')).toMatchObject({ status: 'valid' });
    clinic.emulator.control.faults.clear();
    expect((await clinic.examine({ fix: true, yes: true })).exitCode).toBe(0);
  });

  afterAll(() => clinic.examine({ fix: true, yes: true }));
});

it('stops at Ctrl-C', async () => {
  const io = await clinic.io();
  io.stop();
  const { runDoctor } = await import('../../../src/cli/doctor/doctor-verb');
  const { invocationOf } = await import('./invocation-of');
  await expect(runDoctor(invocationOf(io, true), {}, clinic.machine)).rejects.toMatchObject({ code: 'interrupted' });
});

it('leaves what has to do with addresses for later where the desk is nowhere yet', async () => {
  const { desk } = clinic;
  try {
    for (const name of ['support', 'outbound'])
      await clinic.workflow(name).update({ assignmentCallbackUrl: '', fallbackAssignmentCallbackUrl: '' });
    await clinic.workspace.update({ eventCallbackUrl: '' });
    const { exitCode, checks } = await clinic.examine();
    expect(exitCode).toBe(0);
    const found = checks.find(({ id }) => id === 'assignment-callback');
    expect(found).toMatchObject({ status: 'skipped' });
    expect(found?.found[0]).toContain('address is unknown');
  } finally {
    await clinic.pointTo(desk);
  }
});
