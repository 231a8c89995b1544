import nodeConsole from 'node:console';
import { runtimePlatform } from '../../src/lib/runtime-platform';

const METHODS = ['log', 'info', 'warn', 'error'] as const;

afterEach(() => jest.restoreAllMocks());

// Twilio lists what console.error writes among the account's errors (82005), and what console.warn writes as a warning (82004).
it.each([
  [undefined, 'log'],
  ['info', 'log'],
  ['error', 'error'],
] as const)('writes a line of level %s by console.%s alone', (level, method) => {
  const spies = METHODS.map((name) => jest.spyOn(nodeConsole, name).mockImplementation(() => undefined));
  runtimePlatform.log('a line', level);
  const written = spies.flatMap(({ mock }, index) => mock.calls.map(([line]) => `${METHODS[index]}: ${String(line)}`));
  expect(written).toEqual([`${method}: a line`]);
});
