import type { Attributes } from '../ground/facts';
import type { ActionName, Situation } from './card-situation';
import { type Engagement, type Talk, talkOf } from '../ground/engagement';
import { callerOf, isOutbound } from '../ground/task';
import { say } from '../words/desk-words';
import type { CallState } from '../ground/calls';

/** The word a glance should catch, and the sentence under it. */
export interface Headline {
  readonly word: string;
  readonly sentence: string;
  /** What helps to know meanwhile; only where the card has nothing else to say. */
  readonly hint?: string;
}

/**
 * @param phone - The number TaskRouter dials for this agent.
 * @param mayAct - Whether the session is good; without it, no connection can be made.
 */
export function headline(situation: Situation, phone: string | undefined, mayAct = true): Headline {
  if ('engagement' in situation) return engaged(situation, phone);
  if (situation.name === 'reconnecting' && !mayAct) {
    return { word: say('connection.none'), sentence: say('connection.signInFirst') };
  }
  switch (situation.name) {
    case 'available':
      return {
        word: situation.activity.name,
        sentence: say('activity.callsReachYou'),
        hint: say('activity.nextCallHint'),
      };
    case 'unavailable':
      return {
        word: situation.activity.name,
        sentence: say('activity.noCalls'),
        hint: say('activity.goAvailableHint'),
      };
    case 'reconnecting':
      return {
        word: say('connection.reconnecting'),
        sentence: say('connection.outOfReach'),
        hint: say('connection.unheard'),
      };
    case 'offline':
      return {
        word: say('connection.offline'),
        sentence: say('connection.computerOffline'),
        hint: say('connection.unheard'),
      };
    case 'elsewhere':
      return { word: say('connection.elsewhere'), sentence: say('connection.elsewhereSentence') };
    case 'connecting':
      return { word: say('connection.connecting'), sentence: say('connection.readingAnew') };
    default:
      return { word: say('signIn.submit'), sentence: '' };
  }
}

type Engaged = Extract<Situation, { engagement: unknown }>;

function engaged(
  { name, engagement, hasLeft, isBack, isHeldUp, isInQueue }: Engaged,
  phone: string | undefined,
): Headline {
  const { task } = engagement.reservation;
  const talk = talkOf(engagement);
  const isCall = talk === 'call';
  switch (name) {
    case 'ringing':
      return { word: arriving(talk, task.attributes), sentence: task.queueName };
    case 'accepting':
      // Without an answer nobody knows whether the phone is being called.
      return isCall && !engagement.problem
        ? {
            word: say('offer.answerYourPhone'),
            sentence: phone ? say('offer.callingPhone', { phone }) : say('offer.callingYou'),
            ...thenCalled(task.attributes),
          }
        : { word: say('offer.accepting'), sentence: say('offer.waiting') };
    case 'rejecting':
      return { word: say('offer.rejecting'), sentence: say('offer.waiting') };
    case 'connected':
      if (talk === 'unconnected') {
        return {
          word: say('card.accepted'),
          sentence: say('card.connectedNobody'),
          hint: say('card.unconnectedHint'),
        };
      }
      return { word: say(isCall ? 'card.inCall' : 'card.onTask'), sentence: task.queueName };
    case 'ending':
      return { word: say(isCall ? 'card.endingCall' : 'card.endingTask'), sentence: say('offer.waiting') };
    case 'wrapping':
      if (isBack) return { word: say('card.inCall'), sentence: say('wrapUp.back') };
      if (isHeldUp) return { word: say('wrapUp.title'), sentence: say('wrapUp.heldUp') };
      if (isInQueue) return { word: say('wrapUp.title'), sentence: say('wrapUp.leftInQueue') };
      return { word: say('wrapUp.title'), sentence: hasLeft ? say('wrapUp.leftCall') : wrapping(talk) };
    default: {
      const through = engagement.stage.name === 'completing' ? engagement.stage.through : 'taskrouter';
      return { word: say('wrapUp.completing'), sentence: say(COMPLETING[through]) };
    }
  }
}

const COMPLETING = {
  notes: 'wrapUp.savingFirst',
  taskrouter: 'offer.waiting',
  server: 'wrapUp.throughServer',
} as const;

function arriving(talk: Talk, attributes: Attributes): string {
  if (talk !== 'call') return say('offer.incomingTask');
  return say(isOutbound(attributes) ? 'dialling.outgoing' : 'offer.incomingCall');
}

/** The agent's phone is called first, and may ring for no reason that its owner sees. */
function thenCalled(attributes: Attributes): Pick<Headline, 'hint'> {
  const { number } = callerOf(attributes);
  return isOutbound(attributes) && number ? { hint: say('dialling.thenCalls', { number }) } : {};
}

function wrapping(talk: Talk): string {
  if (talk === 'unconnected') return say('wrapUp.connectedNobody');
  return say(talk === 'call' ? 'wrapUp.callOver' : 'wrapUp.taskOver');
}

/** What the button says. */
export function actionLabel(action: ActionName, engagement: Engagement | undefined): string {
  switch (action) {
    case 'accept':
      return say(engagement?.withoutCall ? 'offer.takeWithoutCall' : 'offer.accept');
    case 'reject':
      return say('offer.reject');
    case 'end':
      return say(engagement && talkOf(engagement) === 'call' ? 'card.endCall' : 'card.endTask');
    case 'complete':
      return say('wrapUp.complete');
    default:
      return say('activity.goAvailable');
  }
}

/** Why somebody is not heard at the moment. */
export type Unheard = 'held' | 'muted';

export const UNHEARD = { held: 'call.customerHeld', muted: 'call.youMuted' } as const satisfies Record<Unheard, string>;

/** Who is not heard at the moment: what an agent who talks to nobody has to see without looking for it. */
export function unheardOf({ heldSince, muted }: Pick<CallState, 'heldSince' | 'muted'>): readonly Unheard[] {
  return [...(heldSince === undefined ? [] : (['held'] as const)), ...(muted ? (['muted'] as const) : [])];
}
