import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../../scripts/project';
import { recommendedNode } from '../../../src/cli/doctor/checks/node-version';
import { examineBeforeDeployment } from '../../../src/cli/examine-before-deployment';
import { change, Clinic, type Told } from './clinic';
import { invocationOf } from './invocation-of';
import { makeContext } from '../../../src/cli/doctor/make-context';
import type { TestIoOptions } from '../test-io';

let clinic: Clinic;
beforeEach(async () => {
  clinic = await Clinic.open();
});
afterEach(() => clinic.close());

/** A set-up with one thing wrong. */
interface Broken {
  readonly name: string;
  /** Breaks it, and says what else the doctor's surroundings are. */
  readonly by: () => Promise<TestIoOptions['env'] | void>;
  /** The check that finds it. */
  readonly check: string;
  readonly found: string | RegExp;
  /** What else does not pass because of it, besides what is skipped. */
  readonly also?: readonly string[];
  /** By its weight; `invalid` where not said. */
  readonly status?: 'invalid' | 'warning' | 'note';
  readonly isFixable?: true;
}

const other = (prefix: string): string => `${prefix}${'f'.repeat(32)}`;
const bad = ({ status }: Told): boolean => ['invalid', 'warning', 'note'].includes(status);

async function number(): Promise<ReturnType<Clinic['client']['incomingPhoneNumbers']>> {
  const [first] = await clinic.client.incomingPhoneNumbers.list();
  return clinic.client.incomingPhoneNumbers(first?.sid ?? '');
}

const activity = (friendlyName: string, available = false) =>
  clinic.workspace.activities.create({ friendlyName, available });

