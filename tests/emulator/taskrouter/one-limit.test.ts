import { sign } from 'jsonwebtoken';
import { createEmulator, localCredentials, type Emulator } from '../../../emulator';
import { startStubServer, xml, type StubServer } from '../callbacks/stub-server';
import { startOfTest } from '../floor';
import { overHttp, RestClient, type Answer } from '../rest/rest-client';

const { accountSid, apiKey, apiSecret } = localCredentials;
let emulator: Emulator;
let rest: RestClient;
let workspace: string;
let workflow: string;
let queue: string;
let worker: string;
/** Answers with what is {@link said}. */
let application: StubServer;
let said = '';

beforeAll(async () => {
  application = await startStubServer(() => xml(said));
  emulator = await createEmulator();
  emulator.clock.freeze(startOfTest);
  rest = new RestClient(overHttp(emulator.origin));
  const { json } = await rest.post('/v1/Workspaces', { FriendlyName: 'limits' });
  workspace = String(json['url']).replace(emulator.origin, '');
  const activities = (await rest.get(`${workspace}/Activities?FriendlyName=Available`)).json['activities'];
  const [available] = activities as [{ sid: string }];
  queue = await made('TaskQueues', { FriendlyName: 'all' });
  workflow = await made('Workflows', { FriendlyName: 'all', Configuration: configured({}) });
  worker = await made('Workers', { FriendlyName: 'alice', ActivitySid: available.sid });
  const channel = `${workspace}/Workers/${worker}/Channels/default`;
  await rest.post(channel, { Capacity: '1000' });
});
afterAll(async () => {
  await emulator.close();
  await application.close();
});

const configured = (target: object): string =>
  JSON.stringify({ task_routing: { default_filter: { queue, ...target } } });

async function made(collection: string, form: Record<string, string>): Promise<string> {
  const { status, json } = await rest.post(`${workspace}/${collection}`, form);
  expect({ status, json }).toMatchObject({ status: 201 });
  return String(json['sid']);
}

/** What one way in made of something: its status, and what is said. */
interface Outcome {
  readonly isTaken: boolean;
  readonly message: string;
}

const outcome = ({ status, json }: Answer): Outcome => ({ isTaken: status < 300, message: String(json['message']) });

async function bridge(method: string, url: string, params: object): Promise<Answer> {
  const grant = { workspace_sid: workspace.split('/').at(-1), worker_sid: worker, role: 'admin' };
  const token = sign({ grants: { identity: 'alice', task_router: grant } }, apiSecret, {
    issuer: apiKey,
    subject: accountSid,
    expiresIn: 86_400,
  });
  const body = JSON.stringify({ url: `${workspace.replace('/v1/', '')}/${url}`, method, params, token });
  const response = await fetch(`${emulator.origin}/v1/wschannels`, { method: 'POST', body });
  return { status: response.status, headers: response.headers, json: (await response.json()) as Answer['json'] };
}

/** Puts a caller into the queue by a document, and says whether a task came of it. */
async function twiml(task: string): Promise<Outcome> {
  said = `<Response><Enqueue workflowSid="${workflow}">${task}</Enqueue></Response>`;
  const call = { To: '+15550199', From: '+15550100', Url: application.origin };
  const { json } = await rest.post(`/2010-04-01/Accounts/${accountSid}/Calls.json`, call);
  await emulator.clock.settle();
  const { status } = (await rest.get(`/2010-04-01/Accounts/${accountSid}/Calls/${String(json['sid'])}.json`)).json;
  const { alerts } = emulator.control.state() as { alerts: { message: string; resourceSid: string }[] };
  const alert = alerts.find(({ resourceSid }) => resourceSid === json['sid']);
  return { isTaken: status === 'in-progress', message: alert?.message ?? '' };
}

const task = (): Promise<string> => made('Tasks', { WorkflowSid: workflow });
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Ways in, each of which hands on a text as it is given. */
type Ways = Readonly<Record<string, (given: string) => Promise<Outcome>>>;

async function heldBySomebody(): Promise<{ TaskSid: string; ReservationSid: string }> {
  const TaskSid = await task();
  const { reservations } = (await rest.get(`${workspace}/Tasks/${TaskSid}/Reservations`)).json as {
    reservations: [{ sid: string }];
  };
  const ReservationSid = reservations[0].sid;
  await rest.post(`${workspace}/Tasks/${TaskSid}/Reservations/${ReservationSid}`, { ReservationStatus: 'accepted' });
  return { TaskSid, ReservationSid };
}

const transfer = async (more: object): Promise<Outcome> =>
  outcome(await bridge('POST', `Workers/${worker}/Transfers`, { ...(await heldBySomebody()), To: queue, ...more }));

const priority: Ways = {
  'a task made over REST': async (given) =>
    outcome(await rest.post(`${workspace}/Tasks`, { WorkflowSid: workflow, Priority: given })),
  'a task changed over REST': async (given) =>
    outcome(await rest.post(`${workspace}/Tasks/${await task()}`, { Priority: given })),
  'a task made by TwiML': (given) => twiml(`<Task priority="${given}">{}</Task>`),
  'a target of a workflow': async (given) =>
    outcome(
      await rest.post(`${workspace}/Workflows/${workflow}`, { Configuration: configured({ priority: Number(given) }) }),
    ),
  'a target of a workflow, as text': async (given) =>
    outcome(await rest.post(`${workspace}/Workflows/${workflow}`, { Configuration: configured({ priority: given }) })),
  'a transfer of the browser SDK': (given) => transfer({ Priority: Number(given) }),
};

