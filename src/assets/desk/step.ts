import type { InCallIntent } from './call/intent';
import type { OutboundIntent } from './dialling/dialling-state';
import type { Shift } from './shift/shift-state';
import type { ShortcutSettings } from './shortcuts/shortcuts-state';
import type { SignalChoice } from './ring/ring-state';
import type { PhoneIntent } from './browser-phone/intent';
import type { DeskState } from './desk-state';
import type { AcceptBy } from './ground/task';

/** What the model wants done; `perform.ts` hands each to its port. */
export type Intent =
  /** Fetch a token with the worker name and the password last typed, or again with those of the open session. */
  | { readonly type: 'open-session' }
  | { readonly type: 'read-workspace' }
  /**
   * Connect to TaskRouter anew with the session's token. Only `takeOver` throws other sessions of this worker out, so
   * that two desks never do so in turn.
   */
  | { readonly type: 'connect'; readonly takeOver: boolean }
  /** Disconnect without leaving: another tab has the connection now. */
  | { readonly type: 'let-go' }
  /** Look at the clock at this time, epoch milliseconds, besides every second. */
  | { readonly type: 'tick-at'; readonly at: number }
  /** Go on with the session's new token. */
  | { readonly type: 'use-new-token' }
  /** Disconnect and forget the session, after going to an activity when one is given. */
  | { readonly type: 'leave'; readonly activitySid?: string }
  | { readonly type: 'set-activity'; readonly activitySid: string; readonly rejectPending?: boolean }
  /** `joins`: the call goes on when the agent leaves it, because somebody else is in it. */
  | { readonly type: 'accept'; readonly sid: string; readonly by: AcceptBy; readonly joins?: boolean }
  | { readonly type: 'reject' | 'wrap' | 'complete' | 'reread'; readonly sid: string }
  | { readonly type: 'end-conference'; readonly sid: string; readonly conference: string }
  | {
      readonly type: 'write-wrap-up';
      readonly sid: string;
      readonly taskSid: string;
      readonly moreTime: boolean;
      readonly notes?: string;
      /** What was known to be saved when the agent began to type. */
      readonly notesBefore?: string;
      readonly disposition?: string;
    }
  | InCallIntent
  | PhoneIntent
  | OutboundIntent
  | { readonly type: 'fix-task'; readonly sid: string; readonly taskSid: string }
  | KeepIntent;

/** What is kept in this browser, or brought back from it. */
export type KeepIntent =
  | { readonly type: 'keep-signals'; readonly choice: SignalChoice }
  | { readonly type: 'keep-shortcuts'; readonly settings: ShortcutSettings }
  | { readonly type: 'keep-shift'; readonly workerSid: string; readonly shift: Shift }
  | { readonly type: 'recall-shift' | 'forget-shift'; readonly workerSid: string };

/** What an event leads to. */
export interface Step {
  readonly state: DeskState;
  readonly intents: readonly Intent[];
}

export function step(state: DeskState, ...intents: Intent[]): Step {
  return { state, intents };
}

/** Goes on from a step, keeping what it wants done. */
export function andThen(first: Step, next: (state: DeskState) => Step): Step {
  const second = next(first.state);
  return { state: second.state, intents: [...first.intents, ...second.intents] };
}
