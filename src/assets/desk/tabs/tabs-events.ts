import type { DeskState } from '../desk-state';

/** What the agent does about it. */
export type TabAsked = { readonly type: 'failure-dismissed' | 'joined-dismissed' };

/** What concerns one tab of the browser alone. Other events are the leading tab's: those that follow pass them on. */
export type TabEvent =
  /** The browser's tabs have settled who leads. */
  | { readonly type: 'tab-leads'; readonly leads: boolean }
  /** The leading tab told how things stand. */
  | { readonly type: 'state-shared'; readonly state: DeskState }
  /** A mistake of the page's own that nothing else dealt with. */
  | { readonly type: 'page-failed'; readonly message: string }
  | TabAsked;
