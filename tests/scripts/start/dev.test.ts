import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyProject, type ProjectCopy } from '../project-copy';
import { FREE_PORTS, killAll, run } from './desk-process';

let copy: ProjectCopy;
beforeEach(async () => {
  copy = await copyProject({ more: ['emulator'], built: ['local', 'console', 'start'] });
});
afterEach(async () => {
  await killAll();
  await copy.remove();
});

const answering = (text: string): string =>
  `export const handler = (_c: unknown, _e: unknown, done: (e: null, r: string) => void) => done(null, '${text}');`;

describe('npm run dev', () => {
  it('rebuilds when a file changes, and keeps the last good desk through a mistake', async () => {
    const dev = run('npm', ['run', 'dev'], { ...FREE_PORTS, npm_config_update_notifier: 'false' }, copy.folder);
    const [, origin] = await dev.printed(/Desk +(http:\S+)[^]*Console/);
    const answer = async (): Promise<string> => (await fetch(`${origin}/activities`)).text();
    // One change may be seen as several, so a rebuild is not yet the one that is waited for.
    const rebuilt = async (text: string): Promise<void> => {
      for (let nth = 1; (await answer()) !== text; nth++) {
        await dev.printed(new RegExp(`(Rebuilt\\.[^]*){${nth}}`));
      }
    };
    const change = (code: string): Promise<void> => writeFile(join(copy.folder, 'src/functions/activities.ts'), code);
    expect(await answer()).toMatch(/"error"/);

    await change(answering('changed once'));
    await rebuilt('changed once');

    await change('export const handler = (');
    await dev.printed(/activities\.ts:1:\d+: ERROR/);
    expect(await answer()).toBe('changed once');

    await change(answering('changed again'));
    await rebuilt('changed again');

    dev.child.kill();
    expect(await dev.exited).toBe(0);
  });
});
