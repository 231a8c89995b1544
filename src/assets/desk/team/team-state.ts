import type { Problem } from '../ground/facts';

/** A queue whose calls the agent gets. */
export interface TeamQueue {
  readonly name: string;
  readonly waiting: number;
  readonly longestWaitMs: number;
}

export type PersonState = 'free' | 'ringing' | 'working' | 'wrapping' | 'away';

export interface TeamColleague {
  readonly name: string;
  readonly activity: string;
  readonly state: PersonState;
}

/** Own queues and colleagues, as they were when they were read. */
export interface TeamFacts {
  readonly queues: readonly TeamQueue[];
  readonly colleagues: readonly TeamColleague[];
}

/** What stands on the card of whoever waits. Times in epoch milliseconds. */
export interface Team {
  readonly facts?: TeamFacts;
  /** When it was read, or the reading began that goes on. */
  readonly askedAt: number;
  readonly isReading: boolean;
  readonly problem?: Problem;
}

/** Somebody looks at it: a tab that is seen asks again and again, one that is hidden does not. */
export interface TeamAsked {
  readonly type: 'team-asked';
}

export type TeamEvent =
  | TeamAsked
  | { readonly type: 'team-read'; readonly facts: TeamFacts }
  | { readonly type: 'team-unread'; readonly problem: Problem };

export interface TeamIntent {
  readonly type: 'read-team';
}
