import { isObject } from '../ground/json';

/** What the agent chose about ringing and notifying; where they chose nothing, the operator's settings hold. */
export interface SignalChoice {
  readonly ring?: boolean;
  /** From 0 to 1. */
  readonly volume?: number;
  /** Whether arrivals are shown by the desktop while the agent looks elsewhere, where the browser allows it. */
  readonly notices?: boolean;
}

/** Whether the browser lets this page sound. Browsers refuse until somebody has clicked or typed in it. */
export type Sound = 'unknown' | 'allowed' | 'blocked' | 'unsupported';

/** Whether the browser lets this page notify. */
export type NoticePermission = 'unasked' | 'granted' | 'denied' | 'unsupported';

/** How the page makes itself heard and seen from afar. */
export interface Signals {
  /** Kept in the browser. */
  readonly choice: SignalChoice;
  readonly sound: Sound;
  readonly permission: NoticePermission;
}

export const SIGNALS_AT_FIRST: Signals = { choice: {}, sound: 'unknown', permission: 'unasked' };

/** Reads the choice out of a browser's storage, where anything may stand: what makes no sense is left out. */
export function readSignals(stored: unknown): SignalChoice {
  const { ring, volume, notices } = isObject(stored) ? stored : {};
  return {
    ...(typeof ring === 'boolean' && { ring }),
    ...(typeof volume === 'number' && volume >= 0 && volume <= 1 && { volume }),
    ...(typeof notices === 'boolean' && { notices }),
  };
}

export type RingAsked = { readonly type: 'signals-set'; readonly choice: SignalChoice };

/** What the agent set about ringing and notifying, and what the browser allows. */
export type RingEvent =
  | RingAsked
  /** What an earlier page had kept. */
  | { readonly type: 'signals-recalled'; readonly choice: SignalChoice }
  | { readonly type: 'sound-told'; readonly sound: Sound }
  | { readonly type: 'notices-told'; readonly permission: NoticePermission };

/**
 * What only this tab's browser can do, and only on a click in it: these do not go through the model, which may be
 * another tab's.
 */
export interface Device {
  /** Lets the page sound, here. */
  unlockSound(): void;
  /** One ring, to hear how loud it is. */
  testRing(): void;
  /** Has the browser ask whether this page may notify. */
  askNotices(): void;
}

export type RingIntent = { readonly type: 'keep-signals'; readonly choice: SignalChoice };
