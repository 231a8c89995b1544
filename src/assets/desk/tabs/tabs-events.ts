import type { DeskState } from '../desk-state';

/** What concerns one tab of the browser alone. Other events are the leading tab's: those that follow pass them on. */
export type TabEvent =
  /** The browser's tabs have settled who leads. */
  | { readonly type: 'tab-leads'; readonly leads: boolean }
  /** The leading tab told how things stand. */
  | { readonly type: 'state-shared'; readonly state: DeskState }
  /** A mistake of the page's own that nothing else dealt with. */
  | { readonly type: 'page-failed'; readonly message: string }
  | { readonly type: 'failure-dismissed' | 'joined-dismissed' };

const TAB_EVENTS: Record<TabEvent['type'], true> = {
  'tab-leads': true,
  'state-shared': true,
  'page-failed': true,
  'failure-dismissed': true,
  'joined-dismissed': true,
};

/** Whether an event stays in the tab where it happened. */
export function isTabEvent<T extends { readonly type: string }>(event: T): event is Extract<T, TabEvent> {
  return Object.hasOwn(TAB_EVENTS, event.type);
}
