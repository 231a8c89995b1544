import type { Twilio } from 'twilio';
import { closest, distance } from 'fastest-levenshtein';
import { isSid } from '../lib/sids';
import { nameKey } from '../lib/text/same-name';
import { escapeUnseen, hasUnseen } from '../lib/text/unseen';
import { largestPage } from './bulk/pages';
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
 * Twilio finds nothing by a name that nothing has, which looks as if all were well. A list that found nothing asks with this
 * whether there is what was named; whoever acts on what is found asks before.
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
  if (queue !== undefined)
    await requireOne('task queue', queue, () => taskQueues.list({ pageSize: largestPage }), isQueueSid(queue));
  if (workflow !== undefined)
    await requireOne('workflow', workflow, () => workflows.list({ pageSize: largestPage }), isSid('WW', workflow));
  if (activity !== undefined)
    await requireOne('activity', activity, () => activities.list({ pageSize: largestPage }), isSid('WA', activity));
}

async function requireOne(
  noun: string,
  asked: string,
  list: () => Promise<readonly Named[]>,
  isBySid: boolean,
): Promise<void> {
  const all = await list();
  if (all.some(({ sid, friendlyName }) => (isBySid ? sid === asked : friendlyName === asked))) return;
  throw notThere(noun, asked, isBySid ? all.map(({ sid, friendlyName }) => `${friendlyName} (${sid})`) : namesOf(all));
}

const namesOf = (all: readonly Named[]): readonly string[] => all.map(({ friendlyName }) => friendlyName);

/** The error for a name that nothing has: tells those that there are, and the one that was probably meant. */
export function notThere(noun: string, asked: string, names: readonly string[]): CliError {
  const told = names.slice(0, mostTold);
  const more = names.length > told.length ? `, and ${(names.length - told.length).toLocaleString('en')} more` : '';
  const meant = nearest(asked, names);
  return new CliError(
    'not_found',
    `There is no ${noun} ${asTyped(asked)}. The workspace has: ${told.join(', ') || 'none'}${more}.` +
      (meant === undefined ? '' : ` Did you mean ${asTyped(meant)}?`),
  );
}

/** A name as it was typed; in quotation marks where something about it would not be seen. */
function asTyped(name: string): string {
  return hasUnseen(name) || name !== name.trim() ? `"${escapeUnseen(name)}"` : name;
}

/** So much of a name may be wrong. */
const mostMistaken = 0.4;

/** The name that is most like the one that was typed, spellings of one name being the same; undefined where none is. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const alike = (text: string): string => nameKey(text.normalize('NFKC'));
  const byLikeness = new Map(names.map((name) => [alike(name), name]));
  if (byLikeness.size === 0) return undefined;
  const wanted = alike(typed);
  const best = closest(wanted, [...byLikeness.keys()]);
  const most = Math.max(1, Math.floor(wanted.length * mostMistaken));
  return distance(wanted, best) <= most ? byLikeness.get(best) : undefined;
}
