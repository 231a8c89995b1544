import { sep } from 'node:path';
import { createLocalDevelopmentServer } from 'twilio-run/dist/runtime/server';
import { listRoutes, routeFolders } from './build/routes';
import type { App, Route } from './gateway';
import { PROJECT_FOLDER } from './project';

export interface FunctionsAppOptions {
  /** Folder with the built `functions/` and `assets/`, inside the project so that `twilio` can be found from it. */
  folder: string;
  /** What the Functions find in their `context`; held in memory, never written to a file. */
  env: Record<string, string>;
  /** Where the desk is reachable; the Functions see its host as `DOMAIN_NAME`. */
  origin: string;
}

/**
 * twilio-run's own express app for a built desk, with the routes it serves.
 *
 * Handlers run in this process: a request then costs one millisecond instead of the 140 that a process of its own
 * takes, most of which is loading `twilio`.
 */
export async function createFunctionsApp(options: FunctionsAppOptions): Promise<{ app: App; routes: Route[] }> {
  const routes = await listRoutes(options.folder);
  forgetModulesIn(options.folder);
  const url = new URL(options.origin);
  const app = await keepingResponse(() =>
    withoutWatcher(() =>
      createLocalDevelopmentServer(url.port, {
        baseDir: PROJECT_FOLDER,
        env: options.env,
        port: Number(url.port),
        url: options.origin,
        ...routeFolders(options.folder),
        forkProcess: false,
        live: false,
        logs: false,
        detailedLogs: false,
        legacyMode: false,
        appName: 'taskrouter-desk',
        pkgJson: {},
      }),
    ),
  );
  return { app: app as App, routes };
}

/** Handlers are loaded by `require` at their first call; after a rebuild the new files must be read. */
function forgetModulesIn(folder: string): void {
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(folder + sep)) delete require.cache[file];
  }
}

/**
 * twilio-run starts a file watcher with its app and closes it only in an `exit` listener, so that a process never
 * comes to its end by itself. This calls that listener at once: the desk is rebuilt as a whole and needs no watcher.
 */
async function withoutWatcher<T>(create: () => Promise<T>): Promise<T> {
  const before = new Set(process.listeners('exit'));
  const created = await create();
  for (const listener of process.listeners('exit')) {
    if (before.has(listener) || !String(listener).includes('watcher.close()')) continue;
    process.removeListener('exit', listener);
    listener(0);
  }
  return created;
}

/**
 * twilio-run puts its `Response` in the place of the platform's, for everybody in the process. Functions find theirs at
 * `Twilio.Response`; the local TaskRouter, beside them, answers with the platform's.
 */
async function keepingResponse<T>(create: () => Promise<T>): Promise<T> {
  const { Response } = globalThis;
  try {
    return await create();
  } finally {
    globalThis.Response = Response;
  }
}
