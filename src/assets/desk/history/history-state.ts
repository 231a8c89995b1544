import type { Problem } from '../ground/facts';

/** Somebody who took a call. */
export interface PastPerson {
  readonly name: string;
  readonly talkMs: number;
  /** It was the agent who reads this. */
  readonly you: boolean;
}

/** A handing over, as far as it is known. */
export interface PastTransfer {
  readonly by?: string;
  readonly to?: string;
  readonly outcome?: string;
}

export type PastEnd = 'completed' | 'abandoned' | 'canceled' | 'deleted' | 'wrapping';

/** One call of the last 30 days. What nobody knows is absent. Times are epoch milliseconds. */
export interface PastCall {
  readonly taskSid: string;
  readonly at: number;
  readonly end: PastEnd;
  readonly outbound: boolean;
  readonly caller?: string;
  readonly queue?: string;
  readonly people: readonly PastPerson[];
  readonly missedBy: readonly string[];
  /** The agent who reads this was offered it and did not take it. */
  readonly youMissed: boolean;
  readonly transfers: readonly PastTransfer[];
  readonly waitMs?: number;
  readonly talkMs?: number;
  readonly holds?: { readonly count: number; readonly ms: number };
  /** It was recorded, and how often and for how long the recording was paused. */
  readonly recording?: { readonly count: number; readonly ms: number };
  readonly hungUp?: 'caller' | 'agent' | 'desk';
  readonly notes?: string;
  readonly notesCut: boolean;
  /** The code of one of the operator's dispositions. */
  readonly disposition?: string;
  /** What was filled in of the operator's further fields, by their keys. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Some calls as `/history` tells them, the newest first. */
export interface PastCalls {
  readonly calls: readonly PastCall[];
  /** For the next page; absent where there is none. */
  readonly before?: string;
  /** The number was withheld, so that nobody knows of earlier calls. */
  readonly withheld?: boolean;
}

/** Whose calls: those of the caller of a task, by its SID, or the agent's own. */
export type Whose = 'own' | (string & {});

/** Calls as they are being read. */
export interface Reading {
  readonly of: Whose;
  readonly name: 'loading' | 'read' | 'failed' | 'off';
  /** What was read so far. */
  readonly page?: PastCalls;
  readonly problem?: Problem;
  /** How often in a row it failed. */
  readonly failures: number;
  /** When it is read again by itself. */
  readonly tryAt?: number;
}

/** What the desk remembers of earlier calls. */
export interface History {
  /** Of the caller of the call in focus. */
  readonly caller?: Reading;
  readonly own?: Reading;
  /** All of the agent's own calls are wanted: somebody searches them. */
  readonly wantsAll: boolean;
}

export const NO_HISTORY: History = { wantsAll: false };

export type HistoryAsked =
  | { readonly type: 'history-more-asked' | 'history-again-asked'; readonly of: Whose }
  /** The agent opens or closes the view of all of their calls. */
  | { readonly type: 'history-all-asked'; readonly open: boolean };

export type HistoryEvent =
  | HistoryAsked
  /** @param further - What follows on what was read before. */
  | { readonly type: 'history-read'; readonly of: Whose; readonly page: PastCalls; readonly further: boolean }
  | { readonly type: 'history-unread'; readonly of: Whose; readonly problem: Problem };

export interface HistoryIntent {
  readonly type: 'read-history';
  readonly of: Whose;
  readonly before?: string;
}
