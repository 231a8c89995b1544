import type { ActionName, Situation } from '../../model/situation';
import { talkOf } from '../../model/talk';
import type { Talk } from '../../model/talk';

/** The word a glance should catch, and the sentence under it. */
export interface Headline {
  readonly word: string;
  readonly sentence: string;
  /** What helps to know meanwhile; only where the card has nothing else to say. */
  readonly hint?: string;
}

const AVAILABLE_HINT = 'The next call rings here, with its caller and the time you have to answer.';

const UNHEARD_HINT =
  'Until the connection is back, a call may be offered that you do not see; it goes to somebody else when its time is up. ' +
  'The page connects again by itself and then reads everything anew.';

const UNCONNECTED_HINT =
  'The call was accepted without anybody being called. If somebody connects you, this card says so. ' +
  'End task closes the task and connects nobody.';

/**
 * @param phone - The number TaskRouter dials for this agent.
 */
export function headline(situation: Situation, phone: string | undefined): Headline {
  if ('engagement' in situation) return engaged(situation, phone);
  switch (situation.name) {
    case 'available':
      return { word: situation.activity.name, sentence: 'Calls can reach you.', hint: AVAILABLE_HINT };
    case 'unavailable':
      return {
        word: situation.activity.name,
        sentence: 'No calls reach you.',
        hint: 'Go available when you are ready for calls.',
      };
    case 'reconnecting':
      return {
        word: 'Reconnecting',
        sentence: 'TaskRouter is out of reach. The page keeps trying.',
        hint: UNHEARD_HINT,
      };
    case 'offline':
      return { word: 'No network', sentence: 'This computer is offline.', hint: UNHEARD_HINT };
    case 'connecting':
      return { word: 'Connecting', sentence: 'Reading your activity and your calls.' };
    default:
      return { word: 'Sign in', sentence: '' };
  }
}

type Engaged = Extract<Situation, { engagement: unknown }>;

function engaged({ name, engagement }: Engaged, phone: string | undefined): Headline {
  const { task } = engagement.reservation;
  const talk = talkOf(engagement);
  const isCall = talk === 'call';
  const thing = isCall ? 'call' : 'task';
  switch (name) {
    case 'ringing':
      return { word: `Incoming ${thing}`, sentence: task.queueName };
    case 'accepting':
      return isCall
        ? {
            word: 'Answer your phone',
            sentence: phone ? `TaskRouter is calling ${phone}.` : 'TaskRouter is calling you.',
          }
        : { word: 'Accepting', sentence: 'Waiting for TaskRouter to confirm.' };
    case 'rejecting':
      return { word: 'Rejecting', sentence: 'Waiting for TaskRouter to confirm.' };
    case 'connected':
      if (talk === 'unconnected') {
        return {
          word: 'Accepted',
          sentence: 'TaskRouter has connected nobody: the caller still waits.',
          hint: UNCONNECTED_HINT,
        };
      }
      return { word: isCall ? 'In a call' : 'On a task', sentence: task.queueName };
    case 'ending':
      return { word: isCall ? 'Ending the call' : 'Ending the task', sentence: 'Waiting for TaskRouter to confirm.' };
    case 'wrapping':
      if (talk === 'unconnected') {
        return { word: 'Wrap-up', sentence: 'TaskRouter connected nobody. Complete the task when you are done.' };
      }
      return { word: 'Wrap-up', sentence: `The ${thing} is over. Complete it when you are done.` };
    default: {
      const server = engagement.stage.name === 'completing' && engagement.stage.through === 'server';
      return {
        word: 'Completing',
        sentence: server ? 'TaskRouter did not do it, so our server tries.' : 'Waiting for TaskRouter to confirm.',
      };
    }
  }
}

/** What the button says. */
export function actionLabel(action: ActionName, talk: Talk): string {
  switch (action) {
    case 'accept':
      return 'Accept';
    case 'reject':
      return 'Reject';
    case 'end':
      return talk === 'call' ? 'End call' : 'End task';
    case 'complete':
      return 'Complete';
    default:
      return 'Go available';
  }
}