const broken: readonly Broken[] = [
  {
    name: 'a variable that is none',
    by: async () => ({ CALLER_ID: '555 0100' }),
    check: 'variables',
    status: 'warning',
    found: /^CALLER_ID has 8 characters: expected a phone number of the account/,
  },
  {
    name: 'a variable in quotation marks',
    by: async () => ({ API_KEY: `"${clinic.env['API_KEY']}"` }),
    check: 'variables',
    found: /^API_KEY has 36 characters, with quotation marks: expected an API key's SID/,
  },
  {
    name: 'a secret with a blank',
    by: async () => ({ API_SECRET: `${clinic.env['API_SECRET']} ` }),
    check: 'variables',
    found: 'API_SECRET has spaces around it.',
    also: ['api-key'],
  },
  {
    name: 'another auth token',
    by: async () => ({ AUTH_TOKEN: '0123456789abcdef0123456789abcdef' }),
    check: 'credentials',
    found: /^Twilio refuses those of the environment, for AC0+1 \(HTTP 401\)\.$/,
  },
  {
    name: 'a key of another account',
    by: async () => ({ API_KEY: other('SK') }),
    check: 'api-key',
    found: `The account has no key ${other('SK')}.`,
  },
  {
    name: 'the secret of another key',
    by: async () => ({ API_SECRET: 'of another key' }),
    check: 'api-key',
    found: /^Twilio refuses SK0+1 with API_SECRET for this account \(HTTP 401\)\.$/,
  },
  {
    name: 'a workspace of another account',
    by: async () => ({ WORKSPACE_SID: other('WS') }),
    check: 'workspace',
    found: /^The account has no workspace WSf+\. It has: writers \(WS0+1\)\.$/,
  },
  {
    name: 'a workflow of another workspace',
    by: async () => ({ WORKFLOW_SID: other('WW') }),
    check: 'workflow',
    found:
      /^The workspace has no workflow WWf+\. It has: support \(WW0+1\), outbound \(WW0+2\), deadlines \(WW0+3\)\.$/,
  },
  {
    name: 'an outbound workflow of another workspace',
    by: async () => ({ OUTBOUND_WORKFLOW_SID: other('WW') }),
    check: 'outbound-workflow',
    status: 'warning',
    found: /^The workspace has no workflow WWf+\./,
  },
  {
    name: 'a workflow of calls for deadlines',
    by: async () => ({ DEADLINE_WORKFLOW_SID: clinic.env['WORKFLOW_SID'] ?? '' }),
    check: 'deadline-workflow',
    status: 'warning',
    found: 'DEADLINE_WORKFLOW_SID is a workflow of calls.',
    also: ['queue-expressions', 'assignment-callback'],
  },
  {
    name: 'workers in the queue of deadlines',
    by: async () =>
      clinic.workspace
        .taskQueues(clinic.sid('taskQueue', 'deadlines'))
        .update({ targetWorkers: '1==1' })
        .then(() => undefined),
    check: 'deadline-workflow',
    status: 'warning',
    found: 'Deadlines wait in the queue deadlines, and there are workers in it: deadlines would be offered to them.',
  },
  {
    name: 'somebody else’s number',
    by: async () => ({ CALLER_ID: '+15550999' }),
    check: 'caller-id',
    status: 'warning',
    found: "+15550999 is neither the account's nor verified. The account has: +15550100.",
  },
  {
    name: 'a password that is too short',
    by: async () => ({ TOKEN_PASSWORD: 'Kx9#mQ2' }),
    check: 'password',
    found: 'TOKEN_PASSWORD has 7 characters.',
    also: ['variables'],
  },
  {
    name: 'the same password for supervisors',
    by: async () => ({ SUPERVISOR_PASSWORD: clinic.env['TOKEN_PASSWORD'] ?? '' }),
    check: 'password',
    status: 'warning',
    found: 'SUPERVISOR_PASSWORD is the same as TOKEN_PASSWORD: nobody can sign in to the floor page.',
  },
  {
    name: 'no activity to be available in',
    by: async () =>
      clinic.workspace
        .activities(clinic.sid('activity', 'Available'))
        .remove()
        .then(() => undefined),
    check: 'activities',
    found: /^There is no activity in which workers are available/,
    also: ['desk-activities'],
  },
  {
    name: 'no Offline',
    async by() {
      const { sid } = await activity('Away');
      await clinic.workspace.update({ defaultActivitySid: sid });
      for (const name of ['charles', 'ana.ruiz']) await clinic.worker(name).update({ activitySid: sid });
      await clinic.workspace.activities(clinic.sid('activity', 'Offline')).remove();
    },
    check: 'activities',
    status: 'note',
    found: /^There is no activity named Offline/,
    isFixable: true,
  },
  {
    name: 'a timeout activity in which one is available',
    by: async () => void (await clinic.workspace.update({ timeoutActivitySid: clinic.sid('activity', 'Available') })),
    check: 'timeout-activity',
    status: 'warning',
    found: /^Workers are available in Available/,
    isFixable: true,
  },
  {
    name: 'a busy activity that there is not',
    by: () =>
      change(clinic.machine, 'src/assets/desk-config.json', (config) => ({ ...config, busyActivity: 'On a call' })),
    check: 'desk-activities',
    status: 'warning',
    found: 'busyActivity is “On a call”, and the workspace has no such activity.',
    isFixable: true,
  },
  {
    name: 'a next activity that there is not',
    by: () => change(clinic.machine, 'src/assets/desk-config.json', (config) => ({ ...config, nextActivity: 'Break' })),
    check: 'desk-activities',
    status: 'warning',
    found: 'nextActivity is “Break”, and the workspace has no such activity.',
  },
  {
    name: 'a worker without a phone',
    by: async () => void (await clinic.worker('charles').update({ attributes: '{"skills": ["support"]}' })),
    check: 'contact-uri',
    status: 'warning',
    found: 'charles has no contact_uri: a call that they accept reaches nobody.',
    isFixable: true,
  },
  {
    name: 'a worker with a colleague’s browser',
    by: async () =>
      void (await clinic
        .worker('charles')
        .update({ attributes: '{"skills": ["support"], "contact_uri": "client:ana_2Eruiz"}' })),
    check: 'contact-uri',
    status: 'warning',
    found: /^charles's contact_uri is client:ana_2Eruiz, which is not their own browser/,
    isFixable: true,
  },
  {
    name: 'a worker with a number that is none',
    by: async () =>
      void (await clinic
        .worker('charles')
        .update({ attributes: '{"skills": ["support"], "contact_uri": "555-0111"}' })),
    check: 'contact-uri',
    status: 'warning',
    found: /^charles's contact_uri is “555-0111”, which is neither a number/,
  },
  {
    name: 'a queue for nobody',
    by: async () =>
      void (await clinic.workspace
        .taskQueues(clinic.sid('taskQueue', 'spanish'))
        .update({ targetWorkers: 'languages HAS "español"' })),
    check: 'queue-expressions',
    status: 'warning',
    found: 'The queue spanish asks for workers with languages HAS "español", which matches none of the 2 there are.',
  },
  {
    name: 'a target for nobody',
    async by() {
      const { configuration } = await clinic.workflow('support').fetch();
      await clinic
        .workflow('support')
        .update({ configuration: configuration.replace('HAS \\"support\\"', 'HAS \\"sales\\"') });
    },
    check: 'workflow-expressions',
    status: 'warning',
    found:
      'A target of the workflow support asks the queue spanish for worker.skills HAS "sales", which matches none of its workers, whatever the task.',
  },
  {
    name: 'a queue that no workflow leads into',
    by: async () => void (await clinic.workspace.taskQueues.create({ friendlyName: 'lost' })),
    check: 'queue-routes',
    status: 'note',
    found: 'No workflow leads to the queue lost; only transfers reach it.',
  },
  {
    name: 'too little time to take an offer',
    by: async () => void (await clinic.workflow('support').update({ taskReservationTimeout: 5 })),
    check: 'reservation-timeout',
    status: 'note',
    found: 'support gives 5 seconds.',
    isFixable: true,
  },
  {
    name: 'too much time to take an offer',
    by: async () => void (await clinic.workflow('support').update({ taskReservationTimeout: 3_600 })),
    check: 'reservation-timeout',
    status: 'note',
    found: 'support gives 3,600 seconds.',
    isFixable: true,
  },
  {
    name: 'no assignment callback',
    by: async () => void (await clinic.workflow('support').update({ assignmentCallbackUrl: '' })),
    check: 'assignment-callback',
    status: 'warning',
    found: 'The assignment callback of support is not set.',
    isFixable: true,
  },
  {
    name: 'an assignment callback by http',
    by: async () =>
      void (await clinic.workflow('support').update({ assignmentCallbackUrl: 'http://desk.example.com/assignment' })),
    check: 'assignment-callback',
    status: 'warning',
    found: 'The assignment callback of support (http://desk.example.com/assignment) is not https.',
    isFixable: true,
  },
  {
    name: 'an assignment callback somewhere else',
    by: async () =>
      void (await clinic
        .workflow('outbound')
        .update({ assignmentCallbackUrl: 'https://other.example.com/assignment' })),
    check: 'assignment-callback',
    status: 'warning',
    found:
      /^The assignment callback of outbound \(https:\/\/other.example.com\/assignment\) is not at the desk, which is at /,
    isFixable: true,
  },
  {
    name: 'an assignment callback to another Function',
    by: async () =>
      void (await clinic.workflow('outbound').update({ assignmentCallbackUrl: `${clinic.desk}/asignment` })),
    check: 'assignment-callback',
    status: 'warning',
    found: /\/asignment\) is not the desk's \/assignment\.$/,
    isFixable: true,
  },
  {
    name: 'no fallback',
    by: async () => void (await clinic.workflow('support').update({ fallbackAssignmentCallbackUrl: '' })),
    check: 'fallback-callback',
    status: 'note',
    found: 'The fallback of support is not set: a callback that fails once is lost.',
    isFixable: true,
  },
  {
    name: 'a number that another Function answers',
    by: async () => void (await (await number()).update({ voiceUrl: `${clinic.desk}/token` })),
    check: 'phone-numbers',
    status: 'warning',
    found: /^\+15550100 is answered by http.*\/token, which is not \/incoming-call\.$/,
    isFixable: true,
  },
  {
    name: 'a number that asks by GET',
    by: async () => void (await (await number()).update({ voiceMethod: 'GET' })),
    check: 'phone-numbers',
    status: 'warning',
    found: '+15550100 asks /incoming-call by GET, which is refused.',
    isFixable: true,
  },
  {
    name: 'a number with a workflow that there is not',
    by: async () =>
      void (await (await number()).update({ voiceUrl: `${clinic.desk}/incoming-call?workflowSid=${other('WW')}` })),
    check: 'phone-numbers',
    status: 'warning',
    found: /^\+15550100 puts calls into WWf+, which is no workflow of the workspace\.$/,
    isFixable: true,
  },
  {
    name: 'a number that nobody has set to anything',
    by: async () => void (await (await number()).update({ voiceUrl: 'https://demo.twilio.com/welcome/voice/' })),
    check: 'phone-numbers',
    status: 'warning',
    found: /^No phone number is answered by the desk\. There are: \+15550100/,
    isFixable: true,
  },
  {
    name: 'a number that somebody else answers',
    by: async () => void (await (await number()).update({ voiceUrl: 'https://shop.example.com/voice?secret=1' })),
    check: 'phone-numbers',
    status: 'warning',
    found: 'No phone number is answered by the desk. There are: +15550100 (https://shop.example.com/voice).',
  },
  {
    name: 'a limit of wrap-ups that nobody keeps',
    by: async () => void (await clinic.workspace.update({ eventCallbackUrl: '', eventsFilter: '' })),
    check: 'event-callback',
    status: 'warning',
    found:
      "Wrap-ups have a limit of 300 seconds, customers left alone are rescued, and the workspace's event callback is not set.",
    isFixable: true,
  },
  {
    name: 'a limit of wrap-ups without its events',
    by: async () => void (await clinic.workspace.update({ eventsFilter: 'task.created,reservation.created' })),
    check: 'event-callback',
    status: 'warning',
    found:
      /the event callback leaves out reservation\.wrapup, worker\.activity\.update, task\.canceled, .*, task\.transfer-canceled\.$/,
    isFixable: true,
  },
  {
    name: 'customers who are alone, of whom no event tells',
    by: async () => {
      await change(clinic.machine, 'src/assets/desk-config.json', (config) => ({
        ...config,
        wrapUp: { limitSeconds: 0 },
      }));
      await clinic.workspace.update({ eventsFilter: 'reservation.created,reservation.wrapup,worker.activity.update' });
    },
    check: 'event-callback',
    status: 'warning',
    found: /^Customers left alone are rescued, and the event callback leaves out task\.canceled, /,
    isFixable: true,
  },
  {
    name: 'a history of calls, of whose ends no event tells',
    by: async () => ({ HISTORY_SECRET: 'what only the server of this desk knows' }),
    check: 'event-callback',
    status: 'warning',
    found: /, a history of calls is kept, and the event callback leaves out task\.wrapup, task\.system-deleted\.$/,
    isFixable: true,
  },
  {
    name: 'a secret of the history that can be guessed',
    by: async () => ({ HISTORY_SECRET: 'secret' }),
    check: 'variables',
    status: 'warning',
    found: /^HISTORY_SECRET has 6 characters: expected at least 32 characters/,
    also: ['event-callback'],
  },
  {
    name: 'events that somebody else listens to',
    by: async () => void (await clinic.workspace.update({ eventCallbackUrl: 'https://crm.example.com/events' })),
    check: 'event-callback',
    status: 'warning',
    found: /and the workspace's event callback is https:\/\/crm\.example\.com\/events\.$/,
  },
  {
    name: 'a desk of another version',
    by: () => change(clinic.machine, 'dist/local/assets/version.json', (version) => ({ ...version, build: 'newer' })),
    check: 'deployed',
    status: 'note',
    found: /is version .*, build [0-9a-f]{16}; here is version .*, build newer\.$/,
  },
  {
    name: 'a deployed desk without a variable',
    by: async () => void (await clinic.moveDesk({ env: { API_SECRET: '' } })),
    check: 'deployed',
    found: /says: This Function's environment is incomplete\. Not set: API_SECRET\./,
  },
  {
    name: 'a desk that has gone',
    by: () => clinic.pointTo('http://127.0.0.1:9'),
    check: 'deployed',
    found: 'Nothing answers at http://127.0.0.1:9 (ECONNREFUSED).',
  },
  {
    name: 'an assignment callback that anybody may call',
    by: async () => void (await clinic.moveDesk({ folder: await clinic.unprotected('assignment') })),
    check: 'protected',
    found: "/assignment answers a request without Twilio's signature: anybody can call it.",
  },
  {
    name: 'a desk of another account',
    by: async () => void (await clinic.moveDesk({ authToken: 'another account, of 32 characters' })),
    check: 'assignment-answer',
    found: 'support: the desk refuses what is signed with AUTH_TOKEN (HTTP 403).',
  },
  {
    name: 'an instruction that there is not',
    by: async () =>
      void (await clinic
        .workflow('support')
        .update({ assignmentCallbackUrl: `${clinic.desk}/assignment?instruction=acept` })),
    check: 'assignment-answer',
    found: /^support: the desk answers an assignment by HTTP 400: `instruction` is "acept": expected one of/,
  },
  {
    name: 'a range for the runtime handler',
    by: () =>
      change(clinic.machine, 'package.json', (manifest) => ({
        ...manifest,
        dependencies: { '@twilio/runtime-handler': '^2.1.0' },
      })),
    check: 'dependencies',
    found:
      'package.json has @twilio/runtime-handler as “^2.1.0”, which is not an exact version: Twilio would install another one.',
  },
  {
    name: 'a package that is not installed as declared',
    by: () =>
      change(clinic.machine, 'package.json', (manifest) => ({
        ...manifest,
        dependencies: { '@twilio/runtime-handler': '2.0.0' },
      })),
    check: 'dependencies',
    found: /^package\.json has @twilio\/runtime-handler 2\.0\.0, and \d+\.\d+\.\d+ is installed\.$/,
  },
];

