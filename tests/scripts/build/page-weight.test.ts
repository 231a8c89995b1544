import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { buildDeskPage } from '../../../scripts/build/desk-page';
import { HEAVIEST, HEAVIEST_FLOOR, weigh, weightLine, type Weight } from '../../../scripts/build/page-weight';
import { PROJECT_FOLDER } from '../../../scripts/project';

let out: string;
let weight: Weight;
let floor: Weight;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'desk-page-'));
  const source = join(PROJECT_FOLDER, 'src/assets');
  const pages = await buildDeskPage({ source, out, connectOrigins: [], minify: true });
  weight = await weigh(out, pages);
  if (!pages.floor) throw new Error('The floor page was not built');
  floor = await weigh(out, pages.floor);
});
afterAll(() => rm(out, { recursive: true }));

describe('the page, compressed', () => {
  it('needs no more than 15 KiB of script for the sign-in form', () => {
    expect(weight.form).toBeLessThanOrEqual(HEAVIEST.form);
    // Less than a framework alone would mean that something was not counted.
    expect(weight.form).toBeGreaterThan(5 * 1024);
  });

  it('is no more than 160 KiB without the softphone', () => {
    expect(weight.whole).toBeLessThanOrEqual(HEAVIEST.whole);
    expect(weight.whole).toBeGreaterThan(weight.form + 30 * 1024);
  });

  it('is no more than 90 KiB of script for the floor, long lists and other days included', () => {
    expect(floor.whole).toBeLessThanOrEqual(HEAVIEST_FLOOR);
    expect(floor.whole).toBeGreaterThan(floor.form + 10 * 1024);
  });

  it('tells the browser at once of every script the form needs', async () => {
    const html = await readFile(join(out, 'index.html'), 'utf8');
    const first = await readFile(join(out, 'desk.js'), 'utf8');
    const imported = [...first.matchAll(/from"\.\/(chunks\/[\w-]+\.js)"/g)].map(([, path]) => path);
    expect(imported.length).toBeGreaterThan(0);
    for (const path of imported) expect(html).toContain(`<link rel="modulepreload" href="/${path}" />`);
  });
});

describe('weighing', () => {
  const script = (path: string, inputs: string[], mayLoad: string[] = [], needs: string[] = []) =>
    [path, { path, inputs, needs, mayLoad }] as const;

  it('counts what comes first, then everything but the softphone, in one language', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'weight-'));
    try {
      const files = {
        'desk.js': 1,
        'part.js': 2,
        'later.js': 4,
        'de.js': 8,
        'ar.js': 16,
        'phone.js': 32,
        'desk.css': 64,
        'form-de.js': 3,
        'form-ar.js': 5,
      };
      const bytes: Record<string, number> = {};
      for (const [name, repeats] of Object.entries(files)) {
        const content = Buffer.from(Array.from({ length: repeats * 50 }, (_, at) => `${name}${at * at};`).join(''));
        await writeFile(join(folder, name), content);
        bytes[name] = brotliCompressSync(content).length;
      }
      const sum = (...names: (keyof typeof files)[]): number =>
        names.reduce((total, name) => total + (bytes[name] ?? 0), 0);
      const scripts = new Map([
        script('desk.js', ['src/assets/desk/main.tsx'], ['later.js'], ['part.js']),
        script('part.js', ['node_modules/preact/preact.mjs'], ['form-de.js', 'form-ar.js']),
        script('form-de.js', ['src/assets/desk/words/de/form-areas.ts']),
        script('form-ar.js', ['src/assets/desk/words/ar/form-areas.ts', 'src/assets/desk/words/ar/causes.ts']),
        script(
          'later.js',
          ['src/assets/desk/desk-page.tsx', 'src/assets/desk/words/en/desk-areas.ts'],
          ['ar.js', 'de.js', 'phone.js'],
        ),
        script('de.js', ['src/assets/desk/words/de/wrap-up.ts']),
        script('ar.js', ['src/assets/desk/words/ar/desk-areas.ts']),
        script('phone.js', ['node_modules/@twilio/voice-sdk/es5/twilio.js']),
      ]);
      expect(await weigh(folder, { scripts, start: 'desk.js', others: ['desk.css'] })).toEqual({
        form: sum('desk.js', 'part.js') + Math.max(sum('form-de.js'), sum('form-ar.js')),
        whole:
          sum('desk.js', 'part.js', 'later.js', 'desk.css') +
          Math.max(sum('de.js', 'form-de.js'), sum('ar.js', 'form-ar.js')),
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is said in KiB', () => {
    expect(weightLine({ form: 1024, whole: 2560 })).toContain('needs 1.0 KiB of script (limit 15.0 KiB)');
  });
});
