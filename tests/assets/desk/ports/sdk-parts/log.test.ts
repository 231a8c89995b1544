import { getLogger } from '../../../../../src/assets/desk/ports/sdk-parts/log';

type Level = Parameters<ReturnType<typeof getLogger>['setLevel']>[0];
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error'] as const;

/** The levels at which something is written to the console. */
function written(level: Level): string[] {
  const seen: string[] = [];
  const spies = LEVELS.map((name) =>
    jest.spyOn(console, name).mockImplementation((...said: unknown[]) => void seen.push(said.join(' '))),
  );
  const logger = getLogger(`at ${level}`);
  logger.setLevel(level);
  for (const name of LEVELS) logger[name](name);
  for (const spy of spies) spy.mockRestore();
  return seen;
}

it.each<[Level, string[]]>([
  ['trace', [...LEVELS]],
  ['info', ['info', 'warn', 'error']],
  ['error', ['error']],
  ['silent', []],
])('at level %s the console gets %j', (level, lines) => expect(written(level)).toEqual(lines));

it('keeps no logger, because the SDK asks for one for every reservation and task', () => {
  getLogger('Reservation-WR1').setLevel('silent');
  expect(getLogger('Reservation-WR1').getLevel()).not.toBe(5);
});
