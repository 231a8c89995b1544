import {
  ageOfTable,
  isOlder,
  isRuntime,
  limits,
  oldestForTheDesk,
  pages,
  recommendedHandler,
  runtimeHandler,
  runtimes,
  standingOf,
} from '../serverless-platform';

/** A file of the build as it would be served. */
export interface BuiltFile {
  /** Where it will be found: `/desk.js`. */
  readonly path: string;
  readonly kind: 'function' | 'asset';
  readonly bytes: number;
}

/** Everything that a deployment would tell Twilio. */
export interface Deployment {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly runtime: string;
  /** The suffix of the domain. */
  readonly environment: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly files: readonly BuiltFile[];
}

const bytesOf = (text: string): number => Buffer.byteLength(text);
const mebibytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MiB`;

/**
 * What Twilio would refuse of a deployment, by the table of what it takes: found out before anything is sent.
 *
 * @param now - Epoch milliseconds, to say how old the table is.
 * @returns A sentence each, with what to do; none holds a value.
 */
export function whatTwilioRefuses(deployment: Deployment, now: number): readonly string[] {
  return [
    ...handlerComplaints(deployment, now),
    ...runtimeComplaints(deployment.runtime, now),
    ...variableComplaints(deployment.variables),
    ...fileComplaints(deployment.files),
    ...(deployment.environment.length > limits.environmentCharacters
      ? [`The environment's name is longer than ${limits.environmentCharacters} characters: choose a shorter one.`]
      : []),
  ];
}

function handlerComplaints({ dependencies }: Deployment, now: number): readonly string[] {
  const version = dependencies[runtimeHandler];
  const install = `npm install --save-exact ${runtimeHandler}@${recommendedHandler}`;
  if (version === undefined) return [`package.json has no ${runtimeHandler}: run “${install}”.`];
  if (standingOf(version) === 'refused') {
    return [
      `Twilio does not accept ${runtimeHandler} ${version} (its list: ${pages.handler}, ${ageOfTable(now)}): run “${install}”.`,
    ];
  }
  if (isOlder(version, oldestForTheDesk)) {
    return [`${runtimeHandler} ${version} passes no headers to Functions, so nobody could sign in: run “${install}”.`];
  }
  return [];
}

function runtimeComplaints(runtime: string, now: number): readonly string[] {
  if (isRuntime(runtime)) return [];
  return [
    `Twilio offers no runtime ${runtime} (${pages.nodeUpgrade}, ${ageOfTable(now)}): choose one of ${runtimes.join(', ')}.`,
  ];
}

function variableComplaints(variables: Deployment['variables']): readonly string[] {
  const tooLong = Object.entries(variables).flatMap(([name, value]) =>
    bytesOf(value) > limits.variableValueBytes
      ? [
          `${name} has ${bytesOf(value)} bytes, and Twilio accepts ${limits.variableValueBytes} (${pages.variable}): shorten it.`,
        ]
      : [],
  );
  const context = bytesOf(JSON.stringify(variables));
  if (context <= limits.contextBytes) return tooLong;
  return [
    ...tooLong,
    `The variables add up to ${context} bytes of JSON, and Functions fail above ${limits.contextBytes} (${pages.context}): shorten some.`,
  ];
}

function fileComplaints(files: readonly BuiltFile[]): readonly string[] {
  if (files.length === 0) return ['Nothing was built, and Twilio refuses an empty build: run “npm run build”.'];
  const assets = files.filter(({ kind }) => kind === 'asset');
  return [
    ...assets.flatMap(({ path, bytes }) =>
      bytes > limits.assetBytes
        ? [`${path} has ${mebibytes(bytes)}, and Twilio accepts ${mebibytes(limits.assetBytes)} (${pages.files}).`]
        : [],
    ),
    ...files.flatMap(({ path }) =>
      path.length > limits.pathCharacters
        ? [`${path} is longer than ${limits.pathCharacters} characters: give it a shorter name.`]
        : [],
    ),
    ...(assets.length > limits.assets
      ? [`There are ${assets.length} assets, and Twilio accepts ${limits.assets} (${pages.files}).`]
      : []),
  ];
}
