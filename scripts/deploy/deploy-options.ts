import { parseArgs } from 'node:util';
import { usualRuntime } from '../../src/cli/serverless-platform';

/** What `npm run deploy` was told. */
export interface DeployOptions {
  /** The folder whose `.env` counts; undefined for the project's own. */
  readonly envFolder: string | undefined;
  /** Print what was deployed as JSON. */
  readonly json: boolean;
  readonly runtime: string;
  /** The suffix of the service's domain; empty for production. */
  readonly environment: string;
  /** Everything else, for twilio-run. */
  readonly rest: readonly string[];
}

/** twilio-run's ways to take variables, or the account, from elsewhere. */
const otherSources: ReadonlySet<string> = new Set(['env', 'load-system-env', 'username', 'u', 'password', 'p', 'cwd']);

/** What is read here, and given to twilio-run anew. */
const own: ReadonlySet<string> = new Set(['env-folder', 'output-format', 'runtime']);

/**
 * Reads the command line; what is not known here is twilio-run's.
 *
 * @throws Error for an option that would bring in another account, or other variables
 */
export function readOptions(argv: readonly string[]): DeployOptions {
  const text = { type: 'string' } as const;
  const { values, tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      'env-folder': text,
      'output-format': text,
      runtime: text,
      environment: text,
      production: { type: 'boolean' },
    },
  });
  const options = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const other = options.find(({ name }) => otherSources.has(name));
  if (other) {
    throw new Error(
      `${other.rawName} is not taken: the account and the variables come from the environment and .env, so that those of two accounts never mix.`,
    );
  }
  // The Functions have to know where they are, too.
  const place = options.find(({ name }) => name === 'region' || name === 'edge');
  if (place) {
    throw new Error(
      `${place.rawName} says where to deploy to, and not what the desk is to talk to: set TWILIO_REGION in .env or in the environment, which does both.`,
    );
  }
  const left = new Set(
    options.flatMap(({ name, index, inlineValue }) => {
      if (!own.has(name)) return [];
      return inlineValue === false ? [index, index + 1] : [index];
    }),
  );
  const said = (name: keyof typeof values): string | undefined => {
    const value = values[name];
    if (value === true) throw new Error(`--${name} wants a value.`);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    envFolder: said('env-folder'),
    json: said('output-format') === 'json',
    runtime: said('runtime') ?? usualRuntime,
    environment: values['production'] === true ? '' : (said('environment') ?? 'dev'),
    rest: argv.filter((_, index) => !left.has(index)),
  };
}
