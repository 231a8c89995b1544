import { describeSid, isSid } from './sids';
import { readUrl } from './text/read-url';

/** How a field of the query is understood: `undefined` where it cannot be. */
export interface FieldKind {
  /** Completes "expected …". */
  readonly expected: string;
  parse(text: string): string | number | boolean | undefined;
}

/** A field of an instruction. */
export interface Field extends FieldKind {
  readonly isRequired: boolean;
}

const text: FieldKind = { expected: 'some text', parse: (value) => value || undefined };

const flag: FieldKind = {
  expected: 'true or false',
  parse: (value) => (value === 'true' ? true : value === 'false' ? false : undefined),
};

const count: FieldKind = {
  expected: 'a whole number',
  parse: (value) => (/^\d{1,6}$/.test(value) ? Number(value) : undefined),
};

const url: FieldKind = {
  expected: 'an absolute http or https URL',
  parse: (value) => (/^https?:\/\//i.test(value) && readUrl(value) ? value : undefined),
};

const method: FieldKind = {
  expected: 'GET or POST',
  parse: (value) => (value === 'GET' || value === 'POST' ? value : undefined),
};

const sidOf = (prefix: 'WA' | 'CA', noun: string): FieldKind => ({
  expected: describeSid(prefix, noun),
  parse: (value) => (isSid(prefix, value) ? value : undefined),
});

const activity = sidOf('WA', "an activity's SID");
const callSid = sidOf('CA', "a call's SID");

const optional = (kind: FieldKind): Field => ({ ...kind, isRequired: false });
const required = (kind: FieldKind): Field => ({ ...kind, isRequired: true });

/** What the assignment callback may be answered with. */
export const instructionNames = ['accept', 'none', 'reject', 'dequeue', 'call', 'redirect', 'conference'] as const;

export type InstructionName = (typeof instructionNames)[number];

/**
 * The fields each instruction takes, as TaskRouter spells them.
 *
 * @see https://www.twilio.com/docs/taskrouter/handle-assignment-callbacks
 */
export const instructionFields: Readonly<Record<InstructionName, Readonly<Record<string, Field>>>> = {
  accept: {},
  none: {},
  reject: { activity_sid: required(activity) },
  dequeue: {
    to: optional(text),
    from: optional(text),
    post_work_activity_sid: optional(activity),
    record: optional(text),
    timeout: optional(count),
    status_callback_url: optional(url),
    status_callback_events: optional(text),
  },
  call: {
    from: required(text),
    url: required(url),
    to: optional(text),
    accept: optional(flag),
    record: optional(text),
    timeout: optional(count),
    status_callback_url: optional(url),
  },
  redirect: { call_sid: required(callSid), url: required(url), accept: optional(flag) },
  conference: {
    to: optional(text),
    from: optional(text),
    timeout: optional(count),
    post_work_activity_sid: optional(activity),
    reject_pending_reservations: optional(flag),
    status_callback: optional(url),
    status_callback_method: optional(method),
    status_callback_event: optional(text),
    record: optional(text),
    muted: optional(flag),
    beep: optional(text),
    beep_on_customer_entrance: optional(flag),
    start_conference_on_enter: optional(flag),
    end_conference_on_exit: optional(flag),
    end_conference_on_customer_exit: optional(flag),
    wait_url: optional(url),
    wait_method: optional(method),
    early_media: optional(flag),
    max_participants: optional(count),
    conference_status_callback: optional(url),
    conference_status_callback_method: optional(method),
    conference_status_callback_event: optional(text),
    conference_record: optional(text),
    conference_trim: optional(text),
    recording_channels: optional(text),
    recording_status_callback: optional(url),
    recording_status_callback_method: optional(method),
    conference_recording_status_callback: optional(url),
    conference_recording_status_callback_method: optional(method),
    region: optional(text),
    sip_auth_username: optional(text),
    sip_auth_password: optional(text),
    transcribe: optional(flag),
    transcription_configuration: optional(text),
  },
};
