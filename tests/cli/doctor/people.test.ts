import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signIn } from '../../../src/cli/doctor/checks/sign-in';
import { makeContext } from '../../../src/cli/doctor/make-context';
import { runChecks } from '../../../src/cli/doctor/run-checks';
import { invite, withPasscode } from '../../../src/lib/people/person';
import { PeopleStore } from '../../../src/lib/people/store';
import { testIo } from '../test-io';
import { Clinic } from './clinic';
import { invocationOf } from './invocation-of';

let clinic: Clinic;
let store: PeopleStore;
const env = { SIGN_IN: 'people' };
const hash = { n: 16, p: 1, salt: 'c2FsdA', hash: 'aGFzaA' };

beforeAll(async () => {
  clinic = await Clinic.open();
});
beforeEach(() => {
  store = new PeopleStore({
    sync: clinic.client.sync.v1.services('default'),
    workspaceSid: clinic.sid('workspace', 'writers'),
    now: () => Date.now(),
  });
});
afterEach(() => clinic.emulator.control.faults.clear());
afterAll(() => clinic.close());

const told = async (id: string, more: Record<string, string> = {}) =>
  (await clinic.examine({}, { env: { ...env, ...more } })).checks.find((check) => check.id === id);

/** Makes somebody known who may sign in as this worker. */
async function add(name: string, workerSid = clinic.sid('worker', name), isInvited = false): Promise<void> {
  const invited = { name, workerSid, roles: ['worker'], code: 'code', now: isInvited ? 0 : Date.now() } as const;
  await store.changePerson(name, () => {
    const person = invite(undefined, invited);
    return isInvited ? person : withPasscode(person, hash);
  });
}

it('says that nobody may sign in yet, which holds no deployment up', async () => {
  const { checks, exitCode } = await clinic.examine({}, { env });
  expect(checks.filter(({ status }) => status !== 'valid').map(({ id, status }) => [id, status])).toEqual([
    ['people', 'warning'],
  ]);
  expect(exitCode).toBe(0);
});

it('finds nothing where everybody is known, and then who is left over on either side', async () => {
  await add('charles');
  await add('ana.ruiz');
  expect(await told('people')).toMatchObject({ status: 'valid', found: ['2 people.'] });
  await store.removePerson('ana.ruiz');
  expect(await told('people')).toMatchObject({ status: 'note', found: [expect.stringContaining('ana.ruiz')] });
  await add('ana.ruiz', undefined, true);
  expect(await told('people')).toMatchObject({
    status: 'note',
    found: ['Their invitations have expired: ana.ruiz.'],
  });
  await store.changePerson('ana.ruiz', (person) => person && { ...person, passcode: hash });
  await add('zoe', `WK${'9'.repeat(32)}`);
  await add('carlos', clinic.sid('worker', 'charles'));
  expect(await told('people')).toMatchObject({
    status: 'warning',
    found: [
      'Their workers are gone, so they cannot sign in: zoe.',
      'Their workers have other names now, and they sign in by the old ones: carlos.',
    ],
  });
});

it('holds a deployment up where Sync does not answer, or a session would end under open pages', async () => {
  clinic.emulator.control.faults.add({ operation: 'ListDocument', trigger: 'always', effect: { status: 403 } });
  const { checks, exitCode } = await clinic.examine({}, { env });
  expect(checks.filter(({ status }) => status !== 'valid').map(({ id, status }) => [id, status])).toEqual([
    ['sync', 'invalid'],
    ['people', 'skipped'],
  ]);
  expect(exitCode).toBe(1);
  clinic.emulator.control.faults.clear();
  expect(await told('sign-in', { TOKEN_MINUTES: '40' })).toMatchObject({ status: 'invalid', weight: 'stops' });
});

it('asks Sync for nothing where a password is shared', async () => {
  clinic.emulator.control.faults.add({ operation: 'ListDocument', trigger: 'always', effect: { status: 403 } });
  const { checks } = await clinic.examine();
  expect(checks.filter(({ status }) => status !== 'valid')).toEqual([]);
});

it('warns of a shared password and of numbers without bounds on a real account alone', async () => {
  const examine = async (dotEnv: string) => {
    const io = await testIo();
    await writeFile(join(io.cwd, '.env'), dotEnv);
    return runChecks([signIn], await makeContext(invocationOf(io, true)));
  };
  const [shared] = await examine('SIGN_IN=shared\n');
  expect(shared).toMatchObject({ status: 'warning', weight: 'look' });
  expect(shared?.found[0]).toContain('Everybody signs in with one password');
  const [unbound] = await examine('SIGN_IN=people\nCALLER_ID=+15550100\n');
  expect(unbound).toMatchObject({ weight: 'know', found: [expect.stringContaining('CALL_PREFIXES is not set')] });
  const [bound] = await examine('SIGN_IN=people\nCALLER_ID=+15550100\nCALL_PREFIXES=+1\n');
  expect(bound).toMatchObject({ status: 'valid' });
});
