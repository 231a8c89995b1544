import type { Problem, WorkerFacts } from '../ground/facts';

/** A change of activity on its way. */
export interface ActivityChange {
  /** What the agent chose last. */
  readonly to: string;
  /** What TaskRouter was asked for and has not answered yet. */
  readonly sent?: string;
  /** Reservations whose wrap-up is completed first. */
  readonly waitingFor: readonly string[];
  /** Why the page asked for it by itself; absent where the agent did. */
  readonly because?: AutomaticReason;
  /** What rings is rejected with it, and goes to others. */
  readonly rejectPending?: boolean;
}

/** What the page does to the agent's status by itself, and what it remembers for that. */
export interface Automation {
  /** Chosen by the agent for after this call. */
  readonly next?: string;
  /**
   * While the agent is on calls, from the first to the end of the last wrap-up: the activity to go back to, where the
   * page itself has made the agent busy and nobody has said anything else since.
   */
  readonly stretch?: { readonly backTo?: string };
}

/** Why the page changes the status by itself. */
export type AutomaticReason = 'busy' | 'back' | 'next';

/** What the agent chooses. */
export type ActivityAsked =
  | { readonly type: 'activity-chosen'; readonly activitySid: string }
  /** What comes after this call; no activity takes the choice back. */
  | { readonly type: 'next-activity-chosen'; readonly activitySid?: string }
  /** Go unavailable, and hand on what rings. */
  | { readonly type: 'go-away-asked' };

/** And what TaskRouter says about the worker. */
export type ActivityEvent =
  | ActivityAsked
  | { readonly type: 'worker-changed'; readonly worker: WorkerFacts }
  /** The answer to `set-activity`. */
  | { readonly type: 'activity-set'; readonly worker: WorkerFacts }
  | { readonly type: 'activity-failed'; readonly problem: Problem };

export type ActivityIntent = {
  readonly type: 'set-activity';
  readonly activitySid: string;
  readonly rejectPending?: boolean;
};