it.each(broken)('finds and names $name', async ({ by, check, found, also = [], status = 'invalid', isFixable }) => {
  const env = (await by()) ?? {};
  const before = await clinic.examine({}, { env });
  const wrong = before.checks.filter(bad);
  expect(wrong.map(({ id }) => id).sort()).toEqual([check, ...also].sort());
  const told = wrong.find(({ id }) => id === check);
  expect(told).toMatchObject({ status });
  expect(told?.found[0]).toEqual(typeof found === 'string' ? found : expect.stringMatching(found));
  expect(told?.wanted).not.toBe('');
  expect(told?.actions.length).toBeGreaterThan(0);
  expect(before.exitCode).toBe(status === 'invalid' ? 1 : 0);
  if (also.length > 0) return;
  expect(told?.fixes.length ?? 0).toBe(isFixable ? (told?.found.length ?? 0) : 0);

  const after = await clinic.examine({ fix: true, yes: true }, { env });
  expect(after.checks.filter(bad).map(({ id }) => id)).toEqual(isFixable ? [] : [check]);
  expect(after.repairs.every(({ done }) => done)).toBe(true);
  expect(after.repairs.length > 0).toBe(isFixable === true);
  if (!isFixable) return;
  expect(after.checks.every((one) => one.status === 'valid')).toBe(true);
  const again = await clinic.examine({ fix: true, yes: true }, { env });
  expect(again.repairs).toEqual([]);
});

