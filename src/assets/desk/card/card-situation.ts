import { type Engagement, focusOf, type StageName } from '../ground/engagement';
import type { ActivityFacts } from '../ground/facts';
import { hasBack, mayComplete } from '../take-back/take-back-fate';
import { callOf } from '../ground/calls';
import { isHandedOver, waitsInQueue } from '../transfer/transfer-state';
import { currentActivity, type DeskState, mayAct } from '../desk-state';
import { availableActivity } from '../activity/activity-rules';
import type { Tone } from '../ground/icons';

/** What a button of the focal card asks for. */
export type ActionName = 'accept' | 'reject' | 'end' | 'complete' | 'go-available';

/** At most one of each kind, so that there is never a question which button the Enter key means. */
export interface Actions {
  /** What the agent most likely wants. */
  readonly primary?: ActionName;
  /** What ends or refuses something; kept apart from the primary one. */
  readonly destructive?: ActionName;
}

/** What the page says at a glance. */
export type Situation =
  | { readonly name: 'signed-out' }
  | { readonly name: 'signing-in' }
  | {
      readonly name: 'connecting' | 'reconnecting' | 'offline' | 'elsewhere';
      readonly tone: Tone;
      readonly actions: Actions;
    }
  | {
      readonly name: 'available' | 'unavailable';
      readonly tone: Tone;
      readonly actions: Actions;
      readonly activity: ActivityFacts;
    }
  | {
      readonly name: StageName;
      readonly tone: Tone;
      readonly actions: Actions;
      readonly engagement: Engagement;
      /** The agent handed the call over, so that it may go on without them. */
      readonly hasLeft?: boolean;
      /** The agent, who had left, speaks with the customer again. */
      readonly isBack?: boolean;
      /** Whether the wrap-up cannot be completed yet, for the customer would be left with nobody. */
      readonly isHeldUp?: boolean;
      /** The customer waits in the queue to which the agent has handed the call. */
      readonly isInQueue?: boolean;
    };

/** A situation in which there is a desk to show. */
export type OnDesk = Exclude<Situation, { name: 'signed-out' | 'signing-in' }>;

export type SituationName = Situation['name'];

export function isOnDesk(situation: Situation): situation is OnDesk {
  return situation.name !== 'signed-out' && situation.name !== 'signing-in';
}

export const TONE: Record<StageName, Tone> = {
  ringing: 'ringing',
  accepting: 'ringing',
  rejecting: 'ringing',
  connected: 'busy',
  ending: 'busy',
  wrapping: 'wrapping',
  completing: 'wrapping',
};

const ACTIONS: Record<StageName, Actions> = {
  ringing: { primary: 'accept', destructive: 'reject' },
  accepting: {},
  rejecting: {},
  connected: { destructive: 'end' },
  ending: {},
  wrapping: { primary: 'complete' },
  completing: {},
};

/** Names the one thing the page has to say: the engagement in focus, else whether calls can reach the agent. */
export function situationOf(state: DeskState): Situation {
  const { session, connection } = state;
  if (session.name === 'signed-out') return { name: 'signed-out' };
  if (session.name === 'signing-in') return { name: 'signing-in' };
  const engagement = focusOf(state.engagements, state.chosen);
  if (engagement) {
    const { name } = engagement.stage;
    const call = callOf(state.inCall, engagement.sid);
    const { transfer } = call;
    // Once nobody is in the call any more, the task is wrapped up, too.
    const goesOn = name === 'wrapping' && engagement.reservation.task.status !== 'wrapping';
    const hasLeft = goesOn && transfer !== undefined && isHandedOver(transfer);
    const isHeldUp = !mayComplete(call, engagement, 'asked');
    const possible = mayAct(state) ? ACTIONS[name] : mayAsk(state, name) ? { destructive: 'end' as const } : {};
    const isBack = hasBack(call, engagement);
    const whileHeldUp = isBack && mayAct(state) ? { destructive: 'end' as const } : {};
    const actions = isHeldUp ? whileHeldUp : possible;
    const isInQueue = goesOn && waitsInQueue(transfer);
    const how = {
      ...(hasLeft && { hasLeft }),
      ...(isBack && { isBack }),
      ...(isHeldUp && { isHeldUp }),
      ...(isInQueue && { isInQueue }),
    };
    return { name, tone: TONE[isBack ? 'connected' : name], actions, engagement, ...how };
  }
  const activity = currentActivity(state);
  if (connection.name === 'offline' || connection.name === 'reconnecting') {
    return { name: connection.name, tone: 'danger', actions: {} };
  }
  // Nothing is wrong: calls reach the agent, only not here.
  if (connection.name === 'elsewhere') return { name: 'elsewhere', tone: 'offline', actions: {} };
  if (!activity || connection.name !== 'connected') return { name: 'connecting', tone: 'offline', actions: {} };
  if (activity.available) return { name: 'available', tone: 'available', actions: {}, activity };
  const waiting = !mayAct(state) || state.activityChange !== undefined || !availableActivity(state);
  return { name: 'unavailable', tone: 'offline', actions: waiting ? {} : { primary: 'go-available' }, activity };
}

/** What ends a call stays where it is without a session, too, and then says what it takes. */
function mayAsk({ session, connection }: DeskState, stage: StageName): boolean {
  return stage === 'connected' && session.name === 'ended' && connection.name !== 'elsewhere';
}
