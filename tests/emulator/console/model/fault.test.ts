import { createEmulator, type Emulator } from '../../../../emulator';
import {
  describeFault,
  describeHits,
  everybody,
  faultOf,
  faultRecipes,
  faultTriggers,
} from '../../../../emulator/console/model/fault';
import { readSnapshot, type Fault } from '../../../../emulator/console/model/snapshot';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await createEmulator();
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

/** Adds a fault as the page does, and reads it back as the page does. */
async function added(body: object): Promise<Fault | undefined> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${emulator.origin}/_emulator/v1/faults`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(201);
  const state = await fetch(`${emulator.origin}/_emulator/v1/state`);
  return readSnapshot(await state.json()).faults[0];
}

describe('every fault that the page offers', () => {
  const offers = faultRecipes.flatMap((recipe) =>
    [everybody, 'alice'].map((worker) => [recipe.title, worker, recipe] as const),
  );
  it.each(offers)('%s, for %s, is one that the local TaskRouter takes', async (_title, worker, recipe) => {
    expect(await added(faultOf(recipe, worker, 'always'))).toMatchObject({
      id: 'F1',
      worker: worker === everybody || !recipe.ofWorker || recipe.operation === undefined ? null : worker,
      spent: recipe.operation === undefined,
    });
  });

  it.each(faultTriggers)('can happen: $title', async ({ trigger }) => {
    const bodies = faultRecipes.slice(0, 1).map((recipe) => faultOf(recipe, everybody, trigger));
    expect(await added({ ...bodies[0] })).toMatchObject({ trigger, calls: 0 });
  });
});

describe('a fault in words', () => {
  const fault: Fault = {
    id: 'F1',
    operation: 'phone:*',
    worker: 'alice',
    trigger: { next: 2 },
    effect: { phone: 'busy' },
    calls: 3,
    hits: 2,
    spent: true,
  };

  it('says what it is about, what it does, and how often it did', () => {
    expect(describeFault(fault)).toBe('phone:* of alice: phone busy');
    expect(describeHits(fault)).toBe('next 2; struck 2 of 3');
  });

  it('says everything of its effect', () => {
    const effect = { status: 429, retryAfterSeconds: 1 };
    expect(describeFault({ ...fault, operation: 'rest:*', worker: null, effect })).toBe(
      'rest:*: status 429, retryAfterSeconds 1',
    );
  });

  it('that happened at once says so', () => {
    const dropped: Fault = { ...fault, operation: null, worker: null, trigger: 'always', effect: { dropSockets: '*' } };
    expect(describeFault(dropped)).toBe('At once: dropSockets *');
    expect(describeHits(dropped)).toBe('Done');
  });
});
