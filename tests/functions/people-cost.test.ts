import { functionNames, type FunctionName } from '../../bench/functions/scene';
import { Waves } from '../../bench/functions/waves';
import { createActivitiesHandler } from '../../src/functions/activities';
import { PeopleScene, type PreparedCall } from './people-scene';
import { invoke } from './runtime';

let scene: PeopleScene;
let waves: Waves;
beforeAll(async () => {
  scene = await PeopleScene.open();
  waves = await Waves.before(scene.emulator.origin);
});
afterAll(async () => {
  await waves.close();
  await scene.close();
});

type Cost = readonly [requests: number, steps: number];

const cost = async (call: () => Promise<unknown>): Promise<Cost> => {
  waves.startOver();
  await call();
  return [waves.passed.length, waves.passed.at(-1)?.step ?? 0];
};

/**
 * Where people sign in as themselves, once the instance knows who calls: so many requests, of them so many one after another. Of the
 * others, which have no session, tests/functions/cost.test.ts knows.
 */
const costs: Partial<Readonly<Record<FunctionName, Cost>>> = {
  activities: [2, 1],
  colleagues: [3, 1],
  participants: [4, 1],
  'participant-add': [6, 2],
  'participant-drop': [4, 2],
  'participant-digits': [3, 2],
  'conference-leave': [10, 3],
  'conference-return': [5, 2],
  'conference-end': [3, 2],
  'offer-again': [8, 5],
  'outbound-call': [3, 2],
  'wrap-up': [3, 2],
  'task-fix': [4, 2],
  history: [3, 2],
  floor: [14, 6],
  'floor-task': [5, 2],
  'floor-worker': [4, 2],
  'floor-listen': [8, 2],
  help: [3, 2],
  'floor-audit': [20, 1],
  'floor-history': [2, 1],
};

const names = functionNames.filter((name) => costs[name]);

/** A call of a Function by somebody who has had calls made before, so that there is a place to count them in. */
async function prepared(name: FunctionName): Promise<PreparedCall> {
  const call = await scene.prepare(name, waves.origin);
  await scene.spending.countCall('alice', 60);
  return call;
}

it.each(names)('/%s', async (name) => {
  const known = await prepared(name);
  const activities = createActivitiesHandler(known.platform);
  expect((await invoke(activities, { ...known.request, headers: scene.asWorker(known.request) })).status).toBe(200);
  expect([name, await cost(known.call)]).toEqual([name, costs[name]]);
  const anew = await prepared(name);
  const [requests, steps] = costs[name] ?? [0, 0];
  // The person's record, before all else.
  expect([name, await cost(anew.call)]).toEqual([name, [requests + 1, steps + 1]]);
});
