import type { Problem } from '../ground/facts';
import type { Typed } from '../numbers/numbers-state';

/** What this desk offers besides the calls that come in. */
export interface Features {
  readonly outbound: boolean;
  readonly thirdNumber: boolean;
  /** The numbers of which one is shown to whoever is called, the usual one first; where there is a choice. */
  readonly callerIds?: readonly string[];
  /** Whether earlier calls are kept. */
  readonly history?: true;
  /** How numbers begin that may be called; any, where it is left out. */
  readonly prefixes?: readonly string[];
}

export const NO_FEATURES: Features = { outbound: false, thirdNumber: false };

/** The dial pad. What is typed stays until it was dialled. */
export interface Outbound {
  readonly features: Features;
  readonly open: boolean;
  readonly number: string;
  /** The number that was dialled last, in this tab's session. */
  readonly last?: string;
  /** What the agent shows to whoever they call; the usual number without it. */
  readonly callerId?: string;
  /** What is being dialled: asked of our server, and not offered by TaskRouter yet. */
  readonly dialling?: {
    readonly number: string;
    readonly since: number;
    readonly taskSid?: string;
    /** No answer came: whether it was asked for shows in the call's being offered, or not. */
    readonly unclear?: { readonly problem: Problem; readonly until: number };
  };
  readonly problem?: Problem;
  /** How many more calls the desk makes for the agent in this hour, as it said at the last one. */
  readonly callsLeft?: number;
}

export const NOT_DIALLING: Outbound = { features: NO_FEATURES, open: false, number: '' };

export type DiallingAsked =
  | { readonly type: 'pad-asked'; readonly open: boolean }
  | { readonly type: 'dial-typed'; readonly text: string }
  /** Somebody of an earlier call, or who was called last. */
  | { readonly type: 'call-back-asked'; readonly number: string }
  | { readonly type: 'caller-id-chosen'; readonly number: string }
  /** `typed`: what the number that was typed means, where the page knows the country's plan by now. */
  | { readonly type: 'dial-asked'; readonly typed?: Typed };

export type DiallingEvent =
  | DiallingAsked
  | { readonly type: 'features-read'; readonly features: Features }
  | { readonly type: 'dial-sent'; readonly taskSid: string; readonly callsLeft?: number }
  | { readonly type: 'dial-failed'; readonly problem: Problem };

export type DiallingIntent = { readonly type: 'dial'; readonly number: string; readonly callerId?: string };
