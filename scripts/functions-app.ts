import { sep } from 'node:path';
import { LocalDevelopmentServer } from '@twilio/runtime-handler/dev';
import { builtFiles, routesOf } from './build/built-routes';
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
 * The runtime handler's own express app for a built desk, with the routes it serves: the one that twilio-run starts, too.
 *
 * Handlers run in this process: a request then costs one millisecond instead of the 140 that a process of its own
 * takes, most of which is loading `twilio`.
 */
export async function createFunctionsApp(options: FunctionsAppOptions): Promise<{ app: App; routes: Route[] }> {
  const files = await builtFiles(options.folder);
  forgetModulesIn(options.folder);
  const url = new URL(options.origin);
  const app = keepingResponse(() =>
    new LocalDevelopmentServer(url.port, {
      baseDir: PROJECT_FOLDER,
      env: options.env,
      port: Number(url.port),
      url: options.origin,
      routes: files,
      forkProcess: false,
      live: false,
      logs: false,
      detailedLogs: false,
      enableDebugLogs: false,
      legacyMode: false,
      appName: 'taskrouter-desk',
    }).getApp(),
  );
  return { app: app as App, routes: routesOf(files) };
}

/** Handlers are loaded by `require` at their first call; after a rebuild the new files must be read. */
function forgetModulesIn(folder: string): void {
  const isIn = (file: string): boolean => file.startsWith(folder + sep);
  for (const file of Object.keys(require.cache)) {
    if (isIn(file)) delete require.cache[file];
  }
  // Whoever has loaded them keeps them among its children, with all that they hold.
  for (const module of Object.values(require.cache)) {
    if (module?.children.some(({ filename }) => isIn(filename)))
      module.children = module.children.filter(({ filename }) => !isIn(filename));
  }
}

/**
 * The handler puts its `Response` in the place of the platform's, for everybody in the process. Functions find theirs at
 * `Twilio.Response`; the local TaskRouter, beside them, answers with the platform's.
 */
function keepingResponse<T>(create: () => T): T {
  const { Response } = globalThis;
  try {
    return create();
  } finally {
    globalThis.Response = Response;
  }
}
