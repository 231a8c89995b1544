import { browserSdk } from './browser-sdk';
import { calls } from './calls';
import { choices } from './choices';
import { operations } from './operations';
import type { Suite } from './suite';

/** What can be run in any account, by the names that scenarios begin with. */
export const suites: Readonly<Record<string, Suite>> = { operations, choices, 'browser SDK': browserSdk };

/** What makes telephone calls. */
export const suitesWithCalls: Readonly<Record<string, Suite>> = { ...suites, calls };
