import { dial, type DialStep, type UnknownStep } from './dial-step';
import { TwimlError, type TwimlElement } from './twiml';
import { flagOf, methodOf, wholeNumber, type Target } from './twiml-attributes';

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
  /** What the call hears while it waits. */
  readonly waitUrl: Target | undefined;
}

/** What a verb comes down to. */
export type Step =
  | { readonly do: 'nothing' }
  | { readonly do: 'pause'; readonly seconds: number }
  | { readonly do: 'fetch'; readonly target: Target }
  | { readonly do: 'hang up' }
  | { readonly do: 'reject'; readonly status: 'busy' | 'no-answer' }
  /** Out of the queue, for a call that waits in one. */
  | { readonly do: 'leave' }
  | UnknownStep
  | GatherStep
  | DialStep
  | EnqueueStep;

const nothing: Step = { do: 'nothing' };

const pauseSeconds = (pause: TwimlElement): number => wholeNumber(pause, 'length') ?? 1;

/** What may be said while keys are waited for. */
const prompts: readonly string[] = ['Say', 'Play', 'Pause'];

function finishingKey({ attributes }: TwimlElement): string {
  const key = attributes['finishOnKey'] ?? '#';
  if (/^[0-9*#]?$/.test(key)) return key;
  throw new TwimlError(
    12200,
    `Attribute finishOnKey of <Gather> is ${JSON.stringify(key)}, expected one key of 0 to 9, * and #, or nothing`,
  );
}

function gather(element: TwimlElement): Step {
  const { attributes, children } = element;
  const input = (attributes['input'] ?? 'dtmf').split(/\s+/);
  if (!input.includes('dtmf')) return { do: 'unknown', what: `<Gather input="${input.join(' ')}">` };
  const strange = children.find(({ name }) => !prompts.includes(name));
  if (strange) return { do: 'unknown', what: `the TwiML verb <${strange.name}> inside <Gather>` };
  const pauses = children.filter(({ name }) => name === 'Pause').map(pauseSeconds);
  return {
    do: 'gather',
    action: { url: attributes['action'] ?? '', method: methodOf(element) },
    timeoutSeconds: wholeNumber(element, 'timeout') ?? 5,
    promptSeconds: pauses.reduce((sum, seconds) => sum + seconds, 0),
    digits: wholeNumber(element, 'numDigits') || undefined,
    finishOnKey: finishingKey(element),
    actionOnEmptyResult: flagOf(element, 'actionOnEmptyResult', false),
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
    waitUrl: waitUrl ? { url: waitUrl, method: methodOf(element, 'waitUrlMethod') } : undefined,
  };
}

function reject({ attributes }: TwimlElement): Step {
  const reason = attributes['reason'] ?? 'rejected';
  if (reason === 'busy') return { do: 'reject', status: 'busy' };
  if (reason === 'rejected') return { do: 'reject', status: 'no-answer' };
  throw new TwimlError(12200, `Attribute reason of <Reject> is ${JSON.stringify(reason)}, expected rejected or busy`);
}

/**
 * What to do for a verb. Pure: doing it is up to the call it is said to.
 *
 * @param base - Where the document came from, where it came from somewhere.
 * @throws TwimlError where an attribute of it cannot be made sense of
 * @see https://www.twilio.com/docs/voice/twiml
 */
export function interpret(element: TwimlElement, base?: string): Step {
  switch (element.name) {
    // Nobody listens, so speech and music take no time.
    case 'Say':
    case 'Play':
      return nothing;
    case 'Leave':
      return { do: 'leave' };
    case 'Dial':
      return dial(element, base);
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
      return reject(element);
    default:
      return { do: 'unknown', what: `the TwiML verb <${element.name}>` };
  }
}
