import { seededRandom } from '../../../emulator/core/seeded-random';
import { draws } from '../../seed';
import { evening, type Evening } from './evening';
import type { Fate } from './watching-desk';

const customers = 200;

/** Four hundred calls and their events take a while where others work on the machine, too. */
const patienceMs = 180_000;

/** `FIGURES=1 npx jest tests/functions/alone/evening` prints them. */
function print(title: string, { ends, aloneSeconds, invocations }: Evening): void {
  if (!process.env['FIGURES']) return;
  const median = aloneSeconds[Math.floor(aloneSeconds.length / 2)];
  const alone = `${aloneSeconds.length} were alone, median ${median} s, longest ${aloneSeconds.at(-1)} s`;
  process.stdout.write(`${title}: ${JSON.stringify(ends)}; ${alone}; ${invocations} invocations\n`);
}

function expectAllLookedAfter({ ends, aloneSeconds, stuck }: Evening, withinSeconds: number): void {
  expect(ends.alone).toBeUndefined();
  expect(Object.values(ends).reduce((sum, count) => sum + count, 0)).toBe(customers);
  expect(ends['a person']).toBe(30);
  expect(ends['the call ended with its agent']).toBe(15);
  expect(ends['closing words']).toBeGreaterThanOrEqual(20);
  expect(aloneSeconds.length).toBeGreaterThanOrEqual(45);
  expect(aloneSeconds.at(-1)).toBeLessThanOrEqual(withinSeconds);
  expect(stuck).toEqual([]);
}

it(
  'leaves nobody alone on an evening on which all browsers are closed in the middle of calls',
  async () => {
    const went = await evening();
    print('All events', went);
    expectAllLookedAfter(went, 6);
  },
  patienceMs,
);

it(
  'leaves nobody alone either where half of the events are lost, and the others come twice or late',
  async () => {
    const random = seededRandom(draws.seed);
    const fate: Fate = () => {
      const drawn = random();
      if (drawn < 0.5) return [];
      return drawn < 0.75 ? [0, 0] : [Math.ceil(random() * 20_000)];
    };
    const went = await evening(fate);
    print('Half lost, the others twice or late', went);
    expectAllLookedAfter(went, 50);
  },
  patienceMs,
);
