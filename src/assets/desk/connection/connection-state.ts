import type { WorkerFacts, ActivityFacts, ReservationFacts, Problem } from '../ground/facts';

/** Whether TaskRouter's news reach the page. */
export type Connection =
  | { readonly name: 'none' }
  | { readonly name: 'connecting'; readonly since: number }
  /** `failures`: tries that failed before it was made. */
  | { readonly name: 'connected'; readonly since: number; readonly failures?: number }
  | {
      readonly name: 'reconnecting';
      readonly since: number;
      readonly failures: number;
      /** When the next try is made, or was made that is still under way. */
      readonly tryAt: number;
      readonly trying: boolean;
    }
  /** The browser says that there is no network. */
  | { readonly name: 'offline'; readonly since: number }
  /** The worker is signed in at another desk, which took over. `returning`: the agent wants to be back here. */
  | { readonly name: 'elsewhere'; readonly since: number; readonly returning?: boolean };

/** What the agent does about it. */
export type ConnectionAsked =
  /** Connect without waiting for the next try; take the session back from where it was taken over. */
  { readonly type: 'try-now-asked' | 'use-here-asked' };

/** And what happened to it. Where a pause may follow, `roll` is a random number from 0 to 1 to spread it by. */
export type ConnectionEvent =
  | ConnectionAsked
  | {
      /** Connected, for the first time or again, and everything has been read anew. */
      readonly type: 'ready';
      readonly worker: WorkerFacts;
      readonly activities: readonly ActivityFacts[];
      /** Open reservations only. Those the page knows and which are not here are reported one by one. */
      readonly reservations: readonly ReservationFacts[];
    }
  | { readonly type: 'connection-lost'; readonly roll?: number }
  | { readonly type: 'connection-failed'; readonly problem: Problem; readonly roll?: number }
  /** Another session of this worker threw this one out. */
  | { readonly type: 'taken-over' }
  /** The computer or the tab slept: the socket may be dead without knowing. */
  | { readonly type: 'woke' }
  | { readonly type: 'network'; readonly online: boolean };

export type ConnectionIntent =
  /**
   * Connect to TaskRouter anew with the session's token. Only `takeOver` throws other sessions of this worker out, so
   * that two desks never do so in turn.
   */
  | { readonly type: 'connect'; readonly takeOver: boolean }
  /** Disconnect without leaving: another tab has the connection now. */
  | { readonly type: 'let-go' }
  /** Look at the clock at this time, epoch milliseconds, besides every second. */
  | { readonly type: 'tick-at'; readonly at: number }
  /** Go on with the session's new token. */
  | { readonly type: 'use-new-token' };
