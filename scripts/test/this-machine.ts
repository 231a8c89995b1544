import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { BrowserHost } from './choose-browser';

/** Long enough for a cold start of a browser that only prints its version. */
const VERSION_TIMEOUT_MS = 20_000;

/** This machine, as the search for a browser sees it. */
export function thisMachine(): BrowserHost {
  return {
    platform: process.platform,
    environment: process.env,
    ownBrowser: chromium.executablePath(),
    isRoot: process.getuid?.() === 0,
    working(program) {
      const path = isAbsolute(program) ? program : onPath(program);
      return path !== undefined && isExecutable(path) && starts(path) ? path : undefined;
    },
  };
}

function onPath(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser may be there and lack libraries, or be a stub that only asks for a snap to be installed. */
function starts(path: string): boolean {
  // On Windows a browser does not print its version but opens a window.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: VERSION_TIMEOUT_MS }).status === 0;
}
