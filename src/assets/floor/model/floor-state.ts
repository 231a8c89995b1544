import type { Problem } from '../../desk/ground/facts';
import type { Sound } from '../../desk/ring/ring-state';
import { type AuditPanel, CLOSED_AUDIT } from './audit-lines';
import { type Filters, NO_FILTERS } from './filters';
import type { Ending, Figures } from './figures';
import type { PersonForm } from './person-state';
import type { Supervising, SupervisorAct } from './supervising-state';

export type Session =
  | { readonly name: 'signed-out'; readonly workerName: string; readonly problem?: Problem }
  | { readonly name: 'signing-in'; readonly workerName: string }
  | {
      readonly name: 'open';
      readonly workerName: string;
      /** When the next token is fetched, and when this one is over, by this page's clock. */
      readonly renewAt: number;
      readonly expiresAt: number;
      readonly renewing: boolean;
    };

/** How the figures are kept up to date. */
export interface Reading {
  /** An answer is awaited. */
  readonly asked: boolean;
  readonly failures: number;
  readonly nextAt: number;
  /** When the figures came; `undefined` before the first. */
  readonly readAt?: number;
  /** Why the last try failed. */
  readonly problem?: Problem;
}

/** Something that the supervisor is asked about, in place, before it is done. */
export type Question =
  | { readonly kind: 'activity'; readonly sid: string }
  | { readonly kind: 'end'; readonly sid: string; readonly ending: Ending }
  | { readonly kind: 'end-call'; readonly sid: string }
  /** Whether to take over the call that the supervisor takes part in; to sign a person out; which priority a task is to have. */
  | { readonly kind: 'take-over'; readonly sid: string }
  | { readonly kind: 'sign-out'; readonly sid: string }
  | { readonly kind: 'priority'; readonly sid: string };

/** What the supervisor does to a worker, a task or a customer's call. `who` names it in the result, also when its row has gone. */
export type Deed =
  | {
      readonly kind: 'activity';
      readonly sid: string;
      readonly who: string;
      readonly activitySid: string;
      readonly activityName: string;
    }
  | { readonly kind: 'end'; readonly sid: string; readonly who: string; readonly ending: Ending }
  | { readonly kind: 'offer-again'; readonly sid: string; readonly who: string }
  | { readonly kind: 'end-call'; readonly sid: string; readonly who: string }
  | { readonly kind: 'person'; readonly sid: string; readonly who: string }
  | { readonly kind: 'sign-out'; readonly sid: string; readonly who: string }
  | { readonly kind: 'priority'; readonly sid: string; readonly who: string; readonly priority: number }
  | { readonly kind: 'supervise'; readonly sid: string; readonly who: string; readonly act: SupervisorAct };

/** A deed on its way, or what became of it. */
export interface Act {
  readonly id: number;
  readonly deed: Deed;
  readonly stage: 'sent' | 'done' | 'failed';
  readonly at: number;
  readonly problem?: Problem;
}

/** That a queue has become worse than the operator wants it. */
export interface Notice {
  readonly queueSid: string;
  readonly queueName: string;
  readonly about: 'wait' | 'level';
  readonly grade: 'amber' | 'red';
  /** Since when it is so, by this page's clock. */
  readonly since: number;
  /** Somebody has read it. */
  readonly isRead: boolean;
}

/** Everything the floor page knows. */
export interface FloorState {
  readonly session: Session;
  readonly figures?: Figures;
  readonly reading: Reading;
  readonly filters: Filters;
  readonly question?: Question;
  readonly audit: AuditPanel;
  /** The call that the supervisor takes part in: one, for they have one phone. */
  readonly supervising?: Supervising;
  /** The task whose call they took part in last, and do no more. */
  readonly leftTaskSid?: string;
  /** Queues that are worse than they should be. */
  readonly notices: readonly Notice[];
  readonly person?: PersonForm;
  /** Calls of customers who are alone, for whom the alarm is not to be heard any more. */
  readonly silenced: readonly string[];
  /** Whether the browser lets the alarm be heard. */
  readonly sound: Sound;
  /** The newest last. */
  readonly acts: readonly Act[];
  readonly nextActId: number;
}

/** A page where nobody has signed in. */
export function signedOut(workerName: string, problem?: Problem): FloorState {
  return {
    session: { name: 'signed-out', workerName, ...(problem && { problem }) },
    reading: { asked: false, failures: 0, nextAt: 0 },
    filters: NO_FILTERS,
    audit: CLOSED_AUDIT,
    notices: [],
    silenced: [],
    sound: 'unknown',
    acts: [],
    nextActId: 1,
  };
}

/** The deed under way with a worker, task or call, if there is one. */
export function actOn({ acts }: FloorState, sid: string): Act | undefined {
  return acts.find((act) => act.deed.sid === sid && act.stage === 'sent');
}
