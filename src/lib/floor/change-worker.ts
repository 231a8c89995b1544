import type { Twilio } from 'twilio';
import { NotAnObjectError, textAt, withText, withoutKey } from '../attributes/edit-attributes';
import { readAttributes } from '../attributes/read-attributes';
import { DeskError, hasCode, unlessNotFound } from '../errors';
import type { OnRecord } from '../people/on-record';

/** A worker as a supervisor may change them. */
export interface ChangeableWorker {
  readonly workerSid: string;
  readonly friendlyName: string;
  /** The keys that may be changed, in the order they are written; values as JSON text. */
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
  /** By channel, how many tasks at once. */
  readonly channels: readonly { readonly channel: string; readonly capacity: number }[];
}

/** A key of the attributes: what it was when it was looked at, and what it is to be; `undefined` where it is not there. JSON text. */
export interface AttributeChange {
  readonly key: string;
  readonly before?: string | undefined;
  readonly value?: string | undefined;
}

/** The same for the capacity of a channel, by its unique name. */
export interface CapacityChange {
  readonly channel: string;
  readonly before: number;
  readonly capacity: number;
}

/** Where a worker is called: whoever could change that could have the customers called anywhere. */
const fixedKeys: readonly string[] = ['contact_uri'];

/** The most a worker's attributes can hold. @see https://www.twilio.com/docs/taskrouter/limits */
const mostCharacters = 4_096;

/** How often a change starts over because somebody else changed the worker otherwise. */
const attempts = 4;

const noWorker = (): DeskError =>
  new DeskError('not_found', 'There is no such worker any more. Look at the floor again.');
const changedMeanwhile = (what: string): DeskError =>
  new DeskError('conflict', `Somebody else has changed ${what} meanwhile. Look at it, then change it again.`);
const unusable = (message: string): DeskError => new DeskError('invalid_request', message);

const workerIn = (client: Twilio, workspaceSid: string, workerSid: string) =>
  client.taskrouter.v1.workspaces(workspaceSid).workers(workerSid);

/** Reads a worker for a form. Two requests at once. @throws DeskError `not_found` */
export async function readChangeable(
  client: Twilio,
  workspaceSid: string,
  workerSid: string,
): Promise<ChangeableWorker> {
  const context = workerIn(client, workspaceSid, workerSid);
  const [{ friendlyName, attributes }, channels] = await unlessNotFound(
    Promise.all([context.fetch(), context.workerChannels.list({ pageSize: 100, limit: 100 })]),
    noWorker(),
  );
  const keys = Object.keys(readAttributes(attributes) ?? {}).filter((key) => !fixedKeys.includes(key));
  return {
    workerSid,
    friendlyName,
    attributes: keys.map((key) => ({ key, value: textAt(attributes, [key]) ?? 'null' })),
    channels: channels.map((one) => ({ channel: one.taskChannelUniqueName, capacity: one.configuredCapacity })),
  };
}

/**
 * Changes the chosen keys of a worker's attributes and nothing else of them, and capacities, each if it still is what it was when it
 * was looked at. What is already as it is to be counts as done, so repeating it does no harm.
 *
 * @throws DeskError `not_found`, `conflict` where one of them was changed meanwhile, `invalid_request` for a key that is not to be
 * changed, a value that is no JSON, or too much of it
 * @see https://www.twilio.com/docs/taskrouter/api/worker#update-a-worker-resource
 */
export async function changeWorker(
  client: Twilio,
  request: {
    readonly workspaceSid: string;
    readonly workerSid: string;
    readonly attributes: readonly AttributeChange[];
    readonly capacities: readonly CapacityChange[];
    readonly onRecord: OnRecord;
  },
): Promise<{ readonly workerSid: string }> {
  const { workspaceSid, workerSid, attributes, capacities } = request;
  for (const change of attributes) check(change);
  const context = workerIn(client, workspaceSid, workerSid);
  const [worker, channels] = await unlessNotFound(
    Promise.all([
      context.fetchWithHttpInfo(),
      capacities.length > 0 ? context.workerChannels.list({ pageSize: 100, limit: 100 }) : [],
    ]),
    noWorker(),
  );
  const on = { name: worker.body.friendlyName, workerSid };
  const raised = capacities.flatMap((change) => {
    const known = channels.find(({ taskChannelUniqueName }) => taskChannelUniqueName === change.channel);
    if (!known) throw unusable(`\`capacities\` is not usable: the worker has no channel ${change.channel}.`);
    if (known.configuredCapacity === change.capacity) return [];
    if (known.configuredCapacity !== change.before) throw changedMeanwhile(`the capacity for ${change.channel}`);
    return [{ ...change, sid: known.sid }];
  });
  const text = changed(worker.body.attributes, attributes);
  if (text !== worker.body.attributes)
    await request.onRecord({ what: 'attributes', on, why: attributes.map(told).join('; ') }, () =>
      writeAttributes(context, worker, attributes),
    );
  await Promise.all(
    raised.map(({ sid, channel, before, capacity }) =>
      request.onRecord({ what: 'capacity', on, why: `${channel}: ${before} → ${capacity}` }, () =>
        context.workerChannels(sid).update({ capacity }),
      ),
    ),
  );
  return { workerSid };
}

type Context = ReturnType<typeof workerIn>;
type ReadWorker = Awaited<ReturnType<Context['fetchWithHttpInfo']>>;

/** Another change of the worker, as of their activity, is no reason to refuse: it is looked at anew. */
async function writeAttributes(
  context: Context,
  first: ReadWorker,
  changes: readonly AttributeChange[],
): Promise<void> {
  let worker = first;
  for (let attempt = 1; ; attempt += 1) {
    const attributes = changed(worker.body.attributes, changes);
    const ifMatch: unknown = Reflect.get(Object(worker.headers), 'etag');
    // Without it a change could undo somebody else's, unnoticed.
    if (typeof ifMatch !== 'string')
      throw new DeskError('upstream_failed', 'Twilio sent no ETag. Try again in a moment.');
    try {
      await context.update({ attributes, ifMatch });
      return;
    } catch (error) {
      if (!hasCode(error, 'conflict') || attempt === attempts) throw error;
    }
    worker = await context.fetchWithHttpInfo();
  }
}

function check({ key, value }: AttributeChange): void {
  if (fixedKeys.includes(key)) throw unusable(`\`attributes\` is not usable: ${key} is not changed here.`);
  if (value === undefined) return;
  try {
    JSON.parse(value);
  } catch {
    throw unusable(`\`attributes\` is not usable: the value of ${key} is not JSON.`);
  }
}

function changed(attributes: string, changes: readonly AttributeChange[]): string {
  try {
    const after = changes.reduce((text, { key, before, value }) => {
      const now = textAt(text, [key]);
      if (now === value) return text;
      if (now !== before) throw changedMeanwhile(key);
      return value === undefined ? withoutKey(text, key) : withText(text, [key], value);
    }, attributes.trim() || '{}');
    if (after.length <= mostCharacters) return changes.length > 0 ? after : attributes;
  } catch (error) {
    if (!(error instanceof NotAnObjectError)) throw error;
    throw unusable("The worker's attributes are no JSON object, so no key of them can be changed.");
  }
  throw unusable(`\`attributes\` is not usable: a worker holds ${mostCharacters} characters in all.`);
}

const told = ({ key, before = 'none', value = 'none' }: AttributeChange): string =>
  `${key}: ${short(before)} → ${short(value)}`;

/** Long lists would fill the audit. */
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
