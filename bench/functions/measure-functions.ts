import * as v from 'valibot';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildFunctions } from '../../scripts/build/functions';
import { start, type Child } from '../child';
import { functionNames, Scene, type FunctionName, type Request } from './scene';
import { Waves } from './waves';

/** What a call of a Function cost TaskRouter. */
export interface Asked {
  readonly requests: number;
  /** Of them, so many one after another. */
  readonly steps: number;
  /** Connections that were opened for it. */
  readonly opened: number;
}

/** What a Function costs, cold and warm. */
export interface FunctionCost {
  readonly name: FunctionName;
  readonly cold: Asked;
  readonly warm: Asked;
  /** Milliseconds until the first answer, which is a refusal. */
  readonly refusalMs: number;
  /** Milliseconds until the first good answer that are gone by the second: for loading code. */
  readonly answerMs: number;
  /** The same in a runtime, which has loaded the twilio package before. */
  readonly inRuntimeMs: number;
  /** Milliseconds until the bare runtime with an empty Function has answered, measured in turn with the others. */
  readonly bareMs: number;
}

const rounds = 5;
const folder = join(__dirname, '..', '..', 'dist', 'bench', 'functions');
const emptyFunction = join(folder, 'empty.js');
/** By path, because the package's `exports` do not list it. */
const runtimeFile = join(__dirname, '../../node_modules/@twilio/runtime-handler/dist/dev-runtime/route.js');
const told = v.object({ ms: v.number(), bareMs: v.number(), status: v.number() });
type Told = v.InferOutput<typeof told>;

const protectedOnes: readonly string[] = [
  'assignment',
  'conference-events',
  'incoming-call',
  'keypad-tones',
  'wrap-up-sweep',
];
const fileOf = (name: FunctionName): string =>
  join(folder, protectedOnes.includes(name) ? `${name}.protected.js` : `${name}.js`);

async function withInstance<T>(
  env: Readonly<Record<string, string>>,
  use: (tell: (request: Request) => Promise<Told>) => Promise<T>,
): Promise<T> {
  const instance: Child = await start('functions/instance.ts', { ...env, BENCH_EMPTY: emptyFunction });
  try {
    return await use(async (request) => {
      const answer = instance.next();
      instance.process.send(request);
      return v.parse(told, await answer);
    });
  } finally {
    await instance.stop();
  }
}

/** Makes a request of it that is refused: without a session, a password, or what else it needs. */
const refused = (request: Request): Request => ({ ...request, headers: {}, body: { request: 'x' } });

/**
 * Measures Functions, as they are built for the cloud, against a local TaskRouter.
 *
 * @param only - Their names; every Function where it is empty.
 */
export async function measureFunctions(
  each: (cost: FunctionCost) => void,
  only: readonly string[] = [],
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await buildFunctions({ source: join(__dirname, '..', '..', 'src', 'functions'), out: folder });
  await writeFile(emptyFunction, 'exports.handler = (context, event, callback) => callback(null, {});\n');
  const scene = await Scene.open();
  const waves = await Waves.before(scene.emulator.origin, () => setTimeout(1));
  try {
    for (const name of functionNames.filter((known) => only.length === 0 || only.includes(known)))
      each({ name, ...(await costOf(scene, waves, name)), ...(await timesOf(scene, name)) });
  } finally {
    await waves.close();
    await scene.close();
  }
}

async function costOf(scene: Scene, waves: Waves, name: FunctionName): Promise<Pick<FunctionCost, 'cold' | 'warm'>> {
  return withInstance({ BENCH_FUNCTION: fileOf(name) }, async (tell) => {
    const ask = async (): Promise<Asked> => {
      const request = await scene.prepare(name, waves.origin);
      waves.startOver();
      const { status } = await tell(request);
      if (status !== 200) throw new Error(`/${name} answered ${status}`);
      return { requests: waves.passed.length, steps: waves.passed.at(-1)?.step ?? 0, opened: waves.connections };
    };
    return { cold: await ask(), warm: await ask() };
  });
}

async function timesOf(
  scene: Scene,
  name: FunctionName,
): Promise<Pick<FunctionCost, 'refusalMs' | 'answerMs' | 'inRuntimeMs' | 'bareMs'>> {
  const times = { refusalMs: noTimes(), answerMs: noTimes(), inRuntimeMs: noTimes(), bareMs: noTimes() };
  const alone = { BENCH_FUNCTION: fileOf(name) };
  const request = () => scene.prepare(name, scene.emulator.origin);
  for (let round = 0; round < rounds; round += 1) {
    const refusal = refused(await request());
    times.refusalMs.push((await withInstance(alone, (tell) => tell(refusal))).ms);
    times.answerMs.push(
      await withInstance(alone, async (tell) => loadingMs(await tell(await request()), await tell(await request()))),
    );
    await withInstance({ ...alone, BENCH_RUNTIME: runtimeFile }, async (tell) => {
      const cold = await tell(await request());
      times.bareMs.push(cold.bareMs);
      times.inRuntimeMs.push(loadingMs(cold, await tell(await request())));
    });
  }
  const { refusalMs, answerMs, inRuntimeMs, bareMs } = times;
  return {
    // The least is what the machine's other work has added least to.
    refusalMs: Math.min(...refusalMs),
    answerMs: Math.min(...answerMs),
    inRuntimeMs: Math.min(...inRuntimeMs),
    bareMs: Math.min(...bareMs),
  };
}

const noTimes = (): number[] => [];

/** What the second call does without. */
const loadingMs = (cold: Told, warm: Told): number => Math.max(0, cold.ms - warm.ms);
