import {
  handlerOfNode24,
  isOlder,
  isRuntime,
  limits,
  listedHandlers,
  oldestForTheDesk,
  pages,
  runtimeHandler,
  usualRuntime,
} from '../../src/cli/serverless-platform';

/** Twilio's refusal, as it answers it. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

export interface Dependency {
  readonly name: string;
  readonly version: string;
}

export interface BuildRequest {
  /** How many Functions and assets are in it. */
  readonly versions: number;
  readonly dependencies: readonly Dependency[];
  /** Empty where the request did not say. */
  readonly runtime: string;
  /** Of the service's last build; the platform's own before there was one. */
  readonly lastRuntime?: string;
}

export interface AcceptedBuild {
  readonly runtime: string;
  readonly dependencies: readonly Dependency[];
}

const refusal = (message: string, code = 20001, status = 400): Refusal => ({ status, code, message });

export const isRefusal = (answer: object): answer is Refusal => 'message' in answer;

/**
 * What the platform makes of a request for a build.
 *
 * The words about a handler and a runtime are those people have been answered with (serverless-toolkit #538, #557, #564;
 * twilio-cli #252), those about a build of nothing are of the API's reference.
 */
export function judgeBuild({
  versions,
  dependencies,
  runtime,
  lastRuntime = usualRuntime,
}: BuildRequest): AcceptedBuild | Refusal {
  if (versions === 0) return refusal('At least one function version or asset version is required.');
  const chosen = runtime || lastRuntime;
  // A request that does not say gets what the service had, which may be offered no more.
  if (!isRuntime(chosen)) return refusal(`unsupported runtime: ${chosen}`, runtime ? 20001 : 82007);
  const handler = dependencies.find(({ name }) => name === runtimeHandler);
  if (!handler) return { runtime: chosen, dependencies };
  if (!listedHandlers.some(({ version }) => version === handler.version)) {
    return refusal(
      `Some dependencies could not be validated. No matching version found for ${runtimeHandler}@${handler.version}. You can find the valid versions at ${pages.handler}`,
    );
  }
  if (chosen !== 'node24') return { runtime: chosen, dependencies };
  if (isOlder(handler.version, oldestForTheDesk)) {
    return refusal(`${chosen} requires ${runtimeHandler} version ${handlerOfNode24} or later.`);
  }
  const raised = { ...handler, version: handlerOfNode24 };
  return { runtime: chosen, dependencies: dependencies.map((one) => (one === handler ? raised : one)) };
}

/** The limits are the vendor's; nobody has published in which words it holds to them. */
export function judgeVariable(key: string, value: string): Refusal | undefined {
  if (key === '' || key.length > limits.variableNameCharacters) return refusal('Invalid Key');
  const bytes = Buffer.byteLength(value);
  return bytes > limits.variableValueBytes
    ? refusal(`Value has ${bytes} bytes, the maximum is ${limits.variableValueBytes}`)
    : undefined;
}

/** The limits are the vendor's; nobody has published in which words it holds to them. */
export function judgeUpload(
  kind: 'functions' | 'assets',
  { path, visibility, bytes }: { readonly path: string; readonly visibility: string; readonly bytes: number },
): Refusal | undefined {
  if (!['public', 'protected', 'private'].includes(visibility)) return refusal('Invalid Visibility');
  if (path === '' || path.length > limits.pathCharacters) return refusal('Invalid Path');
  const most = visibility === 'private' ? limits.privateAssetBytes : limits.assetBytes;
  if (kind === 'assets' && bytes > most)
    return refusal(`Content has ${bytes} bytes, the maximum is ${most}`, 20001, 413);
  return undefined;
}

/** @see https://www.twilio.com/docs/serverless/api/resource/environment */
export function judgeEnvironment(suffix: string): Refusal | undefined {
  return suffix.length > limits.environmentCharacters ? refusal('Invalid DomainSuffix') : undefined;
}
