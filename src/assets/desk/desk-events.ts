import type { TabEvent } from './tabs/tabs-events';
import type { ActivityFacts, Problem, ReservationFacts, TaskFacts, WorkerFacts } from './ground/facts';
import type { InCallAgentEvent, InCallAnswerEvent } from './call/call-state';
import type { Request } from './log/log-state';
import type { OutboundAgentEvent, OutboundEvent } from './dialling/dialling-state';
import type { PhoneAgentEvent, PhoneEvent } from './browser-phone/event';
import type { AgentWrapUpEvent, WrapUpEvent } from './wrap-up/wrap-up-state';
import type { Settings } from './settings/settings-state';
import type { Shift } from './shift/shift-state';
import type { ShortcutEvent } from './shortcuts/shortcuts-state';
import type { SignalEvent } from './ring/signal-event';

/** What the agent did. */
export type AgentEvent =
  /** The password is not in here: the session port keeps it to itself. */
  | { readonly type: 'sign-in-asked'; readonly workerName: string }
  | { readonly type: 'sign-out-asked' }
  | { readonly type: 'activity-chosen'; readonly activitySid: string }
  | { readonly type: 'accept-asked' | 'reject-asked' | 'end-asked' | 'complete-asked'; readonly sid: string }
  | { readonly type: 'focus-asked'; readonly sid: string }
  | { readonly type: 'outcome-dismissed' }
  /** What could not be saved about this reservation is copied, or not needed. */
  | { readonly type: 'kept-notes-dismissed'; readonly sid: string }
  | InCallAgentEvent
  | OutboundAgentEvent
  | AgentWrapUpEvent
  | PhoneAgentEvent
  /** What comes after this call; no activity takes the choice back. */
  | { readonly type: 'next-activity-chosen'; readonly activitySid?: string }
  /** Connect without waiting for the next try; take the session back from where it was taken over. */
  | { readonly type: 'try-now-asked' | 'use-here-asked' }
  /** Go unavailable, and hand on what rings. */
  | { readonly type: 'go-away-asked' }
  /** Read that the desk gave up on the agent's phone. */
  | { readonly type: 'giving-up-read' }
  | Extract<SignalEvent, { type: 'signals-set' }>
  | Exclude<ShortcutEvent, { type: 'shortcuts-recalled' }>;

/** What our own Functions answered. */
export type SessionEvent =
  | {
      readonly type: 'session-opened';
      readonly workerName: string;
      readonly lifeMs: number;
      readonly roll?: number;
      /** When the token was issued, by the server's clock, and when it was asked for, by the browser's. */
      readonly issuedAt?: number;
      readonly askedAt?: number;
    }
  | { readonly type: 'session-failed'; readonly problem: Problem; readonly roll?: number }
  /** The token is not taken any more. */
  | { readonly type: 'session-refused' }
  | {
      readonly type: 'workspace-read';
      readonly workspaceName: string;
      readonly activities: readonly ActivityFacts[];
    }
  | { readonly type: 'workspace-unread'; readonly problem: Problem; readonly roll?: number };

/** What happened to the connection. Where a pause may follow, `roll` is a random number from 0 to 1 to spread it by. */
export type ConnectionEvent =
  | {
      /** Connected, for the first time or again, and everything has been read anew. */
      readonly type: 'ready';
      readonly worker: WorkerFacts;
      readonly activities: readonly ActivityFacts[];
      /** Open reservations only. Those the page knows and which are not here are reported one by one. */
      readonly reservations: readonly ReservationFacts[];
    }
  | { readonly type: 'connection-lost'; readonly roll?: number }
  | { readonly type: 'connection-failed'; readonly problem: Problem; readonly roll?: number }
  /** Another session of this worker threw this one out. */
  | { readonly type: 'taken-over' }
  /** The computer or the tab slept: the socket may be dead without knowing. */
  | { readonly type: 'woke' }
  | { readonly type: 'network'; readonly online: boolean };

/** What TaskRouter said. */
export type TaskRouterEvent =
  | { readonly type: 'worker-changed'; readonly worker: WorkerFacts }
  /** The answer to `set-activity`. */
  | { readonly type: 'activity-set'; readonly worker: WorkerFacts }
  | { readonly type: 'activity-failed'; readonly problem: Problem }
  /** `late`: it was found or asked for, and may have been made long ago. */
  | { readonly type: 'reservation-arrived'; readonly reservation: ReservationFacts; readonly late?: boolean }
  | { readonly type: 'reservation-changed'; readonly reservation: ReservationFacts }
  /** TaskRouter does not know it any more. */
  | { readonly type: 'reservation-gone'; readonly sid: string }
  | { readonly type: 'task-changed'; readonly task: TaskFacts }
  /** No reservation could be made for a task that was meant for this worker alone. */
  | { readonly type: 'offer-failed'; readonly reason: string };

/** How a request about a reservation went; what it did is told by TaskRouter's own events. */
export type RequestEvent =
  | {
      /** `request-unclear`: whether it was done is not known, and cannot be looked at yet. */
      readonly type: 'request-failed' | 'request-unclear';
      readonly request: Request;
      readonly sid: string;
      readonly problem: Problem;
    }
  /** How it stands could not be found out. */
  | { readonly type: 'reread-failed'; readonly sid: string; readonly problem: Problem }
  | { readonly type: 'conference-ended'; readonly sid: string; readonly alreadyEnded: boolean }
  | { readonly type: 'task-fixed'; readonly sid: string; readonly completed: boolean; readonly status: string };

/** The operator's configuration was read; before, the page goes by the defaults. */
export interface SettingsEvent {
  readonly type: 'settings-read';
  readonly settings: Settings;
}

/** What the browser remembers of this worker's shift. */
export interface ShiftEvent {
  readonly type: 'shift-recalled';
  readonly workerSid: string;
  readonly shift: Shift;
}

/** Sent about once a second; everything that depends on the time happens here. */
export interface TickEvent {
  readonly type: 'tick';
}

export type DeskEvent =
  | AgentEvent
  | TabEvent
  | SessionEvent
  | ConnectionEvent
  | TaskRouterEvent
  | RequestEvent
  | SettingsEvent
  | WrapUpEvent
  | PhoneEvent
  | InCallAnswerEvent
  | OutboundEvent
  | SignalEvent
  | ShortcutEvent
  | ShiftEvent
  | TickEvent;
