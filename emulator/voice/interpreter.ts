import type { WebhookMethod } from '../callbacks/webhooks';
import { TwimlError } from './twiml';
import type { TwimlElement } from './twiml';

/** Another document to go on with. A `url` that is empty means the document it stands in. */
export interface Target {
  readonly url: string;
  readonly method: WebhookMethod;
}

export interface GatherStep {
  readonly do: 'gather';
  readonly action: Target;
  /** How long silence may last after each key, and after the prompt. */
  readonly timeoutSeconds: number;
  /** How long the prompt goes on. */
  readonly promptSeconds: number;
  /** After so many keys it is over at once. */
  readonly digits: number | undefined;
  /** A key that ends it and is not part of the input; empty for none. */
  readonly finishOnKey: string;
  /** Whether the action is asked even when no key was pressed. */
  readonly actionOnEmptyResult: boolean;
}

export interface EnqueueStep {
  readonly do: 'enqueue';
  readonly workflowSid: string;
  /** JSON text, checked when the task is made. */
  readonly attributes: string;
  readonly priority: number | undefined;
  readonly timeoutSeconds: number | undefined;
  /** Asked once the call has left the queue. */
  readonly action: Target | undefined;
  /** Set where hold music was asked for, which is not played here. */
  readonly waitUrl: string | undefined;
}

/** What a verb comes down to. */
export type Step =
  | { readonly do: 'nothing' }
  | { readonly do: 'pause'; readonly seconds: number }
  | { readonly do: 'fetch'; readonly target: Target }
  | { readonly do: 'hang up' }
  | { readonly do: 'reject'; readonly status: 'busy' | 'no-answer' }
  | { readonly do: 'unknown'; readonly what: string }
  | GatherStep
  | EnqueueStep;

const nothing: Step = { do: 'nothing' };

/** @throws TwimlError 12200 unless it is a whole number */
function wholeNumber(element: TwimlElement, name: string): number | undefined {
  const text = element.attributes[name];
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,9}$/.test(text))
    throw new TwimlError(
      12200,
      `Attribute ${name} of <${element.name}> is ${JSON.stringify(text)}, expected a whole number`,
    );
  return Number(text);
}

function methodOf(element: TwimlElement): WebhookMethod {
  const text = element.attributes['method'] ?? 'POST';
  const method = text.toUpperCase();
  if (method === 'GET' || method === 'POST') return method;
  throw new TwimlError(12200, `Attribute method of <${element.name}> is ${JSON.stringify(text)}, expected GET or POST`);
}

const pauseSeconds = (pause: TwimlElement): number => wholeNumber(pause, 'length') ?? 1;

function gather(element: TwimlElement): Step {
  const { attributes, children } = element;
  const input = (attributes['input'] ?? 'dtmf').split(/\s+/);
  if (!input.includes('dtmf')) return { do: 'unknown', what: `<Gather input="${input.join(' ')}">` };
  const strange = children.find(({ name }) => name !== 'Say' && name !== 'Pause');
  if (strange) return { do: 'unknown', what: `the TwiML verb <${strange.name}> inside <Gather>` };
  const pauses = children.filter(({ name }) => name === 'Pause').map(pauseSeconds);
  return {
    do: 'gather',
    action: { url: attributes['action'] ?? '', method: methodOf(element) },
    timeoutSeconds: wholeNumber(element, 'timeout') ?? 5,
    promptSeconds: pauses.reduce((sum, seconds) => sum + seconds, 0),
    digits: wholeNumber(element, 'numDigits'),
    finishOnKey: attributes['finishOnKey'] ?? '#',
    actionOnEmptyResult: attributes['actionOnEmptyResult'] === 'true',
  };
}

function enqueue(element: TwimlElement): Step {
  const { attributes, children } = element;
  const { workflowSid, action, waitUrl } = attributes;
  if (!workflowSid) return { do: 'unknown', what: 'the TwiML verb <Enqueue> without workflowSid' };
  const strange = children.find(({ name }) => name !== 'Task') ?? children[1];
  if (strange) throw new TwimlError(12200, `<Enqueue> has <${strange.name}> inside, expected one <Task>`);
  const [task] = children;
  return {
    do: 'enqueue',
    workflowSid,
    attributes: task?.text || '{}',
    priority: task && wholeNumber(task, 'priority'),
    timeoutSeconds: task && wholeNumber(task, 'timeout'),
    action: action === undefined ? undefined : { url: action, method: methodOf(element) },
    waitUrl: waitUrl || undefined,
  };
}

/**
 * What to do for a verb. Pure: doing it is up to the call it is said to.
 *
 * @throws TwimlError where an attribute of it cannot be made sense of
 * @see https://www.twilio.com/docs/voice/twiml
 */
export function interpret(element: TwimlElement): Step {
  switch (element.name) {
    // Nobody listens, so speech takes no time.
    case 'Say':
      return nothing;
    // Only what plays to a waiting call can make it leave its queue, and nothing is played to it here.
    case 'Leave':
      return nothing;
    case 'Pause':
      return { do: 'pause', seconds: pauseSeconds(element) };
    case 'Gather':
      return gather(element);
    case 'Redirect':
      return { do: 'fetch', target: { url: element.text, method: methodOf(element) } };
    case 'Enqueue':
      return enqueue(element);
    case 'Hangup':
      return { do: 'hang up' };
    case 'Reject':
      return { do: 'reject', status: element.attributes['reason'] === 'busy' ? 'busy' : 'no-answer' };
    default:
      return { do: 'unknown', what: `the TwiML verb <${element.name}>` };
  }
}
