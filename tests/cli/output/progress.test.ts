import { Progress } from '../../../src/cli/output/progress';
import { testIo } from '../test-io';

describe('the bar', () => {
  it('shows how far it came, in place, and goes away', async () => {
    const io = await testIo({ terminal: true, env: { NO_COLOR: '1' } });
    const bar = new Progress(io, 'Deleting tasks');
    bar.show({ handled: 250, total: 1_000, failed: 2 });
    expect(io.stderr.text).toBe(`\r\u001b[2KDeleting tasks ${'█'.repeat(6)}${'░'.repeat(18)} 250/1,000, 2 failed`);
    bar.clear();
    expect(io.stderr.text.endsWith('\r\u001b[2K')).toBe(true);
  });

  it('counts where nobody knows how many there are', async () => {
    const io = await testIo({ terminal: true });
    new Progress(io, 'Fixing tasks').show({ handled: 1_250, total: undefined, failed: 0 });
    expect(io.stderr.text).toContain('Fixing tasks: 1,250');
  });

  it('is not drawn more often than eyes can follow', async () => {
    const io = await testIo({ terminal: true });
    const bar = new Progress(io, 'Deleting tasks');
    for (let handled = 0; handled < 50; handled += 1) {
      bar.show({ handled, total: 50, failed: 0 });
      await io.clock.sleep(10, io.signal);
    }
    expect(io.stderr.text.split('\r')).toHaveLength(6);
  });

  it('says things above itself', async () => {
    const io = await testIo({ terminal: true });
    const bar = new Progress(io, 'Deleting tasks');
    bar.show({ handled: 1, total: 2, failed: 0 });
    bar.say('WT1 failed');
    expect(io.stderr.text.endsWith('\r\u001b[2KWT1 failed\n')).toBe(true);
  });

  it('draws nothing into a file, but says things', async () => {
    const io = await testIo();
    const bar = new Progress(io, 'Deleting tasks');
    bar.show({ handled: 1, total: 2, failed: 0 });
    bar.say('WT1 failed');
    bar.clear();
    expect(io.stderr.text).toBe('WT1 failed\n');
  });
});
