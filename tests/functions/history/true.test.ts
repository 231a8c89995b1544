import { seededRandom } from '../../../emulator/core/seeded-random';
import { draws } from '../../seed';
import { agents, TellingCall, TellingFloor, type Agent, type Happened } from './telling-floor';

/** Enough that everything is among them: each is some fifty requests. `PROPERTY_TIMES=10` makes it 500. */
const calls = 50 * draws.times;

const numbers = Array.from({ length: 25 }, (_, index) => `+1555765${String(index).padStart(4, '0')}`);
/** Twilio's word for a number that was withheld. */
const withheld = '+266696687';

const random = seededRandom(draws.seed);
const draw = (most: number): number => Math.floor(random() * most);
const chance = (share: number): boolean => random() < share;
const one = <T>(among: readonly T[]): T => among[draw(among.length)] as T;

const texts = ['Wants the red one.', 'Ruft zurück — 😀', 'سيتصل لاحقًا', 'Two\nlines', ''] as const;

/** What is to be in a call, whatever chance has. */
interface Wish {
  readonly isWithheld?: true;
  readonly end?: 'abandoned' | 'canceled' | 'completed';
  readonly missed?: number;
  readonly holds?: number;
  readonly handOver?: 'WARM' | 'COLD';
}

/** The first calls: a draw may bring none of a kind. */
const wishes: readonly Wish[] = [
  { end: 'abandoned' },
  { end: 'canceled' },
  { isWithheld: true, end: 'completed', holds: 2 },
  { end: 'completed', missed: 2, handOver: 'WARM' },
  { end: 'completed', holds: 1, handOver: 'COLD' },
];

/** One call from beginning to end, as chance has it. */
async function play(floor: TellingFloor, wish: Wish = {}): Promise<TellingCall> {
  const { desk } = floor;
  const number = (wish.isWithheld ?? chance(0.05)) ? undefined : one(numbers);
  const drawn = chance(0.08) ? 'abandoned' : chance(0.04) ? 'canceled' : 'completed';
  const end = wish.end ?? drawn;
  const call = await TellingCall.from(floor, number ?? withheld, number);
  await desk.leap(1 + draw(10));
  if (end === 'abandoned') {
    call.abandon();
    return call;
  }
  if (end === 'canceled') {
    await call.cancel();
    return call;
  }
  let agent = await call.offeredTo();
  for (let times = wish.missed ?? draw(3); agent && times > 0; times -= 1) {
    await (chance(0.5) ? call.reject(agent) : call.miss(agent));
    await desk.leap(1 + draw(5));
    agent = await call.offeredTo();
  }
  if (!agent) {
    call.abandon();
    return call;
  }
  await call.accept(agent);
  await desk.leap(5 + draw(120));
  for (let times = wish.holds ?? draw(3); times > 0; times -= 1) {
    await call.hold(1 + draw(60));
    await desk.leap(1 + draw(30));
  }
  const mode = wish.handOver ?? (chance(0.35) ? one(['WARM', 'COLD'] as const) : undefined);
  if (mode) agent = await handOver(floor, call, agent, mode);
  if (chance(0.3)) await call.write(agent, { notes: one(texts.slice(0, 4)) });
  await call.end(one(['caller', 'agent', 'desk']));
  await desk.leap(1 + draw(20));
  if (chance(0.5))
    await call.write(agent, {
      notes: `${one(texts)} (${call.taskSid.slice(-4)})`,
      disposition: one(['sold', 'again']),
    });
  await desk.leap(1 + draw(40));
  await call.complete();
  return call;
}

/** @returns Who has the call afterwards. */
async function handOver(floor: TellingFloor, call: TellingCall, from: Agent, mode: 'WARM' | 'COLD'): Promise<Agent> {
  const { desk } = floor;
  const to = one(agents.filter((name) => name !== from));
  if (floor.offline.delete(to)) await desk.go(to, 'Available');
  await call.handOver(from, to, mode);
  await desk.leap(1 + draw(15));
  if (mode === 'WARM' && chance(0.3)) {
    await call.reject(to);
    await desk.leap(10);
    return from;
  }
  await call.accept(to);
  await desk.leap(5 + draw(30));
  if (mode === 'WARM') await call.leave(from);
  await desk.leap(5 + draw(60));
  return to;
}

let floor: TellingFloor;
beforeAll(async () => void (floor = await TellingFloor.open()));
afterAll(() => floor.desk.close());

it('tells what happened in every call, whose events come twice, late and out of turn, also once the tasks are gone', async () => {
  const { desk } = floor;
  const fates = seededRandom(draws.seed + 1);
  // Some come at once, some twice, some after those that were later, and some when the task is deleted already.
  desk.fate = () => {
    const late = [0, Math.floor(fates() * 90_000), Math.floor(fates() * 400_000)];
    return fates() < 0.75 ? [0] : late.slice(Math.floor(fates() * 3));
  };
  const happened: Happened[] = [];
  for (let index = 0; index < calls; index += 1) {
    await floor.everybodyAvailable();
    happened.push((await play(floor, wishes[index])).happened);
    await desk.leap(1 + draw(60));
  }
  await desk.leap(900);
  expect(await desk.workspace.tasks.list()).toEqual([]);

  const plain = (told: Awaited<ReturnType<TellingFloor['tells']>>): object[] =>
    told.map(({ why: _why, people, missed, ...call }) => ({
      ...call,
      ...(missed && { missed: missed.map(({ you: _you, ...one }) => one) }),
      people: people.map(({ you: _you, ...person }) => person),
    }));
  const newestFirst = happened.toReversed();
  for (const agent of agents) {
    const own = newestFirst.filter(({ people, missed = [] }) =>
      [...people, ...missed].some(({ name }) => name === agent),
    );
    expect(plain(await floor.tells(agent))).toEqual(own);
  }
  desk.fate = () => [0];
  await floor.everybodyAvailable();
  for (const number of numbers) {
    const call = await TellingCall.from(floor, number, number);
    const agent = await call.offeredTo();
    const theirs = newestFirst.filter(({ caller }) => caller === number);
    expect(plain(await floor.tells(agent ?? 'alice', call.taskSid))).toEqual(theirs);
    call.abandon();
    await desk.leap(1);
  }
  const has = (what: (call: Happened) => unknown): boolean => happened.some(what);
  expect(has(({ transfers }) => transfers?.some(({ warm }) => warm))).toBe(true);
  expect(has(({ transfers }) => transfers?.some(({ warm }) => !warm))).toBe(true);
  expect(has(({ missed }) => missed)).toBe(true);
  expect(has(({ holds }) => holds && holds.count > 0)).toBe(true);
  expect(has(({ end }) => end === 'abandoned')).toBe(true);
  expect(has(({ end }) => end === 'canceled')).toBe(true);
  expect(has(({ caller }) => caller === undefined)).toBe(true);
}, 300_000);
