import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { panelOrigins } from '../../../scripts/build/desk-page';
import { writeStart } from '../../../scripts/build/page-start';
import { PROJECT_FOLDER } from '../../../scripts/project';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'desk-page-'))));
afterEach(() => rm(folder, { recursive: true }));

/** The page's content security policy, as it is built for a configuration. */
async function policy(config: Parameters<typeof panelOrigins>[0]): Promise<string> {
  const page = join(folder, 'index.html');
  await writeFile(page, await readFile(join(PROJECT_FOLDER, 'src/assets/index.html')));
  const scripts = new Map([['desk.js', { path: 'desk.js', inputs: [], needs: [], mayLoad: [] }]]);
  await writeStart(page, scripts, 'desk.js', [], panelOrigins(config));
  return /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(await readFile(page, 'utf8'))?.[1] ?? '';
}

it('frames the pages of the panel, and of where they say that they lead, and no others', async () => {
  const screenPops = [
    { label: 'A', address: 'https://crm.example:8443/{id}?phone={from}', opens: 'panel' as const },
    { label: 'B', address: 'https://b.example/{id}', opens: 'panel' as const, origins: ['https://login.example'] },
    { label: 'C', address: 'https://c.example/', opens: 'click' as const },
  ];
  expect(await policy({ screenPops })).toContain(
    'frame-src https://crm.example:8443 https://b.example https://login.example;',
  );
});

it('frames nothing where nothing is configured', async () => {
  expect(await policy({})).toContain("frame-src 'none';");
});
