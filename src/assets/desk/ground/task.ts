import type { Attributes, TaskFacts } from './facts';
import { asObject } from './json';
import { plainText } from './plain-text';

/** Who is on the other end, and what about. */
export interface Caller {
  readonly name?: string;
  readonly number?: string;
  readonly wants?: string;
}

/** How a reservation of this task is accepted: by dialling the agent into a conference, or just so. */
export type AcceptBy = 'conference' | 'accept';

const NAME_KEYS = ['customer_name', 'customerName', 'caller_name', 'name'];
const NUMBER_KEYS = ['outbound_to', 'from', 'caller', 'customer_address', 'phone'];
const WANT_KEYS = ['reason', 'subject', 'topic', 'intent', 'selected_product', 'product', 'type'];

/** Reads the caller from a task's attributes. Everything is optional, because attributes are the operator's own. */
export function callerOf(attributes: Attributes): Caller {
  const name = firstName(attributes);
  const number = firstText(attributes, NUMBER_KEYS) ?? (isWithheld(attributes) ? WITHHELD : undefined);
  const wants = firstText(attributes, WANT_KEYS);
  return { ...(name && { name }), ...(number && { number }), ...(wants && { wants }) };
}

/** The channels that TaskRouter makes for what is written, by their unique names. In any other there may be calls. */
const WRITTEN = ['chat', 'sms', 'email'];

/**
 * Calls carry `call_sid` (they came in) or `outbound_to` (they go out) and need a conference. So may a message about an earlier call,
 * which its channel tells; of any other task TaskRouter says so when it is asked for the call.
 *
 * @see https://www.twilio.com/docs/taskrouter/api/reservations#conference-instruction
 */
export function acceptByOf(task: TaskFacts): AcceptBy {
  const { attributes, channel = '', handedOver } = task;
  // A call that is handed over is in a conference.
  if (WRITTEN.includes(channel) || (handedOver && conferenceOf(task) === undefined)) return 'accept';
  return firstText(attributes, ['call_sid', 'outbound_to']) ? 'conference' : 'accept';
}

/** Whether it is a call to the customer rather than one of theirs. */
export function isOutbound(attributes: Attributes): boolean {
  return textOf(attributes['outbound_to']) !== undefined;
}

/** The SID of the conference this task's people talk in, once TaskRouter has written it into the attributes. */
export function conferenceOf(task: TaskFacts): string | undefined {
  return textOf(asObject(task.attributes['conference'])['sid']);
}

/** The SID of the customer's call in that conference. */
export function customerCallOf(task: TaskFacts): string | undefined {
  const { participants } = asObject(task.attributes['conference']);
  return textOf(asObject(participants)['customer']);
}

/** The SID of the agent's own call in that conference. */
export function workerCallOf(task: TaskFacts): string | undefined {
  const { participants } = asObject(task.attributes['conference']);
  return textOf(asObject(participants)['worker']);
}

/** What tells by its change that something has happened in the call: our server writes it for whoever else is in it. */
export function callChangeOf({ attributes }: TaskFacts): string {
  return JSON.stringify(attributes['call_change'] ?? '');
}

/**
 * Whether TaskRouter has brought the agent and the caller together: it writes the conference into the attributes, or,
 * when it was told to dequeue the call, the agent's own call.
 */
export function isConnected(task: TaskFacts): boolean {
  return (
    conferenceOf(task) !== undefined ||
    workerCallOf(task) !== undefined ||
    textOf(task.attributes['worker_call_sid']) !== undefined
  );
}

/** Attributes that are plumbing, or shown elsewhere on the card. */
const HIDDEN_KEYS = new Set([
  ...NAME_KEYS,
  ...NUMBER_KEYS,
  ...WANT_KEYS,
  ...(
    'account_sid api_version call_sid call_status conference direction worker_call_sid ' +
    'to to_zip to_state to_city to_country called called_zip called_state called_city called_country ' +
    'outbound_from wrap_up conversations desk_recording call_change asked_for_help supervised_by from_zip from_state ' +
    'caller_zip caller_state caller_city caller_country'
  ).split(' '),
]);

/** Whether an attribute is plumbing, or is shown elsewhere on the card. */
export function isShownElsewhere(key: string): boolean {
  return HIDDEN_KEYS.has(key);
}

/** A worker's skills, whatever the operator calls them: `skills`, `languages`, or Flex's `routing.skills`. */
export function skillsOf(attributes: Attributes): string[] {
  const lists = [attributes['skills'], attributes['languages'], asObject(attributes['routing'])['skills']];
  const skills = lists.flatMap((list) => (Array.isArray(list) ? list : [])).map(textOf);
  return [...new Set(skills.filter((skill) => skill !== undefined))];
}

/** The number or address TaskRouter dials to reach this worker. */
export function contactOf(attributes: Attributes): string | undefined {
  return textOf(attributes['contact_uri']);
}

/** How a caller without a number is written who is one all the same. */
const WITHHELD = 'anonymous';

/** Whether somebody called and there is no number. */
function isWithheld(attributes: Attributes): boolean {
  return textOf(attributes['call_sid']) !== undefined && attributes['from'] === '';
}

/** A name may be in parts: `{ "first": "Ana", "last": "Ruiz" }`. */
function firstName(attributes: Attributes): string | undefined {
  for (const key of NAME_KEYS) {
    const name = partsOf(attributes[key], 0).join(' ');
    if (name) return name;
  }
  return undefined;
}

/** Names in names are looked for this deep. */
const DEEPEST = 2;

function partsOf(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null) return [textOf(value) ?? []].flat();
  return depth > DEEPEST ? [] : Object.values(value).flatMap((part) => partsOf(part, depth + 1));
}

function firstText(attributes: Attributes, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = textOf(attributes[key]);
    if (text) return text;
  }
  return undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? plainText(value) || undefined : undefined;
}
