import { build, type Metafile, type OutputFile } from 'esbuild';
import { readdir } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { everyFunction } from './every-function';
import { invoke, noon, type Handler, type Request } from './runtime';
import { Upstream } from './upstream';

/** The largest each Function may become, in KiB before minification; jsonwebtoken alone is 143. */
const limitsKiB: Readonly<Record<string, number>> = {
  'activities.js': 220,
  'assignment.protected.js': 40,
  'colleagues.js': 225,
  'conference-end.js': 225,
  'conference-events.protected.js': 128,
  'conference-leave.js': 225,
  'conference-return.js': 225,
  'desk.js': 30,
  'floor-audit.js': 250,
  'floor-history.js': 265,
  'floor-listen.js': 255,
  'floor-task.js': 268,
  'floor-worker.js': 255,
  'floor.js': 280,
  'help.js': 235,
  'history.js': 260,
  'incoming-call.protected.js': 30,
  'keypad-tones.protected.js': 30,
  'offer-again.js': 245,
  'outbound-call.js': 230,
  'participant-add.js': 235,
  'participant-digits.js': 225,
  'participant-drop.js': 225,
  'participants.js': 225,
  'recording.js': 235,
  // openid-client is 75 of it.
  'sign-in-callback.js': 320,
  'sign-in.js': 280,
  'task-fix.js': 225,
  'team.js': 284,
  'token.js': 278,
  'wrap-up-sweep.protected.js': 152,
  'wrap-up.js': 237,
};

/** What the runtime installs beside the Functions; see scripts/build/functions.ts. */
const external = ['twilio', 'twilio/*', '@twilio/runtime-handler'];

let metafile: Metafile;
let files: OutputFile[];

beforeAll(async () => {
  const folder = join(process.cwd(), 'src/functions');
  const entryPoints = (await readdir(folder)).map((file) => join(folder, file));
  const options = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', external } as const;
  ({ metafile, outputFiles: files } = await build({
    ...options,
    entryPoints,
    outdir: '/',
    write: false,
    metafile: true,
  }));
});

const outputs = () => Object.entries(metafile.outputs).map(([path, output]) => ({ name: basename(path), ...output }));

it('has a limit for every Function', () => {
  expect(
    outputs()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(limitsKiB));
});

it.each(Object.entries(limitsKiB))('keeps %s below %i KiB', (name, limitKiB) => {
  const bytes = outputs().find((output) => output.name === name)?.bytes ?? Infinity;
  expect(Math.ceil(bytes / 1_024)).toBeLessThanOrEqual(limitKiB);
});

it('contains nothing of the local TaskRouter, the page, or the command line', () => {
  const foreign = /^(emulator|scripts|tests|bench|src\/assets|src\/cli)\//;
  const inputs = Object.keys(metafile.inputs);
  expect(inputs).toContain('src/lib/handler.ts');
  // The operator's configuration is beside the page; the deadlines in it are the Functions' as well.
  const known = 'src/assets/desk-config.json';
  expect(inputs.filter((input) => foreign.test(input) && input !== known)).toEqual([]);
});

it('has openid-client where people come back from their provider, and nowhere else', () => {
  const carriers = outputs().filter(({ inputs }) =>
    Object.keys(inputs).some((input) => input.includes('openid-client')),
  );
  expect(carriers.map(({ name }) => name).toSorted()).toEqual(['sign-in-callback.js', 'sign-in.js']);
});

it('leaves the twilio package to the runtime', () => {
  expect(Object.keys(metafile.inputs).filter((input) => input.startsWith('node_modules/twilio/'))).toEqual([]);
});

/** A bundle goes by the machine's clock. */
class AtNoon extends Date {
  static override now(): number {
    return noon;
  }
}

/** A Function as the runtime loads it, and what is loaded with it: the names of all that is no part of Node itself. */
function load(name: string): { handler: Handler; loaded: string[] } {
  const text = files.find((file) => [`${name}.js`, `${name}.protected.js`].includes(basename(file.path)))?.text ?? '';
  const module: { exports: { handler?: Handler } } = { exports: {} };
  const loaded: string[] = [];
  const requireFrom = (path: string): unknown => {
    if (!isBuiltin(path)) loaded.push(path);
    return path === 'node:console' ? { error: () => undefined, log: () => undefined } : require(path);
  };
  const surroundings = { require: requireFrom, module, exports: module.exports, Twilio, Runtime, Date: AtNoon };
  compileFunction(text, Object.keys(surroundings))(...Object.values(surroundings));
  const { handler } = module.exports;
  if (!handler) throw new Error(`${name} has no handler.`);
  return { handler, loaded };
}

describe.each(everyFunction)('/$name, as the runtime loads it,', (sample) => {
  let upstream: Upstream;
  beforeEach(async () => void (upstream = await new Upstream().listen()));
  afterEach(() => upstream.close());

  const refused: [string, (good: Request) => Request][] = [
    ['a field that hides the headers', (good) => ({ ...good, body: { ...good.body, request: 'x' } })],
    ['a missing session', (good) => ({ ...good, headers: {} })],
    ['a forged session', (good) => ({ ...good, headers: { Authorization: 'Bearer e30.e30.e30' } })],
    ['missing fields', (good) => ({ ...good, body: {}, query: {} })],
    ['an environment without variables', (good) => ({ ...good, env: {} })],
    ['a role that nobody has', (good) => ({ ...good, body: { ...good.body, role: 'supervisor' } })],
    ['features that are off', ({ env, ...good }) => ({ ...good, env: { ...env, CALLER_ID: '', WORKFLOW_SID: '' } })],
  ];

  it.each(refused)('answers %s without the twilio package', async (_, spoil) => {
    const { handler, loaded } = load(sample.name);
    sample.prepare(upstream);
    const { status } = await invoke(handler, spoil(sample.request(upstream.origin)));
    if (upstream.requests.length === 0) expect(loaded).toEqual([]);
    else expect(status).toBe(200);
  });

  it('loads it with the first request that goes out', async () => {
    const { handler, loaded } = load(sample.name);
    sample.prepare(upstream);
    expect((await invoke(handler, sample.request(upstream.origin))).status).toBe(200);
    const asksTwilio = sample.needs.includes('AUTH_TOKEN');
    expect(new Set(loaded)).toEqual(new Set(asksTwilio ? ['twilio'] : []));
    expect(upstream.requests.length > 0).toBe(asksTwilio);
  });
});
