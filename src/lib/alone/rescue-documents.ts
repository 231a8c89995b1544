import type { twiml } from 'twilio';
import { withoutKey, withValues } from '../attributes/edit-attributes';
import { readAttributes } from '../attributes/read-attributes';
import { ASKED_FOR_HELP, SUPERVISED_BY } from '../call-marks';
import { RECORDING_ATTRIBUTE } from '../recording/recording-attribute';
import { wrapUpRecordOf } from '../wrap-up/wrap-up-record';
import type { CustomersTask } from './customer';
import { OFFERED_AGAIN, RESCUED_AT, type OfferedAgain } from './offered-again';
import type { ClosingWords } from './alone-settings';

/** An empty TwiML document of the twilio package. */
export type EmptyDocument = InstanceType<(typeof twiml)['VoiceResponse']>;

/** Twilio takes no longer document with a request. @see https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource */
const mostCharacters = 4_000;

/**
 * What is of the old task alone: TaskRouter's words about its conference, the desk's marks about it, and the number that TaskRouter
 * would call, though the customer is on the line already.
 */
const stale = ['conference', 'worker_call_sid', 'outbound_to', RESCUED_AT, ASKED_FOR_HELP, SUPERVISED_BY];

/** Above everybody who waits, whatever priorities the operator gives out; those offered again keep their order by the old one. */
const priorityAbove = 1_000_000;
const highestPriority = 2_147_483_647;

/**
 * The attributes of the new task: the old ones as they are written, without what is stale, and {@link OFFERED_AGAIN}.
 *
 * @param attributes - JSON text of an object.
 * @example attributesAgain('{"order": 1.10, "conference": {}}', record) // '{"order": 1.10,"offered_again":{…}}'
 */
export function attributesAgain(attributes: string, record: OfferedAgain): string {
  const { outbound_to: customer, [RECORDING_ATTRIBUTE]: recorded } = readAttributes(attributes) ?? {};
  // The recording of a call goes with it, that of a conference has ended.
  const isOfCall = typeof recorded === 'object' && recorded !== null && 'call' in recorded;
  const kept = [...stale, ...(isOfCall ? [] : [RECORDING_ATTRIBUTE])].reduce(withoutKey, attributes);
  return withValues(kept, [], { [OFFERED_AGAIN]: typeof customer === 'string' ? { ...record, customer } : record });
}

/**
 * TwiML that makes a new task of the customer's call. Where the queue has no room, the closing words follow at once.
 *
 * A document may be a little shorter than attributes: where it has no room for all, notes are cut in the middle, and where that is not
 * enough, the task knows no more than what it was made of.
 *
 * @see https://www.twilio.com/docs/voice/twiml/enqueue
 */
export function enqueueAgain(
  empty: () => EmptyDocument,
  task: CustomersTask,
  again: { readonly workflowSid: string; readonly record: OfferedAgain; readonly words: ClosingWords },
): string {
  const { workflowSid, record, words } = again;
  const priority = Math.min(task.priority + priorityAbove, highestPriority);
  const documentOf = (attributes: string): string => {
    const document = empty();
    document.enqueue({ workflowSid }).task({ priority }, attributes);
    return closing(document, words);
  };
  const whole = attributesAgain(task.attributes, record);
  const first = documentOf(whole);
  if (first.length <= mostCharacters) return first;
  const shorter = documentOf(withShorterNotes(whole, first.length - mostCharacters));
  return shorter.length <= mostCharacters ? shorter : documentOf(attributesAgain('{}', record));
}

/** TwiML with the closing words, after which the call ends. @see https://www.twilio.com/docs/voice/twiml/say */
export const closingDocument = (empty: () => EmptyDocument, words: ClosingWords): string => closing(empty(), words);

function closing(document: EmptyDocument, { say, language, voice, callbackNumber }: ClosingWords): string {
  const text = say.replaceAll('{callbackNumber}', spokenNumber(callbackNumber ?? ''));
  document.addChild('Say', { ...(language && { language }), ...(voice && { voice }) }).addText(text);
  document.hangup();
  return document.toString();
}

/** Digit by digit, or it would be read as an amount. */
const spokenNumber = (number: string): string => (number.match(/\d/g) ?? []).join(' ');

/** @param tooMany - How many characters of the document are too many; each of the notes makes one at least. */
function withShorterNotes(attributes: string, tooMany: number): string {
  const { notes = '' } = wrapUpRecordOf(readAttributes(attributes) ?? {});
  const kept = Math.max(0, Math.floor((notes.length - tooMany - 1) / 2));
  if (notes === '') return attributes;
  const cut = `${notes.slice(0, kept)}…${kept > 0 ? notes.slice(-kept) : ''}`;
  return withValues(attributes, ['wrap_up'], { notes: cut });
}
