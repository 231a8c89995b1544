import { readAttributes } from '../../lib/attributes/read-attributes';

/** What `desk` reads of a task's attributes, which anybody may have written. */
export interface CallAttributes {
  /** Who calls, or is called. */
  readonly from: string | undefined;
  /** The customer's call. */
  readonly callSid: string | undefined;
  readonly conferenceSid: string | undefined;
}

type Values = Readonly<Record<string, unknown>>;

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A task's attributes as an object; an empty one where they are none. */
export const parseAttributes = (json: string): Values => readAttributes(json) ?? {};

/** Finds a task's call, as `<Enqueue>` and TaskRouter's `conference` instruction write it down. */
export function callAttributes(attributes: Values): CallAttributes {
  const conference = isValues(attributes['conference']) ? attributes['conference'] : {};
  const participants = isValues(conference['participants']) ? conference['participants'] : {};
  return {
    // First, for in a call that the centre makes `from` is the centre's own number.
    from: text(attributes['outbound_to']) ?? text(attributes['from']) ?? text(attributes['caller']),
    callSid: text(attributes['call_sid']) ?? text(participants['customer']),
    conferenceSid: text(conference['sid']),
  };
}
