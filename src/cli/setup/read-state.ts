import type { Account } from './account';
import { CliError } from '../cli-error';
import { isGone } from '../explain';
import { listedKinds, newWorkspace, type ListedKind, type State } from './state';
import type { Thing } from './thing';

/** What is to be read besides the workspace's own lists. */
export interface Wanted {
  /** Of which workers the channels are read: a request each. */
  readonly channelsOf: (worker: string) => boolean;
  /** Which of the account's numbers, or all. */
  readonly phoneNumbers: readonly string[] | 'all';
}

/** Past this many it costs less to read all numbers of the account. */
const mostSingleNumbers = 20;

/**
 * Reads everything that a workspace file may speak of. The lists are read a thousand at a time.
 *
 * @param workspace - Its name, or its SID.
 * @throws CliError where a workspace was asked for by SID and is not there, or two have the name
 */
export async function readState(
  account: Account,
  workspace: { readonly name: string } | { readonly sid: string },
  wanted: Wanted,
): Promise<State> {
  const found = 'sid' in workspace ? await bySid(account, workspace.sid) : await byName(account, workspace.name);
  if (!found) {
    const name = 'name' in workspace ? workspace.name : '';
    return { ...newWorkspace(name), phoneNumbers: await readPhoneNumbers(account, wanted.phoneNumbers) };
  }
  account.enter(found.sid);
  const things: Record<ListedKind, Thing[]> = {
    activity: [],
    taskChannel: [],
    taskQueue: [],
    workflow: [],
    worker: [],
  };
  // One after the other: queues name activities, workflows name queues.
  for (const kind of listedKinds) {
    for await (const thing of account.collection(kind).list()) {
      account.names.learn(kind, thing);
      things[kind].push(thing);
    }
  }
  const [settings, workerChannels, phoneNumbers] = await Promise.all([
    // Once more, since an address in it may have a workflow's SID.
    found.fields['eventCallbackUrl'] === null ? found : account.collection('workspace').fetch(found.sid),
    readWorkerChannels(account, things.worker, wanted.channelsOf),
    readPhoneNumbers(account, wanted.phoneNumbers),
  ]);
  // Addresses of workflows may have the SIDs of workflows that came after them.
  const workflow = things.workflow.map((thing) => ({ ...thing, fields: withNames(account, thing.fields) }));
  return { exists: true, workspace: settings, things: { ...things, workflow }, workerChannels, phoneNumbers };
}

async function bySid(account: Account, sid: string): Promise<Thing> {
  try {
    return await account.collection('workspace').fetch(sid);
  } catch (error) {
    if (isGone(error)) throw new CliError('not_found', `The account has no workspace ${sid}.`);
    throw error;
  }
}

async function byName(account: Account, name: string): Promise<Thing | undefined> {
  const namesakes: Thing[] = [];
  for await (const thing of account.collection('workspace').list()) if (thing.name === name) namesakes.push(thing);
  if (namesakes.length > 1) {
    const sids = namesakes.map(({ sid }) => sid).join(', ');
    throw new CliError(
      'not_configured',
      `Several workspaces are named "${name}": choose one of ${sids} with --workspace.`,
    );
  }
  return namesakes[0];
}

const withNames = ({ names }: Account, fields: Thing['fields']): Thing['fields'] =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      field.endsWith('Url') && typeof value === 'string' ? names.withWorkflowNames(value) : value,
    ]),
  );

async function readWorkerChannels(
  account: Account,
  workers: readonly Thing[],
  isWanted: (worker: string) => boolean,
): Promise<ReadonlyMap<string, readonly Thing[]>> {
  const found = new Map<string, Thing[]>();
  const left = workers.filter(({ name }) => isWanted(name)).values();
  const readSome = async (): Promise<void> => {
    for (const { name } of left) {
      const channels: Thing[] = [];
      for await (const channel of account.collection('workerChannel', name).list()) channels.push(channel);
      found.set(name, channels);
    }
  };
  await Promise.all(Array.from({ length: account.concurrency }, readSome));
  return found;
}

async function readPhoneNumbers(account: Account, wanted: Wanted['phoneNumbers']): Promise<Thing[]> {
  const numbers = account.collection('phoneNumber');
  if (wanted !== 'all' && wanted.length <= mostSingleNumbers) {
    const found = await Promise.all(wanted.map((number) => numbers.named(number)));
    return found.flatMap((thing) => thing ?? []);
  }
  const all: Thing[] = [];
  for await (const thing of numbers.list()) if (wanted === 'all' || wanted.includes(thing.name)) all.push(thing);
  return all;
}
