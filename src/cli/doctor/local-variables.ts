import type { Variables } from '../credentials/environment';
import { localCredentials } from '../credentials/local';

/** What `npm start` tells the Functions of the local desk, as long as the environment says nothing else. */
const defaults: Variables = {
  ACCOUNT_SID: localCredentials.accountSid,
  AUTH_TOKEN: localCredentials.authToken,
  API_KEY: 'SK00000000000000000000000000000001',
  API_SECRET: 'local-taskrouter-api-key-secret1',
  SIGN_IN: 'shared',
  TOKEN_PASSWORD: 'local-desk-password',
  SUPERVISOR_PASSWORD: 'local-floor-password',
  CALLER_ID: '+15550100',
};

/** What opens an account, and may open a real one. */
const ofAnAccount = new Set(['ACCOUNT_SID', 'AUTH_TOKEN', 'API_KEY', 'API_SECRET']);

/**
 * The variables of a local desk. Those of `.env` are the real account's and do not count.
 *
 * @param ownCredentials - The environment's credentials are the local TaskRouter's, as the operator says.
 */
export function localVariables(environment: Variables, ownCredentials: boolean): Variables {
  const said = Object.entries(environment).filter(([name]) => ownCredentials || !ofAnAccount.has(name));
  return { ...defaults, ...Object.fromEntries(said) };
}

/** Known to everybody who has read the documentation. */
export const isDocumented = (password: string): boolean =>
  password === defaults['TOKEN_PASSWORD'] || password === defaults['SUPERVISOR_PASSWORD'];

/** The names by which `npm start` finds the desk's workflows. */
export const localWorkflowNames = {
  WORKFLOW_SID: 'support',
  OUTBOUND_WORKFLOW_SID: 'outbound',
  DEADLINE_WORKFLOW_SID: 'deadlines',
} as const;
