import { isSid } from '../../lib/sids';
import { type Variables, readSurroundings } from '../credentials/environment';
import type { Invocation } from '../invocation';
import { readAddress } from './addresses';
import type { DeskWorkflows, DoctorContext } from './context';
import { deskService } from './desk-service';
import { Facts } from './doctor-facts';
import { localVariables, localWorkflowNames } from './local-variables';
import { readConfig, thisMachine, type Machine } from './machine';
import { once } from './once';
import { readUrl } from '../../lib/text/read-url';

export interface ContextOptions {
  /** Where the desk is, as the operator says. */
  readonly desk?: string | undefined;
  readonly machine?: Machine;
}

/** Puts together what the checks look at. Asks nothing of anybody yet. */
export async function makeContext(
  invocation: Invocation,
  { desk, machine = thisMachine }: ContextOptions = {},
): Promise<DoctorContext> {
  const { io, concurrency, ownCredentials = false } = invocation;
  const surroundings = await readSurroundings(io);
  const local = await invocation.origin();
  const variables = local === undefined ? surroundings.all : localVariables(surroundings.environment, ownCredentials);
  const facts = new Facts(invocation.connect, (connection) => {
    const named = variables['WORKSPACE_SID'];
    return local !== undefined && named !== undefined && isSid('WS', named)
      ? Promise.resolve(named)
      : connection.workspaceSid();
  });
  const workflowSids = once(() => deskWorkflows(facts, variables, local !== undefined));
  const client = once(async () => {
    const { OperatorsClient } = await import('../http/operators-client');
    return new OperatorsClient({ io, concurrency, origin: undefined, anybody: true });
  });
  const said = desk ?? variables['DESK_ORIGIN'];
  const origin = once(async () =>
    said === undefined ? originOfCallbacks(facts, await workflowSids(), local !== undefined) : originOf(said),
  );
  return {
    io,
    variables,
    local,
    facts,
    workflowSids,
    desk: deskService(client, origin),
    machine,
    deskConfig: once(() => readConfig(machine)),
  };
}

/** As addresses are compared: without capitals in the host, a port that goes without saying, or a slash at the end. */
function originOf(said: string): string {
  const url = readUrl(said);
  if (!url) return said;
  const { origin, pathname, search, hash } = url;
  return origin !== 'null' && /^\/*$/.test(pathname) && search + hash === '' ? origin : said;
}

/** On the local TaskRouter they go by their names, as for `npm start`. */
async function deskWorkflows(facts: Facts, variables: Variables, isLocal: boolean): Promise<DeskWorkflows> {
  const workflows = isLocal ? await facts.workflows() : [];
  const find = (variable: keyof DeskWorkflows): string | undefined =>
    variables[variable] ?? workflows.find(({ friendlyName }) => friendlyName === localWorkflowNames[variable])?.sid;
  return {
    WORKFLOW_SID: find('WORKFLOW_SID'),
    OUTBOUND_WORKFLOW_SID: find('OUTBOUND_WORKFLOW_SID'),
    DEADLINE_WORKFLOW_SID: find('DEADLINE_WORKFLOW_SID'),
  };
}

/** Where nobody has said where the desk is, it is where this workspace calls one of its Functions. The account's phone numbers may
 * belong to another. */
async function originOfCallbacks(
  facts: Facts,
  { WORKFLOW_SID, OUTBOUND_WORKFLOW_SID }: DeskWorkflows,
  isLocal: boolean,
): Promise<string | undefined> {
  const [workflows, workspace] = await Promise.all([facts.workflows(), facts.workspace()]);
  const callbackOf = (sid: string | undefined): string | undefined =>
    workflows.find((workflow) => workflow.sid === sid)?.assignmentCallbackUrl;
  const called: readonly (readonly [path: string, url: string | undefined])[] = [
    ['/assignment', callbackOf(WORKFLOW_SID)],
    ['/assignment', callbackOf(OUTBOUND_WORKFLOW_SID)],
    ['/wrap-up-sweep', workspace.eventCallbackUrl],
  ];
  for (const [path, url] of called) {
    const address = readAddress(url ?? '', isLocal);
    if (typeof address !== 'string' && address.path === path) return address.origin;
  }
  return undefined;
}
