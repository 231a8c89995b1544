import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { slimmed } from '../../../scripts/build/slim-sdk';

const folder = dirname(require.resolve('twilio-taskrouter'));
const whole = readFileSync(join(folder, 'index.window.js'), 'utf8');

/** Runs a packed SDK as a module of its package. */
function run(sdk: string): Record<string, unknown> {
  const made = { exports: {} as Record<string, unknown> };
  const load = compileFunction(sdk, ['module', 'exports', 'require', 'self']) as (...given: unknown[]) => void;
  load(made, made.exports, createRequire(join(folder, 'index.window.js')), globalThis);
  return made.exports;
}

const methodsOf = (made: unknown): string[] =>
  Object.getOwnPropertyNames((made as { prototype: object }).prototype).toSorted();

describe('the SDK without what the page does not use', () => {
  it('has the worker and its events as they were', () => {
    const [before, after] = [run(whole), run(slimmed(whole))];
    for (const name of ['Worker', 'TaskRouterEventHandler']) {
      expect(methodsOf(after[name])).toEqual(methodsOf(before[name]));
    }
    expect(after['Supervisor']).toBeUndefined();
    expect(after['Workspace']).toBeUndefined();
  });

  it('is a good deal shorter', () => {
    expect(slimmed(whole).length).toBeLessThan(whole.length * 0.9);
  });

  it('is refused when it is packed in another way', () => {
    expect(() => slimmed('export class Worker {}')).toThrow('not packed as it was in 2.1');
    expect(() => slimmed(whole.replaceAll('"Supervisor"', '"Overseer"'))).toThrow('its export Supervisor');
    expect(() => slimmed(whole.replaceAll('Path must be', 'A path is'))).toThrow('its path was not found');
  });
});
