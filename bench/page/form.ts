import type { Browser } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { PROJECT_FOLDER } from '../../scripts/project';
import { metricsOf, openPage } from './browser';
import { FOLDER } from './desk';
import { quantile } from './quantile';

const ASSETS = join(PROJECT_FOLDER, FOLDER, 'assets');

/** What the form would be without a script: as quick as it can be. */
const BARE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Desk</title><form>
<label>Name <input name="worker"></label> <label>Password <input name="password" type="password"></label>
<button>Sign in</button></form></html>`;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** What comes after the form: it is held back, so that it counts neither as bytes nor as work. */
const LATER = /^\/chunks\/open-desk-/;

/** The medians of one page, in milliseconds and bytes. */
export interface Usable {
  /** From the start of the navigation to a painted field. */
  readonly ms: number;
  /** In the page's main thread by then. */
  readonly scriptMs: number;
  readonly bytes: number;
}

export interface Forms {
  readonly desk: Usable;
  readonly bare: Usable;
}

/** A line as slow as this, in kilobits a second and milliseconds. */
export interface Line {
  readonly kilobits: number;
  readonly latencyMs: number;
}

/** Loads the sign-in form and a bare one, turn about, each in a browser that has neither. */
export async function measureForm(
  browser: Browser,
  { rounds, slowdown, line }: { readonly rounds: number; readonly slowdown: number; readonly line?: Line },
): Promise<Forms> {
  const server = await cdn();
  const seen: Record<'desk' | 'bare', Usable[]> = { desk: [], bare: [] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const name of ['desk', 'bare'] as const)
        seen[name].push(await load(browser, `${server.origin}/${name === 'bare' ? 'bare' : ''}`, slowdown, line));
    }
  } finally {
    await server.close();
  }
  return { desk: median(seen.desk), bare: median(seen.bare) };
}

async function load(browser: Browser, url: string, slowdown: number, line: Line | undefined): Promise<Usable> {
  const probed = await openPage(browser, slowdown);
  const { page, cdp } = probed;
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  if (line) {
    const throughput = (line.kilobits * 1_000) / 8;
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: line.latencyMs,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
  }
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(url, { waitUntil: 'commit' });
  const ms = Number(await page.evaluate('probe.usable'));
  const of = await metricsOf(probed);
  await probed.close();
  return { ms, scriptMs: of('ScriptDuration') * 1_000, bytes };
}

const median = (all: readonly Usable[]): Usable => ({
  ms: quantile(
    all.map(({ ms }) => ms),
    0.5,
  ),
  scriptMs: quantile(
    all.map(({ scriptMs }) => scriptMs),
    0.5,
  ),
  bytes: quantile(
    all.map(({ bytes }) => bytes),
    0.5,
  ),
});

interface Cdn {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the page's files as a CDN does: compressed beforehand. */
function cdn(): Promise<Cdn> {
  const ready = new Map<string, Buffer>();
  const fileOf = (path: string): Buffer | undefined => {
    const file = join(ASSETS, path === '/' ? 'index.html' : path);
    if (!ready.has(path) && path === '/bare') ready.set(path, brotliCompressSync(BARE));
    if (!ready.has(path) && existsSync(file)) ready.set(path, brotliCompressSync(readFileSync(file)));
    return ready.get(path);
  };
  const server: Server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    if (LATER.test(pathname)) return;
    const content = fileOf(pathname);
    if (!content) return void response.writeHead(404).end();
    const type = TYPES[extname(pathname)] ?? 'text/html; charset=utf-8';
    response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'br', 'Content-Length': content.length });
    response.end(content);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