it('makes the activities that are missing and goes on with what they are needed for', async () => {
  await clinic.workspace.activities(clinic.sid('activity', 'Available')).remove();
  const { exitCode, checks } = await clinic.examine({ fix: true, yes: true });
  expect(checks.filter(({ status }) => status !== 'valid')).toEqual([]);
  expect(exitCode).toBe(0);
});

it('leaves the other attributes of a worker alone', async () => {
  await clinic.worker('charles').update({
    attributes: '{"skills": ["support"], "id": 12345678901234567890, "contact_uri": "client:somebody", "price":1.10}',
  });
  await clinic.examine({ fix: true, yes: true });
  const { attributes } = await clinic.worker('charles').fetch();
  expect(attributes).toBe(
    '{"skills": ["support"], "id": 12345678901234567890, "contact_uri": "client:charles", "price":1.10}',
  );
});

it('repairs several things at once, some of which can only be seen after others', async () => {
  await clinic.workflow('support').update({ assignmentCallbackUrl: '', fallbackAssignmentCallbackUrl: '' });
  await clinic.workspace.update({ eventCallbackUrl: '', timeoutActivitySid: clinic.sid('activity', 'Available') });
  await clinic.worker('ana.ruiz').update({ attributes: '{"skills": ["support"], "languages": ["es"], "level": 3}' });
  const { exitCode, checks, repairs } = await clinic.examine({ fix: true, yes: true });
  expect(checks.filter(({ status }) => status !== 'valid')).toEqual([]);
  expect(repairs.map(({ check }) => check)).toEqual([
    'timeout-activity',
    'contact-uri',
    'assignment-callback',
    'fallback-callback',
    'event-callback',
  ]);
  expect(exitCode).toBe(0);
});

