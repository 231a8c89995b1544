import { neededNames, optionalNames, type VariableName } from '../../src/lib/configuration';

/** Twilio's runtime puts these into every Function's context by itself; a deployment is made with them. */
export const ACCOUNT_VARIABLES: readonly VariableName[] = ['ACCOUNT_SID', 'AUTH_TOKEN'];

/** What the Functions need besides, and all that a deployment may send. `.env.example` explains each. */
export const FUNCTION_VARIABLES: readonly VariableName[] = [
  'API_KEY',
  'API_SECRET',
  'WORKSPACE_SID',
  'WORKFLOW_SID',
  'TOKEN_PASSWORD',
];

/** Everything that the desk may need besides what it may do without. */
export const REQUIRED_VARIABLES: readonly VariableName[] = [...ACCOUNT_VARIABLES, ...FUNCTION_VARIABLES];

/** What of them has to be known to run the desk against a real account, as people sign in there. */
export const requiredVariables = ({ SIGN_IN }: Environment): readonly VariableName[] => neededNames({ SIGN_IN });

/** What a desk may do without; sent with a deployment where it is set. */
export const OPTIONAL_VARIABLES: readonly string[] = optionalNames;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The named variables of an environment that are set; an empty one counts as not set. */
export function pick(environment: Environment, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

/** Names that an environment lacks. */
export function missing(environment: Environment, names: readonly string[]): string[] {
  return names.filter((name) => !environment[name]);
}
