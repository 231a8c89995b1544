import * as v from 'valibot';
import { Crowd } from '../../bench/crowd/crowd';
import { createFloorHandler } from '../../src/functions/floor';
import { mostRequests, windowMs } from '../../src/lib/floor/shared-reading';
import { invoke, TestPlatform, type Handler } from './runtime';

/* More than a page of workers, three instances, many pages. bench/crowd does the same with 5,000. */

const size = { workers: 1_200, queues: 6, calls: 30 };

const floorSchema = v.object({
  ageSeconds: v.number(),
  workers: v.array(v.object({ state: v.string(), canTake: v.boolean() })),
  tasks: v.array(v.object({ worker: v.nullable(v.object({ friendlyName: v.string() })) })),
});

let crowd: Crowd;
beforeAll(async () => {
  crowd = await Crowd.gather(size);
}, 60_000);
afterAll(() => crowd.close());

/** A machine on the clock of the local TaskRouter: to look again later moves it. */
class CrowdPlatform extends TestPlatform {
  override now(): number {
    return crowd.emulator.clock.now();
  }

  override after(delayMs: number, run: () => void): () => void {
    if (delayMs > 1_000) return super.after(delayMs, run);
    void crowd.emulator.clock.advance(delayMs).then(run);
    return () => undefined;
  }
}

const instance = (): Handler => createFloorHandler(new CrowdPlatform());

async function look(handler: Handler, query: object = {}): Promise<v.InferOutput<typeof floorSchema>> {
  const { status, body } = await invoke(handler, { env: crowd.environment(), headers: crowd.headers(), query });
  expect(status).toBe(200);
  return v.parse(floorSchema, body);
}

it('is read for eight requests in five seconds, however many look and wherever they come to', async () => {
  const instances = [instance(), instance(), instance()];
  await crowd.asked();
  for (const pages of [1, 10, 50]) {
    for (const _ of [1, 2, 3]) {
      await crowd.emulator.clock.advance(windowMs);
      const looks = Array.from({ length: pages }, async (__, page) => {
        const one = instances[page % instances.length];
        return one && look(one);
      });
      const seen = await Promise.all(looks);
      expect(seen.every((floor) => floor && floor.tasks.length === size.calls)).toBe(true);
      expect(await crowd.asked()).toBeLessThanOrEqual(mostRequests);
    }
  }
});

it('tells at once who has which call, and reaches every worker', async () => {
  await crowd.emulator.clock.advance(windowMs);
  const [one, other] = [instance(), instance()];
  const floor = await look(one);
  expect(floor.tasks.filter(({ worker }) => worker === null)).toEqual([]);
  expect(floor.workers).toHaveLength(size.workers);
  expect(floor.workers.filter(({ state }) => state === 'working')).toHaveLength(size.calls);
  expect(floor.workers.filter(({ canTake }) => canTake)).toHaveLength(size.workers - size.calls);
  await crowd.emulator.clock.advance(1_000);
  await crowd.asked();
  expect(await look(other)).toEqual({ ...floor, ageSeconds: 1 });
  expect(await crowd.asked()).toBe(0);
});

it('is read anew within the bound for who has done something, and wants to see what came of it', async () => {
  await crowd.emulator.clock.advance(windowMs);
  const one = instance();
  await look(one);
  await crowd.call(0);
  await crowd.emulator.clock.advance(1_000);
  await crowd.asked();
  const floor = await look(one, { fresh: 'true' });
  expect(floor.workers.filter(({ state }) => state === 'working')).toHaveLength(size.calls + 1);
  expect(await crowd.asked()).toBeLessThanOrEqual(mostRequests);
});