it('says that a workspace has no workers, and does not blame its queues', async () => {
  for (const name of ['charles', 'ana.ruiz']) await clinic.worker(name).remove();
  const { checks } = await clinic.examine();
  expect(checks.filter(bad).map(({ id }) => id)).toEqual(['workers']);
  expect(checks.filter(({ status }) => status === 'skipped').map(({ id }) => id)).toEqual([
    'contact-uri',
    'queue-expressions',
    'workflow-expressions',
  ]);
});

it('holds a deployment up by what stops one alone, and not by what is waived', async () => {
  await clinic.worker('charles').update({ attributes: '{"skills": ["support"]}' });
  const examine = async (env: TestIoOptions['env'] = {}, waivers = {}): Promise<readonly [number, string]> => {
    const io = await clinic.io({ env });
    return [await examineBeforeDeployment(invocationOf(io, false), waivers), io.stderr.text];
  };
  const [worthALook, told] = await examine();
  expect(worthALook).toBe(0);
  expect(told).toContain("! contact-uri            Workers' phones  (review this)\n");
  expect(told).toMatch(/ to review\n/);
  const env = { WORKFLOW_SID: other('WW') };
  const [stopped, why] = await examine(env);
  expect(stopped).toBe(1);
  expect(why).toContain('✗ workflow               Workflow  (stops a deployment)\n');
  const [waived, reason] = await examine(env, { workflow: 'it is made this evening' });
  expect(waived).toBe(0);
  expect(reason).toContain('~ workflow               Workflow  (stops a deployment)\n');
  expect(reason).toContain('    waived  it is made this evening\n');
});

