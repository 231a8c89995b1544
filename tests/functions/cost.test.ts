import { functionNames, Scene, type FunctionName } from '../../bench/functions/scene';
import { Waves } from '../../bench/functions/waves';
import { everyFunction } from './every-function';
import { invoke, TestPlatform } from './runtime';

/** So many requests, of them so many one after another. Three for leaving: see docs/performance.md. */
const costs: Readonly<Record<FunctionName, readonly [requests: number, steps: number]>> = {
  token: [1, 1],
  activities: [2, 1],
  colleagues: [3, 1],
  participants: [4, 1],
  'participant-add': [4, 2],
  'participant-drop': [4, 2],
  'participant-digits': [3, 2],
  'conference-leave': [10, 3],
  'conference-return': [5, 2],
  'offer-again': [8, 5],
  'conference-end': [3, 2],
  'outbound-call': [1, 1],
  'wrap-up': [3, 2],
  recording: [7, 2],
  'task-fix': [4, 2],
  desk: [0, 0],
  floor: [14, 6],
  team: [15, 6],
  'floor-task': [4, 2],
  'floor-worker': [3, 2],
  'floor-listen': [7, 2],
  help: [3, 2],
  'floor-audit': [0, 0],
  'floor-history': [1, 1],
  'wrap-up-sweep': [9, 3],
  history: [3, 2],
  assignment: [0, 0],
  'incoming-call': [0, 0],
  'keypad-tones': [0, 0],
  'conference-events': [3, 1],
};

let scene: Scene;
let waves: Waves;

beforeAll(async () => {
  scene = await Scene.open();
  waves = await Waves.before(scene.emulator.origin);
});
afterAll(async () => {
  await waves.close();
  await scene.close();
});

const sampleOf = (name: FunctionName) => everyFunction.find((sample) => sample.name === name);

it('is known of every Function', () => {
  expect(functionNames.toSorted()).toEqual(everyFunction.map(({ name }) => name).toSorted());
});

/** The steps where the call does not say what the page knows. */
const steps = [
  ['participants', 2],
  ['participant-add', 3],
  ['participant-drop', 3],
  ['conference-leave', 5],
  ['conference-return', 3],
] as const;

it.each(steps)('takes more steps for /%s where it is not told the conference: %i', async (name, most) => {
  const sample = sampleOf(name);
  const { body, ...request } = await scene.prepare(name, waves.origin);
  waves.startOver();
  const told = { ...body, conferenceSid: undefined, callSids: undefined };
  const platform = new TestPlatform();
  platform.now = () => scene.emulator.clock.now();
  const handler = sample?.create(platform);
  expect(handler && (await invoke(handler, { ...request, body: told }))).toMatchObject({ status: 200 });
  expect(waves.passed.at(-1)?.step).toBe(most);
});

describe.each(functionNames)('/%s', (name) => {
  it('asks for no more than it has to, and opens no connection when it is warm', async () => {
    const platform = new TestPlatform();
    platform.now = () => scene.emulator.clock.now();
    const handler = sampleOf(name)?.create(platform);
    if (!handler) throw new Error('There is no such Function.');
    const run = async () => {
      const request = await scene.prepare(name, waves.origin);
      waves.startOver();
      const { status, text } = await invoke(handler, request);
      expect([status, text]).toEqual([200, expect.not.stringContaining('"paused":')]);
      return { asked: [waves.passed.length, waves.passed.at(-1)?.step ?? 0], opened: waves.connections };
    };
    const cold = await run();
    const warm = await run();
    expect(cold.asked).toEqual(costs[name]);
    expect(warm.opened).toBe(0);
  });
});
