/**
 * What belongs to this tab alone. Everything else in the state is the same in all tabs of a browser: one tab leads,
 * and the others draw what it tells them.
 */
export interface TabState {
  /** Whether this tab has the connection and may sound; among the tabs of a browser, one does. */
  readonly leads: boolean;
  /** It joined the session of another tab, without a sign-in of its own; until the agent has seen that. */
  readonly joined?: boolean;
  /** Something in this tab broke; until the agent has seen that. */
  readonly failure?: PageFailure;
}

/** A mistake in the page's own program. */
export interface PageFailure {
  /** Epoch milliseconds of the last time. */
  readonly at: number;
  /** What the browser said, for whoever looks after the desk. */
  readonly message: string;
  readonly times: number;
}
