import type { DeskState } from '../desk-state';
import { type Talk, talkOf } from '../ground/engagement';
import { type Caller, callerOf, isOutbound } from '../ground/task';

/** What is to be heard and seen of an offer from afar: the sound, the desktop's notification, the tab's title. */
export interface Alarm {
  readonly sid: string;
  readonly caller: Caller;
  readonly talk: Talk;
  /** The agent's side calls the customer. */
  readonly outbound?: boolean;
  readonly queueName: string;
  /** How many ring at the same time. */
  readonly count: number;
  /** The agent is talking to somebody, who must not be drowned. */
  readonly soft: boolean;
}

/**
 * The offer to ring for: the most urgent one that waits for an answer. There is none as soon as the agent has answered,
 * the offer has ended in whatever way, its time is up, or it is about to be rejected because the agent goes away. So
 * whoever sounds only has to do what this says, and no end can be forgotten.
 *
 * @param now - Epoch milliseconds by the browser's clock.
 */
export function alarmOf(state: DeskState, now: number): Alarm | undefined {
  if (state.activityChange?.rejectPending) return undefined;
  const ringing = state.engagements.flatMap(({ sid, stage, reservation }) =>
    stage.name === 'ringing' && now < stage.deadline ? [{ sid, deadline: stage.deadline, reservation }] : [],
  );
  const [first] = ringing.toSorted((a, b) => a.deadline - b.deadline);
  const engagement = state.engagements.find(({ sid }) => sid === first?.sid);
  if (!engagement) return undefined;
  const { task } = engagement.reservation;
  return {
    sid: engagement.sid,
    caller: callerOf(task.attributes),
    talk: talkOf(engagement),
    ...(isOutbound(task.attributes) && { outbound: true }),
    queueName: task.queueName,
    count: ringing.length,
    soft: state.engagements.some((other) => isTalking(other.stage.name) && talkOf(other) === 'call'),
  };
}

function isTalking(stage: string): boolean {
  return stage === 'accepting' || stage === 'connected' || stage === 'ending';
}

/** Whether calls ring, and how loud from 0 to 1. */
export function ringOf({ signals: { choice }, settings }: DeskState): {
  readonly on: boolean;
  readonly volume: number;
} {
  return { on: choice.ring ?? settings.ring.on, volume: choice.volume ?? settings.ring.volume };
}

/** Whether the desktop shows arrivals: the browser allows it, and the agent has not switched it off. */
export function notifies({ signals: { choice, permission } }: DeskState): boolean {
  return permission === 'granted' && choice.notices !== false;
}
