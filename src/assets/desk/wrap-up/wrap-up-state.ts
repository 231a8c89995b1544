import type { Typed } from './wrap-up-draft';
import type { Problem } from '../ground/facts';

/** What the agent does about notes, disposition and the time for wrap-up. */
export type AgentWrapUpEvent =
  | ({ readonly type: 'notes-typed'; readonly sid: string } & Typed)
  /** No code takes a choice back. */
  | { readonly type: 'disposition-chosen'; readonly sid: string; readonly disposition: string }
  /** The agent left the field: nothing to wait for. */
  | { readonly type: 'notes-left'; readonly sid: string }
  /** Save once more what could not be saved. */
  | { readonly type: 'save-asked'; readonly sid: string }
  | { readonly type: 'more-time-asked'; readonly sid: string }
  /** Complete although the notes could not be saved. */
  | { readonly type: 'complete-anyway-asked'; readonly sid: string };

/** What happens to them. */
export type WrapUpEvent =
  | AgentWrapUpEvent
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
    };
