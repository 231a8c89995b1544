import { readUrl } from '../../src/lib/text/read-url';
import type { RecordingWish, StatusCallback } from '../account/voice-rows';
import { mostParticipants } from './conferences';
import { callStatusCallback, conferenceStatusCallback, type GivenStatusCallback } from './read-status-callback';
import { recordingWish } from './recording-wish';
import { TwimlError, type TwimlElement } from './twiml';
import { flagOf, methodOf, wholeNumber, type Target } from './twiml-attributes';

/** Somebody to be called. */
export interface DialledPhone {
  readonly to: string;
  readonly statusCallback?: StatusCallback;
}

export interface DialledConference {
  readonly name: string;
  readonly muted: boolean;
  readonly startConferenceOnEnter: boolean;
  readonly endConferenceOnExit: boolean;
  readonly label?: string;
  readonly coaches?: string;
  readonly maxParticipants?: number;
  readonly waitUrl?: Target;
  readonly statusCallback?: StatusCallback;
  readonly record?: RecordingWish;
}

/** A caller who waits: of a reservation's task, or the first in a workflow's queue. */
export type DialledQueue = { readonly reservationSid: string } | { readonly workflowSid: string };

/** Connects the call with somebody else. */
export interface DialStep {
  readonly do: 'dial';
  readonly with:
    | { readonly phones: readonly DialledPhone[] }
    | { readonly conference: DialledConference }
    | { readonly queue: DialledQueue };
  /** Asked once it is over; the next verb comes where absent. */
  readonly action: Target | undefined;
  /** How long it may ring. */
  readonly timeoutSeconds: number;
  readonly timeLimitSeconds: number | undefined;
  readonly callerId: string | undefined;
  /** What is recorded of it, and from when. */
  readonly record?: { readonly from: 'answer' | 'ringing'; readonly wish: RecordingWish };
}

export interface UnknownStep {
  readonly do: 'unknown';
  readonly what: string;
}

const defaultTimeoutSeconds = 30;

const unknown = (what: string): UnknownStep => ({ do: 'unknown', what });

const recordingAttributes = [
  'record',
  'recordingStatusCallback',
  'recordingStatusCallbackMethod',
  'recordingStatusCallbackEvent',
  'recordingTrack',
];

/** Attributes by element: those that are obeyed, and those that only shape sound. */
const known: Readonly<Record<string, readonly string[]>> = {
  Dial: [
    'action',
    'method',
    'timeout',
    'timeLimit',
    'callerId',
    'answerOnBridge',
    'ringTone',
    'trim',
    ...recordingAttributes,
  ],
  Number: ['statusCallback', 'statusCallbackMethod', 'statusCallbackEvent'],
  Client: ['statusCallback', 'statusCallbackMethod', 'statusCallbackEvent'],
  Conference: [
    'muted',
    'beep',
    'startConferenceOnEnter',
    'endConferenceOnExit',
    'participantLabel',
    'coach',
    'maxParticipants',
    'waitUrl',
    'waitMethod',
    'statusCallback',
    'statusCallbackMethod',
    'statusCallbackEvent',
    'region',
    'jitterBufferSize',
    'trim',
    ...recordingAttributes,
  ],
  Queue: ['reservationSid'],
};

const records: Readonly<Record<string, RegExp>> = {
  Dial: /^(?:|do-not-record|false|true|record-from-(?:answer|ringing)(?:-dual)?)$/,
  Conference: /^(?:|do-not-record|false|true|record-from-start)$/,
};
const isRecorded = ({ attributes: { record = '' } }: TwimlElement): boolean => /^(?:true|record-from-)/.test(record);

/** What of an element is not done here, in words. */
function strangeness({ name, attributes, children }: TwimlElement): string | undefined {
  const attribute = Object.keys(attributes).find((key) => !known[name]?.includes(key));
  if (attribute !== undefined) return `the attribute ${attribute} of <${name}>`;
  if (records[name]?.test(attributes['record'] ?? '') === false) return `the attribute record of <${name}>`;
  const [inside] = children;
  return name !== 'Dial' && inside ? `the TwiML noun <${inside.name}> inside <${name}>` : undefined;
}

/** An address as it is meant where it stands in a document from `base`. */
const resolved = (url: string, base: string | undefined): string =>
  url === '' ? url : (readUrl(url, base)?.href ?? url);

