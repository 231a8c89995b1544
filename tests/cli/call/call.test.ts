import { createEmulator, type Emulator } from '../../../emulator';
import { run } from '../../../src/cli/desk';
import { testIo } from '../test-io';

describe('desk call', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await createEmulator({ variables: { DESK_ORIGIN: 'http://127.0.0.1:9' } });
  });
  afterAll(() => emulator.close());

  it('places a pretend call on the local TaskRouter', async () => {
    const io = await testIo();
    const argv = ['call', '--origin', emulator.origin, '--from', '+15550123', '--to', '+15550200', '--json'];
    expect(await run(argv, io)).toBe(0);
    expect(JSON.parse(io.stdout.text)).toEqual({
      callSid: expect.stringMatching(/^CA/) as string,
      from: '+15550123',
      to: '+15550200',
    });
  });

  it('lets somebody call the first number where nothing is said', async () => {
    const io = await testIo({ env: { TASKROUTER_ORIGIN: emulator.origin } });
    expect(await run(['call'], io)).toBe(0);
    expect(io.stdout.text).toMatch(/^\+15550145 calls the first number: CA\d{32}\n$/);
  });

  it('refuses on a real account', async () => {
    const env = { ACCOUNT_SID: 'AC00000000000000000000000000000002', AUTH_TOKEN: 'not so secret' };
    const io = await testIo({ env });
    expect(await run(['call'], io)).toBe(2);
    expect(io.stderr.text).toMatch(/^Simulated calls work on the local TaskRouter only/);
    expect(io.stderr.text).not.toContain(env.AUTH_TOKEN);
  });

  it('says what the local TaskRouter has against it', async () => {
    const io = await testIo();
    expect(await run(['call', '--origin', emulator.origin, '--from', 'nobody', '--to', '+1'], io)).toBe(1);
    expect(io.stderr.text).toMatch(/^The call was not placed: /);
  });

  it('says that nobody is there', async () => {
    const io = await testIo();
    expect(await run(['call', '--origin', 'http://127.0.0.1:9'], io)).toBe(4);
    expect(io.stderr.text).toContain('127.0.0.1:9 did not answer');
  });
});
