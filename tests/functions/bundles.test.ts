import { build } from 'esbuild';
import type { Metafile, OutputFile } from 'esbuild';
import { readdir } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { compileFunction } from 'node:vm';

/** The largest each Function may become, in KiB before minification; jsonwebtoken alone is 143. */
const limitsKiB: Readonly<Record<string, number>> = {
  'activities.js': 190,
  'assignment.protected.js': 40,
  'colleagues.js': 190,
  'conference-end.js': 200,
  'conference-leave.js': 200,
  'floor-task.js': 200,
  'floor.js': 200,
  'incoming-call.protected.js': 30,
  'keypad-tones.protected.js': 30,
  'outbound-call.js': 200,
  'participant-add.js': 200,
  'participant-digits.js': 200,
  'participant-drop.js': 200,
  'participants.js': 200,
  'task-fix.js': 200,
  'token.js': 50,
  'wrap-up-sweep.protected.js': 60,
  'wrap-up.js': 210,
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

it('leaves the twilio package to the runtime', () => {
  expect(Object.keys(metafile.inputs).filter((input) => input.startsWith('node_modules/twilio/'))).toEqual([]);
});

it.each(Object.keys(limitsKiB))('can be loaded as the runtime loads it, without the twilio package: %s', (name) => {
  const text = files.find((file) => basename(file.path) === name)?.text ?? '';
  const module: { exports: { handler?: unknown } } = { exports: {} };
  const loaded: string[] = [];
  const load = (path: string): unknown => {
    loaded.push(path);
    return require(path);
  };
  compileFunction(text, ['require', 'module', 'exports'])(load, module, module.exports);
  expect(module.exports.handler).toEqual(expect.any(Function));
  expect(loaded.filter((path) => !isBuiltin(path))).toEqual([]);
});
