import fc from 'fast-check';
import { Clinic } from './clinic';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await Clinic.open();
});
afterAll(() => clinic.close());

const names = [
  'ACCOUNT_SID',
  'AUTH_TOKEN',
  'API_KEY',
  'API_SECRET',
  'WORKSPACE_SID',
  'WORKFLOW_SID',
  'OUTBOUND_WORKFLOW_SID',
  'DEADLINE_WORKFLOW_SID',
  'CALLER_ID',
  'TOKEN_PASSWORD',
  'SUPERVISOR_PASSWORD',
  'DESK_ORIGIN',
] as const;
const secretNames = ['AUTH_TOKEN', 'API_SECRET', 'TOKEN_PASSWORD', 'SUPERVISOR_PASSWORD'] as const;

/** Anything that a person may take for a secret; nothing that an ordinary sentence could have in it. */
const secret = fc.stringMatching(/^[A-Za-z0-9#$%^*()+=?~-]{8,32}$/).map((text) => `Zq${text}`);

/** Secrets, in their places and in wrong ones. */
const mess = fc.record({
  secrets: fc.record({
    AUTH_TOKEN: fc.option(secret),
    API_SECRET: fc.option(secret),
    TOKEN_PASSWORD: secret,
    SUPERVISOR_PASSWORD: secret,
  }),
  misplaced: fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...secretNames)), { maxLength: 4 }),
  address: fc.constantFrom(
    'http://user:SECRET@127.0.0.1:9/assignment',
    'http://127.0.0.1:9/SECRET',
    'http://127.0.0.1:9/assignment?key=SECRET',
  ),
  pasted: fc.constantFrom(...secretNames),
  json: fc.boolean(),
});

type Mess = typeof mess extends fc.Arbitrary<infer Value> ? Value : never;

/** Makes the mess. @returns What the doctor then says, and what it must not. */
async function say({ secrets, misplaced, address, pasted, json }: Mess): Promise<{ text: string; known: string[] }> {
  const env: Record<string, string> = { ...clinic.env };
  for (const name of secretNames) env[name] = secrets[name] ?? env[name] ?? '';
  const values = secretNames.flatMap((name) => env[name] ?? []);
  const before = { ...env };
  for (const [to, from] of misplaced) env[to] = before[from] ?? '';
  // A secret that stands in a place of no secret alone is known to nobody as one.
  const known = values.filter((value) => secretNames.some((name) => env[name] === value));
  const url = address.replace('SECRET', encodeURIComponent(env[pasted] ?? ''));
  await clinic.workflow('support').update({ assignmentCallbackUrl: url });
  await clinic
    .worker('charles')
    .update({ attributes: JSON.stringify({ skills: ['support'], contact_uri: env[pasted] }) });
  const outcome = json
    ? await clinic.examine({}, { env }).catch(errorOf)
    : await clinic.tell({}, { env }).catch(errorOf);
  return { text: 'message' in outcome ? outcome.message : outcome.io.stdout.text + outcome.io.stderr.text, known };
}

const errorOf = (error: unknown): { readonly message: string } => ({
  message: error instanceof Error ? error.message : String(error),
});

it('never shows a secret, wherever it has been pasted', async () => {
  await fc.assert(
    fc.asyncProperty(mess, async (made) => {
      const { text, known } = await say(made);
      for (const value of known) expect(text).not.toContain(value);
    }),
    { numRuns: 40 },
  );
});

it.each([true, false])('keeps a secret by taking it out, and not by silence (as JSON: %p)', async (json) => {
  const { text } = await say({
    // The account's own, so that TaskRouter lets the doctor look at all.
    secrets: {
      AUTH_TOKEN: null,
      API_SECRET: null,
      TOKEN_PASSWORD: 'Zq8sd7f6g5h4j3',
      SUPERVISOR_PASSWORD: 'Zq0x9c8v7b6n5',
    },
    misplaced: [],
    address: 'http://127.0.0.1:9/SECRET',
    pasted: 'TOKEN_PASSWORD',
    json,
  });
  expect(text).toContain('[secret]');
  expect(text).toContain('charles');
  expect(text).toContain('The assignment callback of support');
});

it('does not even tell a value that is malformed', async () => {
  const misplaced = 'Zq8sd7f6g5h4j3k2l1-0x9c8v7b6n5m4';
  const env = Object.fromEntries(
    ['API_KEY', 'WORKFLOW_SID', 'OUTBOUND_WORKFLOW_SID', 'CALLER_ID', 'ACCOUNT_SID'].map((name) => [name, misplaced]),
  );
  const { checks } = await clinic.examine({ only: ['variables'] }, { env });
  expect(JSON.stringify(checks)).not.toContain(misplaced);
  expect(checks[0]?.found).toHaveLength(5);
});
