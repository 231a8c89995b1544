import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCAL_FOLDER } from '../../../scripts/build/folders';
import { startLocalDesk } from '../../../scripts/local-desk';
import { PROJECT_FOLDER } from '../../../scripts/project';

/** A program that comes to its end by itself, if closing a desk leaves no timer, socket or watcher. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(PROJECT_FOLDER, 'dist', 'test-'));
  await cp(join(PROJECT_FOLDER, LOCAL_FOLDER), folder, { recursive: true });
  const desk = await startLocalDesk({ deskPort: 0, emulatorPort: 0, folder });
  const token = async (): Promise<string> => (await fetch(`${desk.deskOrigin}/token`, { method: 'POST' })).text();
  process.stdout.write(`first build: ${await token()}\n`);
  await writeFile(join(folder, 'functions', 'token.js'), "exports.handler = (_c, _e, done) => done(null, 'rebuilt');");
  await desk.reload();
  process.stdout.write(`second build: ${await token()}\n`);
  await desk.close();
  await rm(folder, { recursive: true });
  process.stdout.write('closed\n');
}

void main();
