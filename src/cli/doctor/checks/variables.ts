import {
  neededNames,
  optionalNames,
  ruleOf,
  toDecide,
  variableNames,
  type OptionalName,
  type VariableName,
} from '../../../lib/configuration';
import type { Check } from '../check';
import { isSecret } from '../secrets';
import { verdictOf, type Finding } from '../verdicts';

type Name = VariableName | OptionalName;

const theConsole = 'https://console.twilio.com';

const whereLimits = 'docs/people.md says what it bounds; or leave it empty';

/** Where each is found, to be put after “Set … : ”. */
const where: Readonly<Record<Name, string>> = {
  ACCOUNT_SID: `${theConsole}, “Account Info”`,
  AUTH_TOKEN: `${theConsole}, “Account Info”`,
  API_KEY: `${theConsole}, “API keys & tokens”, “Create API key”, type Standard`,
  API_SECRET: 'shown once, when the API key is made; if it is lost, make a new key',
  WORKSPACE_SID: `${theConsole}, “TaskRouter”, “Workspaces”; “desk setup apply --write-env .env” writes it`,
  WORKFLOW_SID: `${theConsole}, the workspace's “Workflows”; “desk setup apply --write-env .env” writes it`,
  TOKEN_PASSWORD: 'your choice, such as a sentence; every agent signs in with it',
  CALLER_ID: `${theConsole}, “Phone Numbers”, “Active numbers”`,
  CALLER_IDS: `${theConsole}, “Phone Numbers”, “Active numbers”; or leave it empty, and CALLER_ID is the only one`,
  OUTBOUND_WORKFLOW_SID: `${theConsole}, the workspace's “Workflows”`,
  DEADLINE_WORKFLOW_SID: `${theConsole}, the workspace's “Workflows”; or leave it empty, and a wrap-up ends with the next event after its limit`,
  SUPERVISOR_PASSWORD: 'your choice, different from TOKEN_PASSWORD; supervisors sign in to the floor page with it',
  TWILIO_REGION: `the region that ${theConsole} shows at the top when the keys and the workspace are made`,
  TWILIO_EDGE: 'near the agents; or leave it empty',
  SIGN_IN: '“oidc” for your identity provider, “shared” for one password, or leave it empty for passcodes',
  OIDC_ISSUER: 'the “issuer” in the provider’s /.well-known/openid-configuration',
  OIDC_CLIENT_ID: 'the provider gives it when the desk is registered there as a web application',
  OIDC_CLIENT_SECRET: 'the provider gives it when the desk is registered there',
  OIDC_SCOPE: 'the scopes by which the provider says name and groups; or leave it empty',
  OIDC_WORKER_CLAIM: 'the claim with the worker’s name; or leave it empty',
  OIDC_GROUPS_CLAIM: 'the claim with the groups; or leave it empty',
  OIDC_WORKER_GROUP: 'the group of the agents at the provider; or leave it empty',
  OIDC_SUPERVISOR_GROUP: 'the group of the supervisors at the provider; or leave it empty',
  OIDC_CREATE_WORKERS: '“true” to make a worker for whoever has none, or leave it empty',
  SESSION_HOURS: whereLimits,
  SESSION_IDLE_MINUTES: whereLimits,
  TOKEN_MINUTES: whereLimits,
  CALLS_PER_HOUR: whereLimits,
  REQUESTS_PER_MINUTE: whereLimits,
  CALL_PREFIXES: whereLimits,
  SUPERVISOR_CALL_PREFIXES: whereLimits,
  EMBED_ORIGINS: 'the origin of the page that is to hold the desk in a frame; or leave it empty, and none may',
  HISTORY_SECRET: 'your choice, such as what “openssl rand -hex 32” prints; or leave it empty, and no calls are kept',
  RECORDING: 'which calls are recorded; or leave it empty, and none is',
  PAUSE_SECONDS: 'how long a recording may be paused; or leave it empty',
};

/** Without one of these the desk works, but for what it switches on. One that says where Twilio is, and is wrong, stops every Function. */
const switches: ReadonlySet<Name> = new Set<Name>([
  'CALLER_ID',
  'CALLER_IDS',
  'OUTBOUND_WORKFLOW_SID',
  'DEADLINE_WORKFLOW_SID',
  'SUPERVISOR_PASSWORD',
  'HISTORY_SECRET',
  'RECORDING',
  'PAUSE_SECONDS',
  'EMBED_ORIGINS',
]);

/** On the local TaskRouter they are found by their names. */
const foundByName: ReadonlySet<Name> = new Set<Name>(['WORKSPACE_SID', 'WORKFLOW_SID']);

/** The shape of a value that is not what it should be; never the value, which may be a secret in the wrong place. */
function shapeOf(value: string): string {
  const length = `${value.length} characters`;
  if (value !== value.trim()) return `${length}, with spaces around them`;
  if (/^["'].*["']$/.test(value)) return `${length}, with quotation marks`;
  const prefix = /^(?:AC|SK|WS|WW|WQ|WK|PN|\+)/.exec(value)?.[0];
  return prefix === undefined ? length : `${prefix} and ${value.length - prefix.length} characters`;
}

export const variables: Check = {
  id: 'variables',
  title: 'Variables',
  weight: 'stops',
  run({ variables: set, local }) {
    const findings: Finding[] = [];
    const needed: readonly Name[] = neededNames(set);
    // The cloud gives it to every Function by itself, and a key deploys as well; a run on this machine needs it.
    const isLeftToTheCloud = (name: Name): boolean =>
      name === 'AUTH_TOKEN' && local === undefined && Boolean(set['API_KEY'] && set['API_SECRET']);
    const missing = (name: Name): boolean => needed.includes(name) && !(local !== undefined && foundByName.has(name));
    for (const name of [...variableNames, ...optionalNames]) {
      const value = set[name];
      const rule = ruleOf(name);
      const action = `Set ${name} in .env: ${where[name]}.`;
      if (value === undefined || value === '') {
        const weight = isLeftToTheCloud(name) ? 'know' : undefined;
        if (missing(name)) findings.push({ found: `${name} is not set: expected ${rule.expected}.`, action, weight });
      } else if (!rule.accepts(value)) {
        findings.push({
          found: `${name} has ${shapeOf(value)}: expected ${rule.expected}.`,
          action,
          weight: switches.has(name) ? 'look' : undefined,
        });
      } else if (isSecret(name) && value !== value.trim()) {
        // A password may end with a blank, if one knows it.
        const weight = name.endsWith('_PASSWORD') ? 'look' : undefined;
        findings.push({ found: `${name} has spaces around it.`, action, weight });
      }
    }
    if (!set['SIGN_IN'] && set['TOKEN_PASSWORD'])
      findings.push({ found: 'TOKEN_PASSWORD is set, and SIGN_IN is not.', action: `${toDecide}.` });
    return Promise.resolve(
      verdictOf(findings, {
        wanted: 'Every variable that the Functions need is set and well-formed.',
        whenFine:
          local === undefined ? 'All are set and well-formed.' : 'Those of “npm start”, and what the environment says.',
      }),
    );
  },
};
