import type { Problem } from '../../desk/ground/facts';
import type { Sound } from '../../desk/ring/ring-state';
import type { AuditRead } from './audit-lines';
import type { Figures } from './figures';
import type { Filters } from './filters';
import type { FloorState, Question } from './floor-state';
import type { PersonChanges, PersonRead } from './person-state';
import type { SupervisionRead, SupervisorAct } from './supervising-state';

/** Everything that can happen to the floor page. `roll` is a random number from 0 to 1. */
export type FloorEvent =
  | { readonly type: 'sign-in-asked'; readonly workerName: string }
  | { readonly type: 'session-opened'; readonly workerName: string; readonly lifeMs: number }
  | { readonly type: 'session-failed'; readonly problem: Problem }
  /** The token was not taken any more. */
  | { readonly type: 'session-refused' }
  | { readonly type: 'sign-out-asked' }
  /** The server does not answer to whoever has signed out; and then did. */
  | { readonly type: 'sign-out-unheard' | 'signed-out' }
  | { readonly type: 'figures-read'; readonly figures: Figures }
  | { readonly type: 'figures-unread'; readonly problem: Problem; readonly roll: number }
  | { readonly type: 'read-asked' }
  | { readonly type: 'audit-toggled'; readonly open: boolean }
  | { readonly type: 'audit-asked' }
  | { readonly type: 'audit-read'; readonly audit: AuditRead }
  | { readonly type: 'audit-unread'; readonly problem: Problem }
  | { readonly type: 'tick'; readonly visible: boolean }
  | { readonly type: 'filtered'; readonly filters: Partial<Filters> }
  | { readonly type: 'question-asked'; readonly question: Question }
  | { readonly type: 'question-dropped' }
  | { readonly type: 'activity-chosen'; readonly workerSid: string; readonly activitySid: string }
  | { readonly type: 'end-confirmed'; readonly taskSid: string }
  | { readonly type: 'person-asked' | 'sign-out-confirmed'; readonly workerSid: string }
  | { readonly type: 'person-read'; readonly workerSid: string; readonly read: PersonRead }
  | { readonly type: 'person-unread'; readonly workerSid: string; readonly problem: Problem }
  | { readonly type: 'person-saved'; readonly workerSid: string; readonly changes: PersonChanges }
  | { readonly type: 'priority-chosen'; readonly taskSid: string; readonly priority: number }
  | { readonly type: 'supervise-asked'; readonly taskSid: string; readonly act: SupervisorAct }
  | { readonly type: 'take-over-confirmed'; readonly taskSid: string }
  | { readonly type: 'supervised'; readonly id: number; readonly taskSid: string; readonly read: SupervisionRead }
  | { readonly type: 'supervision-read'; readonly taskSid: string; readonly read: SupervisionRead }
  | { readonly type: 'supervision-unread'; readonly taskSid: string; readonly isGone: boolean }
  | { readonly type: 'offer-again-asked'; readonly callSid: string }
  | { readonly type: 'end-call-confirmed'; readonly callSid: string }
  | { readonly type: 'alarm-silenced'; readonly callSid: string }
  | { readonly type: 'notice-read'; readonly queueSid: string; readonly about: 'wait' | 'level' }
  | { readonly type: 'sound-told'; readonly sound: Sound }
  | { readonly type: 'act-done'; readonly id: number }
  | { readonly type: 'act-failed'; readonly id: number; readonly problem: Problem }
  | { readonly type: 'act-dismissed'; readonly id: number };

/** What is to be done outside the model. */
export type FloorIntent =
  | { readonly type: 'open-session' }
  | { readonly type: 'forget-session' }
  | { readonly type: 'leave-session' }
  | { readonly type: 'read-floor'; readonly fresh: boolean }
  | { readonly type: 'read-audit' }
  | { readonly type: 'set-activity'; readonly id: number; readonly workerSid: string; readonly activitySid: string }
  | { readonly type: 'end-task'; readonly id: number; readonly taskSid: string; readonly ending: 'complete' | 'cancel' }
  | { readonly type: 'offer-again'; readonly id: number; readonly callSid: string; readonly taskSid: string }
  | { readonly type: 'end-call'; readonly id: number; readonly callSid: string; readonly taskSid: string }
  | { readonly type: 'read-person'; readonly workerSid: string }
  | ({ readonly type: 'change-person'; readonly id: number; readonly workerSid: string } & PersonChanges)
  | { readonly type: 'sign-out-person'; readonly id: number; readonly workerSid: string }
  | {
      readonly type: 'set-priority';
      readonly id: number;
      readonly taskSid: string;
      readonly before: number;
      readonly priority: number;
    }
  | ({ readonly type: 'supervise'; readonly id: number; readonly act: SupervisorAct } & SupervisedCall)
  | ({ readonly type: 'look-supervised' } & SupervisedCall);

/** Whose call, and its conference, where a Function has told of it. */
interface SupervisedCall {
  readonly taskSid: string;
  readonly reservationSid: string;
  readonly conferenceSid?: string;
}

export interface Step {
  readonly state: FloorState;
  readonly intents: readonly FloorIntent[];
}

/** A state and what is to be done on the way to it. */
export function step(state: FloorState, ...intents: FloorIntent[]): Step {
  return { state, intents };
}
