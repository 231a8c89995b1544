import { createEmulator } from '../../emulator';
import type { Emulator } from '../../emulator';
import { run } from '../../src/cli/desk';
import { testIo } from './test-io';

describe('desk workers list', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await createEmulator();
  });
  afterAll(() => emulator.close());

  it('prints every worker with activity', async () => {
    const io = await testIo();
    expect(await run(['workers', 'list', '--origin', emulator.origin], io)).toBe(0);
    expect(io.stdout.lines).toHaveLength(4);
    expect(io.stdout.text).toMatch(/charles {2}Offline/);
  });

  it('prints a line of JSON for each', async () => {
    const io = await testIo({ env: { TASKROUTER_ORIGIN: emulator.origin } });
    expect(await run(['workers', 'list', '--json', '--where', 'languages HAS "es"'], io)).toBe(0);
    const names = io.stdout.lines.map((line) => (JSON.parse(line) as { name: string }).name);
    expect(names).toEqual(['alice', 'bob']);
  });
});
