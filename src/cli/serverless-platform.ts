/**
 * What Twilio's cloud takes, as its own pages say. One table: the doctor judges by it, a deployment is held to it before
 * anything is sent, and the stub of the Serverless API in the tests answers by it. Whoever reads the pages again changes
 * `readOn` with it.
 */

/** The day on which the pages were read. */
export const readOn = '2026-11-29';

/** The package whose name and version choose the cloud's own runtime handler, which npm does not have. */
export const runtimeHandler = '@twilio/runtime-handler';

export const pages = {
  handler: 'https://www.twilio.com/docs/serverless/functions-assets/handler',
  runtime: 'https://www.twilio.com/en-us/changelog/node-js-v24-is-now-available-for-twilio-functions',
  nodeUpgrade: 'https://www.twilio.com/docs/serverless/functions-assets/node-upgrade',
  variable: 'https://www.twilio.com/docs/serverless/api/resource/variable',
  context: 'https://www.twilio.com/docs/api/errors/82006',
  build: 'https://www.twilio.com/docs/serverless/api/resource/build',
  files: 'https://www.twilio.com/docs/serverless/api',
} as const;

export interface HandlerVersion {
  readonly version: string;
  /** Whether npm has a package of this version, for a run on this machine. */
  readonly isOnNpm: boolean;
}

const partsOf = (version: string): readonly number[] => version.split('.').map(Number);

/** Whether a version such as `2.0.1` is older than another. */
export function isOlder(version: string, than: string): boolean {
  const [left, right] = [partsOf(version), partsOf(than)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}

/** Every version that the vendor lists, the newest first. @see {@link pages.handler} */
export const listedHandlers: readonly HandlerVersion[] = [
  { version: '2.1.2', isOnNpm: false },
  { version: '2.0.1', isOnNpm: true },
  { version: '2.0.0', isOnNpm: true },
  { version: '1.3.1', isOnNpm: true },
  { version: '1.3.0', isOnNpm: true },
  { version: '1.2.5', isOnNpm: true },
  { version: '1.2.4', isOnNpm: true },
  { version: '1.2.3', isOnNpm: true },
  { version: '1.2.2', isOnNpm: true },
  { version: '1.2.1', isOnNpm: true },
  { version: '1.2.0', isOnNpm: true },
  { version: '1.1.3', isOnNpm: true },
  { version: '1.1.2', isOnNpm: false },
  { version: '1.1.1', isOnNpm: true },
  { version: '1.1.0', isOnNpm: true },
  { version: '1.0.2', isOnNpm: true },
  { version: '1.0.1', isOnNpm: false },
];

/**
 * Not listed, but said to be taken: in June 2026 one of the vendor's engineers wrote that it deploys; in February 2025
 * it did not.
 *
 * @see https://github.com/twilio-labs/serverless-toolkit/issues/557
 * @see https://github.com/twilio-labs/serverless-toolkit/issues/538
 */
export const saidToDeploy: readonly string[] = ['2.0.3'];

/** The first version that tells a Function its headers, without which nobody is signed in. */
export const oldestForTheDesk = '1.2.0';

/** The version to use: the newest that the cloud lists, npm has, and the desk can work with. */
export const recommendedHandler: string =
  listedHandlers.find(({ version, isOnNpm }) => isOnNpm && !isOlder(version, oldestForTheDesk))?.version ?? '';

export type Runtime = 'node20' | 'node22' | 'node24';

/** The runtimes that a build may ask for. @see {@link pages.nodeUpgrade} */
export const runtimes: readonly Runtime[] = ['node20', 'node22', 'node24'];

/** What the desk is deployed with unless told otherwise, and the cloud's own default. docs/decisions/0012 says why. */
export const usualRuntime: Runtime = 'node22';

/** For `node24` the cloud raises a listed handler from 1.2.0 on to this one by itself. @see {@link pages.runtime} */
export const handlerOfNode24 = '2.1.2';

export const limits = {
  /** @see {@link pages.variable} */
  variableNameCharacters: 128,
  /** @see {@link pages.variable} */
  variableValueBytes: 450,
  /** All of a Function's context as JSON: variables, domain name, path, the account's data. @see {@link pages.context} */
  contextBytes: 3_072,
  /** A public or protected asset. @see {@link pages.files} */
  assetBytes: 25 * 1_048_576,
  /** @see {@link pages.files} */
  privateAssetBytes: 10 * 1_048_576,
  /** Public and protected ones of a build. @see {@link pages.files} */
  assets: 1_000,
  /** The path of a Function or an asset. @see https://www.twilio.com/docs/serverless/api/resource/function-version */
  pathCharacters: 255,
  /** @see https://www.twilio.com/docs/serverless/api/resource/environment */
  environmentCharacters: 16,
} as const;

/** What the cloud makes of a handler version: takes it, is only said to take it, or refuses it. */
export type HandlerStanding = 'listed' | 'said' | 'refused';

export function standingOf(version: string): HandlerStanding {
  if (listedHandlers.some((listed) => listed.version === version)) return 'listed';
  return saidToDeploy.includes(version) ? 'said' : 'refused';
}

export const isRuntime = (name: string): name is Runtime => runtimes.some((runtime) => runtime === name);

const msInDay = 86_400_000;

/** How old the table is: "read 3 days ago, on 2026-11-29". @param now - Epoch milliseconds. */
export function ageOfTable(now: number): string {
  const days = Math.floor((now - Date.parse(readOn)) / msInDay);
  if (days < 1) return `read on ${readOn}`;
  return `read ${days} ${days === 1 ? 'day' : 'days'} ago, on ${readOn}`;
}
