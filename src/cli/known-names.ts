import type { Twilio } from 'twilio';
import { isSid } from '../lib/sids';
import { CliError } from './cli-error';

/** Names and SIDs by which an operator chooses among tasks or workers. */
export interface NamedFilters {
  readonly queue?: string | undefined;
  readonly workflow?: string | undefined;
  readonly activity?: string | undefined;
}

interface Named {
  readonly sid: string;
  readonly friendlyName: string;
}

/** So many are told where one was not found. */
const mostTold = 50;

/**
 * Twilio finds nothing by a name that nothing has, which looks as if all were well. Where nothing was found, this asks
 * whether there is what was named.
 *
 * @throws CliError `not_found`, telling those that there are
 */
export async function requireKnown(
  client: Twilio,
  workspaceSid: string,
  { queue, workflow, activity }: NamedFilters,
): Promise<void> {
  const workspace = client.taskrouter.v1.workspaces(workspaceSid);
  const { taskQueues, workflows, activities } = workspace;
  const isQueueSid = (text: string): boolean => /^WQ[0-9a-f]{32}$/i.test(text);
  if (queue !== undefined) await requireOne('task queue', queue, () => taskQueues.list(), isQueueSid(queue));
  if (workflow !== undefined) await requireOne('workflow', workflow, () => workflows.list(), isSid('WW', workflow));
  if (activity !== undefined) await requireOne('activity', activity, () => activities.list(), isSid('WA', activity));
}

async function requireOne(
  noun: string,
  asked: string,
  list: () => Promise<readonly Named[]>,
  isBySid: boolean,
): Promise<void> {
  const all = await list();
  if (all.some(({ sid, friendlyName }) => (isBySid ? sid === asked : friendlyName === asked))) return;
  const told = all
    .slice(0, mostTold)
    .map(({ sid, friendlyName }) => (isBySid ? `${friendlyName} (${sid})` : friendlyName));
  const more = all.length > told.length ? `, and ${(all.length - told.length).toLocaleString('en')} more` : '';
  throw new CliError(
    'not_found',
    `There is no ${noun} ${asked}. The workspace has: ${told.join(', ') || 'none'}${more}.`,
  );
}
