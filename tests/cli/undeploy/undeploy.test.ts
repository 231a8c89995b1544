import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import twilio, { type Twilio } from 'twilio';
import { createEmulator, localCredentials } from '../../../emulator';
import { LocalRequestClient } from '../../../emulator/request-client';
import { findService, removeService } from '../../../src/cli/deployed-service';
import { forgetService } from '../../../src/cli/undeploy/forget-service';
import { stillCalling } from '../../../src/cli/undeploy/still-calling';
import { run } from '../../../src/cli/desk';
import { startServerlessStub, type ServerlessStub } from '../../deploy/serverless-stub';
import { testIo } from '../test-io';

const { accountSid, authToken } = localCredentials;
const clientOf = (origin: string): Twilio =>
  twilio(accountSid, authToken, { httpClient: new LocalRequestClient(origin) });

describe('a deployed service', () => {
  let stub: ServerlessStub;
  let client: Twilio;
  beforeEach(async () => {
    stub = await startServerlessStub();
    client = clientOf(`http://127.0.0.1:${stub.port}`);
    const { sid } = await client.serverless.v1.services.create({ uniqueName: 'a-desk', friendlyName: 'x' });
    const { environments } = client.serverless.v1.services(sid);
    await environments.create({ uniqueName: 'production' });
    await environments.create({ uniqueName: 'stage-environment', domainSuffix: 'stage' });
    await client.serverless.v1.services.create({ uniqueName: 'another', friendlyName: 'x' });
  });
  afterEach(() => stub.close());

  it('is found by its name, with everything where it is', async () => {
    expect(await findService(client, 'a-desk')).toMatchObject({
      name: 'a-desk',
      environments: [
        { suffix: null, domain: 'a-desk-0000.twil.io' },
        { suffix: 'stage', domain: 'a-desk-0000-stage.twil.io' },
      ],
    });
    expect(await findService(client, 'a-des')).toBeUndefined();
  });

  it('goes alone, whole or by one environment, and twice as well as once', async () => {
    const service = await findService(client, 'a-desk');
    if (!service) throw new Error('It was not found');
    await removeService(client, service, service.environments[1]);
    await removeService(client, service, service.environments[1]);
    expect(stub.services).toEqual({ 'a-desk': ['a-desk-0000.twil.io'], another: [] });
    await removeService(client, service);
    await removeService(client, service);
    expect(stub.services).toEqual({ another: [] });
  });
});

it('tells which numbers and workflows lead there still, and no other', async () => {
  const domain = 'desk-0000-dev.twil.io';
  const folder = await mkdtemp(join(tmpdir(), 'desk-undeploy-'));
  const seed = join(folder, 'seed.yaml');
  await writeFile(
    seed,
    `workspace: floor
phoneNumbers:
  - { number: '+15550100', voiceUrl: 'https://${domain}/incoming-call' }
  - { number: '+15550101', voiceUrl: 'https://${domain}.example/incoming-call' }
activities: [{ name: Offline, available: false }, { name: Available, available: true }]
taskQueues: [{ name: everyone, targetWorkers: "1 == 1" }]
workflows:
  - { name: calls, assignmentCallbackUrl: 'https://${domain}/assignment', configuration: { task_routing: { filters: [], default_filter: { queue: everyone } } } }
  - { name: others, assignmentCallbackUrl: 'https://elsewhere.example/assignment', configuration: { task_routing: { filters: [], default_filter: { queue: everyone } } } }
`,
  );
  const emulator = await createEmulator({ seed });
  const client = clientOf(emulator.origin);
  const workspaceSid = emulator.control.sidOf('workspace', 'floor');
  expect(await stillCalling(client, [domain], workspaceSid)).toEqual([
    'the phone number +15550100',
    'the workflow calls',
  ]);
  expect(await stillCalling(client, [domain], undefined)).toEqual(['the phone number +15550100']);
  expect(await stillCalling(client, [domain], 'WS99999999999999999999999999999999')).toEqual([
    'the phone number +15550100',
  ]);
  await Promise.all([emulator.close(), rm(folder, { recursive: true })]);
});

describe('.twiliodeployinfo', () => {
  const [ours, theirs] = [`ZS${'a'.repeat(32)}`, `ZS${'b'.repeat(32)}`];
  const entry = (serviceSid: string): object => ({ serviceSid, latestBuild: `ZB${'c'.repeat(32)}` });

  async function forgotten(text: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'desk-undeploy-'));
    const file = join(folder, '.twiliodeployinfo');
    await writeFile(file, text);
    await forgetService(file, ours);
    const left = await readFile(file, 'utf8');
    await rm(folder, { recursive: true });
    return left;
  }

  it('forgets a service that is gone, and keeps the others', async () => {
    const left = await forgotten(JSON.stringify({ 'AC1:us1': entry(ours), 'AC2:ie1': entry(theirs) }));
    expect(JSON.parse(left)).toEqual({ 'AC2:ie1': entry(theirs) });
  });

  it.each(['', 'no JSON', '[]', '{"AC1": 7}', JSON.stringify({ AC2: entry(theirs) })])(
    'is left as it is: %s',
    async (text) => {
      expect(await forgotten(text)).toBe(text);
    },
  );

  it('need not be there', async () => {
    await expect(forgetService(join(tmpdir(), 'desk-that-there-is-not', 'x'), ours)).resolves.toBeUndefined();
  });
});

it('has nothing to take away from a local TaskRouter', async () => {
  const io = await testIo();
  expect(await run(['undeploy', '--yes', '--local'], io)).toBe(2);
  expect(io.stderr.text).toContain('There is nothing deployed on a local TaskRouter');
});