it.each([
  ['https://DESK-1234-dev.twil.io:443/', 'https://desk-1234-dev.twil.io'],
  ['http://127.0.0.1:3000//', 'http://127.0.0.1:3000'],
  ['https://desk.example.com/path', 'https://desk.example.com/path'],
  ['desk.example.com', 'desk.example.com'],
])('takes %s for the desk at %s', async (said, expected) => {
  const context = await makeContext(invocationOf(await clinic.io(), false), { desk: said });
  expect(await context.desk.origin()).toBe(expected);
});

it('leaves what is waived as it is', async () => {
  await clinic.workflow('support').update({ taskReservationTimeout: 5 });
  const waive = { 'reservation-timeout': 'a robot answers' };
  const { checks, repairs } = await clinic.examine({ fix: true, yes: true, waive });
  expect(checks.find(({ id }) => id === 'reservation-timeout')).toMatchObject({
    status: 'note',
    weight: 'know',
    waived: 'a robot answers',
  });
  expect(repairs).toEqual([]);
  await expect(clinic.examine({ waive: { 'reservation-timout': 'a' } })).rejects.toMatchObject({ code: 'usage' });
});

it.each([
  [-3_600_000, "3,600 seconds behind Twilio's"],
  [3_600_000, "3,600 seconds ahead of Twilio's"],
])('says that the clock is off by %d ms', async (off, expected) => {
  const { checks } = await clinic.examine({ only: ['clock'] }, { now: Date.now() + off });
  // A second may pass between the two readings.
  const [told] = checks;
  const seconds = Number(/^([\d,]+) /.exec(told?.found[0] ?? '')?.[1]?.replace(',', ''));
  expect(Math.abs(seconds - 3_600)).toBeLessThan(60);
  expect(told?.found[0]).toContain(expected.replace(/^[\d,]+ /, ''));
});

describe('Node.js', () => {
  const ask = async (nodeVersion: string, day: string) => {
    const options = { now: Date.parse(day) };
    const { checks } = await clinic.examine({ only: ['node-version'] }, options, { ...clinic.machine, nodeVersion });
    return checks[0];
  };

  it('is too old before 20', async () => {
    const wanted = 'Node.js 20 or later, in a version that still gets fixes.';
    expect(await ask('18.20.4', '2026-11-29')).toMatchObject({
      status: 'warning',
      found: ['Node.js 18.20.4.'],
      wanted,
    });
  });

  it.each(['20.20.2', '25.1.0'])('is warned of past its end, as %s is', async (version) => {
    expect(await ask(version, '2026-11-29')).toMatchObject({
      status: 'warning',
      found: [expect.stringContaining(`Node.js ${version} works`)],
    });
  });

  it.each([
    ['20.20.2', '2026-04-29'],
    ['22.23.3', '2026-11-29'],
    ['24.21.0', '2026-11-29'],
    ['26.10.0', '2026-11-29'],
    ['27.0.0', '2027-05-01'],
  ])('is fine as %s on %s', async (version, day) => {
    expect(await ask(version, day)).toMatchObject({ status: 'valid', found: [`Node.js ${version}.`] });
  });

  it('is recommended as .nvmrc has it', async () => {
    expect((await readFile(join(PROJECT_FOLDER, '.nvmrc'), 'utf8')).trim()).toBe(String(recommendedNode));
  });
});
