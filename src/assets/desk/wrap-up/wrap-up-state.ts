import type { Caller } from '../ground/task';
import type { Problem } from '../ground/facts';

/** What the agent writes down about one reservation's task, as they see it. */
export interface Draft {
  readonly notes: string;
  /** The code of one of the operator's dispositions. */
  readonly disposition?: string;
  /** What the agent typed into the operator's further fields, by their keys; not what the task says of the others. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The notes that are known to be saved; absent until the agent writes. */
  readonly savedNotes?: string;
  /** How often a colleague's words came into the notes: the field shows them in place of what was typed into it. */
  readonly revision?: number;
  /** Which notes of the agent's a colleague's words came to last. */
  readonly joinedFrom?: string;
  /** Both have written; said until the agent goes on. */
  readonly bothKept?: boolean;
  /** When the agent last changed it; absent while everything is saved. */
  readonly changedAt?: number;
  /** What is on its way to be saved. */
  readonly sent?: Words;
  /** Why it could not be saved, and when that is tried again by itself. */
  readonly problem?: Problem;
  readonly retryAt?: number;
}

/** The part of a draft that is written into the task. */
export interface Words {
  readonly notes: string;
  readonly disposition?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** What the agent typed, and what the field said when they did. */
export interface Typed {
  readonly notes: string;
  /** The notes the field had shown last. */
  readonly from?: string;
  /** The draft's revision that it showed. */
  readonly revision?: number;
}

/** What the agent wrote about a call that is over, and nobody could save: their only copy. */
export interface KeptNotes {
  /** The reservation's. */
  readonly sid: string;
  readonly caller: Caller;
  /** Empty where only the disposition was left to save. */
  readonly notes: string;
  /** The code of one of the operator's dispositions. */
  readonly disposition?: string;
  /** What was filled in besides, a line each. */
  readonly filledIn?: readonly string[];
  /** All of it was on its way when the call ended: word may still come that it arrived. */
  readonly underWay?: true;
}

/** What the agent does about notes, disposition and the time for wrap-up. */
export type WrapUpAsked =
  | { readonly type: 'complete-asked'; readonly sid: string }
  | ({ readonly type: 'notes-typed'; readonly sid: string } & Typed)
  /** No code takes a choice back. */
  | { readonly type: 'disposition-chosen'; readonly sid: string; readonly disposition: string }
  | { readonly type: 'field-typed'; readonly sid: string; readonly key: string; readonly typed: string }
  /** The agent left the field: nothing to wait for. */
  | { readonly type: 'notes-left'; readonly sid: string }
  /** Save once more what could not be saved. */
  | { readonly type: 'save-asked'; readonly sid: string }
  | { readonly type: 'more-time-asked'; readonly sid: string }
  /** Complete although the notes could not be saved. */
  | { readonly type: 'complete-anyway-asked'; readonly sid: string }
  /** What could not be saved about this reservation is copied, or not needed. */
  | { readonly type: 'kept-notes-dismissed'; readonly sid: string };

/** What happens to them. */
export type WrapUpEvent =
  | WrapUpAsked
  /** The page is about to be closed or put to sleep. */
  | { readonly type: 'page-leaving' }
  | {
      readonly type: 'wrap-up-written';
      readonly sid: string;
      readonly moreTime: boolean;
      readonly deadline?: number;
      /** As they are saved. */
      readonly notes?: string;
    }
  | {
      readonly type: 'wrap-up-unwritten';
      readonly sid: string;
      readonly moreTime: boolean;
      readonly problem: Problem;
    }
  /** Our own server has completed the task, or found it in another status. */
  | { readonly type: 'task-fixed'; readonly sid: string; readonly completed: boolean; readonly status: string };

export type WrapUpIntent =
  | { readonly type: 'complete'; readonly sid: string }
  | { readonly type: 'fix-task'; readonly sid: string; readonly taskSid: string }
  | {
      readonly type: 'write-wrap-up';
      readonly sid: string;
      readonly taskSid: string;
      readonly moreTime: boolean;
      readonly notes?: string;
      /** What was known to be saved when the agent began to type. */
      readonly notesBefore?: string;
      readonly disposition?: string;
      /** By their keys, as they were typed. */
      readonly fields?: Readonly<Record<string, string>>;
    };