const callbackOf = ({ attributes }: TwimlElement, base: string | undefined): GivenStatusCallback => ({
  url: resolved(attributes['statusCallback'] ?? '', base),
  method: attributes['statusCallbackMethod'],
  events: attributes['statusCallbackEvent'],
});

const wishOf = ({ attributes }: TwimlElement, base: string | undefined): RecordingWish =>
  recordingWish({
    url: resolved(attributes['recordingStatusCallback'] ?? '', base),
    method: attributes['recordingStatusCallbackMethod'],
    events: attributes['recordingStatusCallbackEvent'],
    channels: attributes['record']?.endsWith('-dual') ? 'dual' : undefined,
    track: attributes['recordingTrack'],
  });

function phone(element: TwimlElement, base: string | undefined): DialledPhone {
  const statusCallback = callStatusCallback(callbackOf(element, base));
  const { name, text } = element;
  const to = name === 'Client' && !text.startsWith('client:') ? `client:${text}` : text;
  return { to, ...(statusCallback && { statusCallback }) };
}

function conference(element: TwimlElement, base: string | undefined): DialledConference {
  const { attributes, text } = element;
  if (text === '') throw new TwimlError(13313, '<Conference> has no name inside');
  const statusCallback = conferenceStatusCallback(callbackOf(element, base));
  const maxParticipants = wholeNumber(element, 'maxParticipants');
  if (maxParticipants !== undefined && (maxParticipants < 1 || maxParticipants > mostParticipants))
    throw new TwimlError(
      16002,
      `maxParticipants of <Conference> is ${maxParticipants}, expected 1 to ${mostParticipants}`,
    );
  const { participantLabel: label, coach: coaches, waitUrl } = attributes;
  return {
    name: text,
    muted: flagOf(element, 'muted', false),
    startConferenceOnEnter: flagOf(element, 'startConferenceOnEnter', true),
    endConferenceOnExit: flagOf(element, 'endConferenceOnExit', false),
    ...(label && { label }),
    ...(coaches && { coaches }),
    ...(maxParticipants !== undefined && { maxParticipants }),
    ...(waitUrl && { waitUrl: { url: resolved(waitUrl, base), method: methodOf(element, 'waitMethod') } }),
    ...(statusCallback && { statusCallback }),
    ...(isRecorded(element) && { record: wishOf(element, base) }),
  };
}

function whom({ children, text }: TwimlElement, base: string | undefined): DialStep['with'] | UnknownStep {
  if (children.length === 0) {
    if (text === '') throw new TwimlError(13201, '<Dial> says nobody to call');
    return { phones: [{ to: text }] };
  }
  const [first] = children;
  if (first && children.every(({ name }) => name === 'Number' || name === 'Client'))
    return { phones: children.map((child) => phone(child, base)) };
  if (!first || children.length > 1) return unknown('<Dial> with different nouns, or several that cannot be called');
  if (first.name === 'Conference') return { conference: conference(first, base) };
  if (first.name !== 'Queue') return unknown(`the TwiML noun <${first.name}> inside <Dial>`);
  const { reservationSid } = first.attributes;
  if (reservationSid) return { queue: { reservationSid } };
  if (first.text.startsWith('WW')) return { queue: { workflowSid: first.text } };
  return unknown('<Queue> that is neither of a reservation nor of a workflow');
}

/**
 * What `<Dial>` comes down to.
 *
 * @param base - Where the document came from, against which its other addresses are relative.
 * @throws TwimlError where an attribute of it cannot be made sense of
 * @see https://www.twilio.com/docs/voice/twiml/dial
 */
export function dial(element: TwimlElement, base?: string): DialStep | UnknownStep {
  const strange = [element, ...element.children].map(strangeness).find(Boolean);
  const connected = whom(element, base);
  if ('do' in connected) return connected;
  if (strange !== undefined) return unknown(strange);
  const { action, callerId, record } = element.attributes;
  if (isRecorded(element) && 'conference' in connected)
    return unknown('the attribute record of <Dial> around <Conference>');
  return {
    do: 'dial',
    with: connected,
    action: action === undefined ? undefined : { url: action, method: methodOf(element) },
    timeoutSeconds: wholeNumber(element, 'timeout') ?? defaultTimeoutSeconds,
    timeLimitSeconds: wholeNumber(element, 'timeLimit'),
    callerId: callerId || undefined,
    ...(isRecorded(element) && {
      record: { from: record?.includes('ringing') ? 'ringing' : 'answer', wish: wishOf(element, base) },
    }),
  };
}
