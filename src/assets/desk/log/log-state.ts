import type { CompleteBecause, Talk, Request } from '../ground/engagement';
import type { Problem } from '../ground/facts';
import type { Transfer } from '../transfer/transfer-state';
import type { End, Outcome } from '../ground/outcome';
import type { Caller } from '../ground/task';
import type { SessionEnd } from '../sign-in/sign-in-state';

/** Something that happened, as data; the view has the words. */
export type Happening =
  | { readonly what: 'signed-in'; readonly worker: string }
  | { readonly what: 'signed-in-again' }
  | { readonly what: 'session-ended'; readonly why: SessionEnd }
  | { readonly what: 'renewal-failed'; readonly problem: Problem }
  | { readonly what: 'connected'; readonly again: boolean }
  | { readonly what: 'connection-lost' | 'network-lost' | 'network-back' }
  /** Another tab has closed, and this one goes on; another session took over. */
  | { readonly what: 'tab-leads' | 'taken-over' }
  /** Back to the activity TaskRouter took the agent out of while the connection was gone. */
  | { readonly what: 'returning'; readonly name: string }
  | { readonly what: 'connection-failed' | 'workspace-unread'; readonly problem: Problem }
  | {
      readonly what: 'activity';
      readonly name: string;
      readonly available: boolean;
      readonly by: ChangedBy;
    }
  | { readonly what: 'activity-failed'; readonly name: string; readonly problem: Problem }
  | { readonly what: 'attributes-changed' }
  | { readonly what: 'arrived'; readonly caller: Caller; readonly talk: Talk; readonly outbound?: boolean }
  | { readonly what: 'accepting' | 'rejecting'; readonly caller: Caller }
  /** The desk made the agent unavailable, because their phone did not answer. */
  | { readonly what: 'gave-up'; readonly contact: string; readonly times: number }
  /** `given`: accepted, but there is no call, or nobody was connected with the caller. */
  | { readonly what: 'connected-call' | 'given'; readonly caller: Caller }
  | { readonly what: 'ending'; readonly caller: Caller; readonly talk: Talk }
  | { readonly what: 'wrapping' | 'fixing'; readonly caller: Caller }
  | { readonly what: 'completing'; readonly caller: Caller; readonly because: CompleteBecause }
  /** The agent, who had handed the customer over in vain, has them back, or has them offered again. */
  | { readonly what: 'more-time' | 'customer-back' | 'offering-again'; readonly caller: Caller }
  | { readonly what: 'no-more-time' | 'notes-unsaved'; readonly caller: Caller; readonly problem: Problem }
  | { readonly what: 'request-failed'; readonly request: Request; readonly caller: Caller; readonly problem: Problem }
  | { readonly what: 'ended'; readonly end: End; readonly outcome: Outcome }
  /** `again`: somebody in a queue did not take it, and the next one is asked. */
  | {
      readonly what: 'transfer';
      readonly caller: Caller;
      readonly name: string;
      readonly stage: Transfer['stage'];
      readonly mode: Transfer['mode'];
      readonly again: boolean;
    }
  | { readonly what: 'offer-failed'; readonly reason: string };

/** Who changed the agent's activity; `desk`: the page by itself, as the operator or the agent wants it. */
export type ChangedBy = 'agent' | 'outside' | 'start' | 'desk';

/** A line of the log. */
export interface LogEntry {
  readonly id: number;
  readonly at: number;
  readonly happening: Happening;
}

/** How many lines are kept: about a day of busy work, and memory stays flat. */
export const LOG_LENGTH = 200;

/** Adds a line, dropping the oldest when the log is full. */
export function withEntry(log: readonly LogEntry[], happening: Happening, now: number): readonly LogEntry[] {
  const id = (log.at(-1)?.id ?? 0) + 1;
  return [...log.slice(1 - LOG_LENGTH), { id, at: now, happening }];
}