const timeout: Ways = {
  'a task made over REST': async (given) =>
    outcome(await rest.post(`${workspace}/Tasks`, { WorkflowSid: workflow, Timeout: given })),
  'a task made by TwiML': (given) => twiml(`<Task timeout="${given}">{}</Task>`),
};

const attributes: Ways = {
  'a task made over REST': async (given) =>
    outcome(await rest.post(`${workspace}/Tasks`, { WorkflowSid: workflow, Attributes: given })),
  'a task changed over REST': async (given) =>
    outcome(await rest.post(`${workspace}/Tasks/${await task()}`, { Attributes: given })),
  'a task made by the browser SDK': async (given) =>
    outcome(await bridge('POST', 'Tasks', { RoutingTarget: worker, Attributes: given })),
  'a task changed by the browser SDK': async (given) =>
    outcome(await bridge('POST', `Tasks/${await task()}`, { Attributes: given })),
  'a task made by TwiML': (given) => twiml(`<Task>${escaped(given)}</Task>`),
  'a task of the console': async (given) => {
    const body = JSON.stringify({
      workspaceSid: workspace.split('/').at(-1),
      workflowSid: workflow,
      attributes: given,
    });
    return outcome(
      await rest.send('/_emulator/v1/tasks', { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
    );
  },
  'a transfer of the browser SDK': (given) => transfer({ Attributes: given }),
  'a worker over REST': async (given) =>
    outcome(await rest.post(`${workspace}/Workers/${worker}`, { Attributes: given })),
  'a worker of the browser SDK': async (given) =>
    outcome(await bridge('POST', `Workers/${worker}`, { Attributes: given })),
};

const virtualStart: Ways = {
  'a task made over REST': async (given) =>
    outcome(await rest.post(`${workspace}/Tasks`, { WorkflowSid: workflow, VirtualStartTime: given })),
  'a task changed over REST': async (given) =>
    outcome(await rest.post(`${workspace}/Tasks/${await task()}`, { VirtualStartTime: given })),
  'a task made by the browser SDK': async (given) =>
    outcome(await bridge('POST', 'Tasks', { RoutingTarget: worker, VirtualStartTime: given })),
  'a task changed by the browser SDK': async (given) =>
    outcome(await bridge('POST', `Tasks/${await task()}`, { VirtualStartTime: given })),
};

/** An object of so many characters. */
const ofLength = (characters: number): string => `{"a":"${'x'.repeat(characters - 8)}"}`;

const cases = (
  ways: Ways,
  given: readonly (readonly [shown: string, given: string, isTaken: boolean])[],
): [string, string, string, boolean][] =>
  Object.keys(ways).flatMap((way) =>
    given.map(([shown, value, isTaken]): [string, string, string, boolean] => [way, shown, value, isTaken]),
  );

const named = (values: readonly [string, boolean][]) =>
  values.map(([value, isTaken]) => [value, value, isTaken] as const);

afterEach(async () => {
  await rest.post(`${workspace}/Workflows/${workflow}`, { Configuration: configured({}) });
  emulator.clock.freeze(startOfTest);
});

describe('a priority', () => {
  const values = named([
    ['0', true],
    ['1001', true],
    ['2147483647', true],
    ['2147483648', false],
    ['-1', false],
    ['1.5', false],
  ]);
  test.each(cases(priority, values))('of %s: %s', async (way, _shown, given, isTaken) => {
    const found = await priority[way]?.(given);
    expect(found).toMatchObject({ isTaken });
    if (!isTaken) expect(found?.message).toMatch(/whole number/);
  });
});

describe('a time to live', () => {
  const values = named([
    ['1', true],
    ['1209600', true],
    ['1209601', false],
    ['0', false],
    ['many', false],
  ]);
  test.each(cases(timeout, values))('of %s: %s', async (way, _shown, given, isTaken) => {
    expect(await timeout[way]?.(given)).toMatchObject({ isTaken });
  });
});

describe('attributes', () => {
  test.each(
    cases(attributes, [
      ['none', '{}', true],
      ['4096 characters', ofLength(4096), true],
      ['4097 characters', ofLength(4097), false],
      ['a list', '[1]', false],
    ]),
  )('of %s: %s', async (way, _shown, given, isTaken) => {
    expect(await attributes[way]?.(given)).toMatchObject({ isTaken });
  });
});

describe('a virtual start', () => {
  const values = named([
    ['2026-11-20T11:00:00Z', true],
    ['2026-11-20', true],
    ['1900-01-01T00:00:00Z', true],
    ['1899-12-31T23:59:59Z', false],
    ['2026-11-20T12:00:01Z', false],
    ['November 20, 2026', false],
  ]);
  test.each(cases(virtualStart, values))('of %s: %s', async (way, _shown, given, isTaken) => {
    expect(await virtualStart[way]?.(given)).toMatchObject({ isTaken });
  });
});

describe('a change of a task', () => {
  const changes: readonly (readonly [string, Record<string, string>])[] = [
    ['a status together with attributes', { AssignmentStatus: 'canceled', Attributes: '{}' }],
    ['a reason without a status', { Reason: 'because' }],
    ['a status that only the router sets', { AssignmentStatus: 'reserved' }],
    ['a status there is none of', { AssignmentStatus: 'done' }],
  ];
  test.each(changes)('by %s is refused by REST and event bridge alike', async (_what, form) => {
    const sid = await task();
    const answers = [await rest.post(`${workspace}/Tasks/${sid}`, form), await bridge('POST', `Tasks/${sid}`, form)];
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
  });
});
