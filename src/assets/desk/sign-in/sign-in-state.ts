import type { Problem, ActivityFacts } from '../ground/facts';

/** Why a session is over, or soon will be. */
export type SessionEnd =
  | 'expired'
  /** Its token goes on for a while, and there is no next one. */
  | 'refused'
  /** On another page of the browser, or by whoever runs the desk. */
  | 'signed-out'
  /** Whoever runs the desk lets the agent in no more. */
  | 'switched-off'
  /** Another agent signed in in this browser. */
  | 'somebody-else';

/**
 * Whether the agent may act, and until when. The worker's name is kept in every state, so that it never has to be
 * typed twice.
 */
export type Session =
  | { readonly name: 'signed-out'; readonly workerName: string; readonly problem?: Problem }
  | { readonly name: 'signing-in'; readonly workerName: string }
  | {
      readonly name: 'open';
      readonly workerName: string;
      readonly openedAt: number;
      readonly renewAt: number;
      readonly expiresAt: number;
      readonly renewing: boolean;
      readonly failures: number;
      /** The agent has a passcode of their own, and may change it. */
      readonly ownPasscode: boolean;
    }
  /** Over, while calls may still run: everything stays on screen and the agent is asked to sign in again. */
  | {
      readonly name: 'ended';
      readonly workerName: string;
      readonly why: SessionEnd;
      readonly signingIn: boolean;
      readonly problem?: Problem;
    };

/** What the agent does about it. */
export type SignInAsked =
  /** The password is not in here: the session port has it for one try. Without a name it is the browser's session that is gone on with. */
  { readonly type: 'sign-in-asked'; readonly workerName: string } | { readonly type: 'sign-out-asked' };

/** And what our own Functions answered. */
export type SignInEvent =
  | SignInAsked
  | {
      readonly type: 'session-opened';
      readonly workerName: string;
      readonly lifeMs: number;
      readonly roll?: number;
      /** When the token was issued, by the server's clock, and when it was asked for, by the browser's. */
      readonly issuedAt?: number;
      readonly askedAt?: number;
      readonly ownPasscode?: boolean;
    }
  | { readonly type: 'session-failed'; readonly problem: Problem; readonly roll?: number }
  /** The token is not taken any more; `code` is whoever refused it's. */
  | { readonly type: 'session-refused'; readonly code?: string }
  /** The server does not answer to whoever has signed out. */
  | { readonly type: 'sign-out-unheard' }
  /** It did, after all. */
  | { readonly type: 'signed-out' }
  | {
      readonly type: 'workspace-read';
      readonly workspaceName: string;
      readonly activities: readonly ActivityFacts[];
    }
  | { readonly type: 'workspace-unread'; readonly problem: Problem; readonly roll?: number };

export type SignInIntent =
  /** Fetch a token with what was just typed, or by the session that the browser keeps. */
  | { readonly type: 'open-session' }
  | { readonly type: 'read-workspace' }
  /** Disconnect and forget the session, after going to an activity when one is given. */
  | { readonly type: 'leave'; readonly activitySid?: string };
