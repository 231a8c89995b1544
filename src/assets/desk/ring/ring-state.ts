import type { SignalEvent } from './signal-event';
import { step, type Step } from '../step';
import { isObject } from '../ground/json';
import type { DeskState } from '../desk-state';

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

/** Whether calls ring, and how loud from 0 to 1. */
export function ringOf({ signals: { choice }, settings }: DeskState): {
  readonly on: boolean;
  readonly volume: number;
} {
  return { on: choice.ring ?? settings.ring.on, volume: choice.volume ?? settings.ring.volume };
}

/** Whether the desktop shows arrivals: the browser allows it, and the agent has not switched it off. */
export function notifies({ signals: { choice, permission } }: DeskState): boolean {
  return permission === 'granted' && choice.notices !== false;
}

/** What the agent set, or what the browser said about sounding and notifying. */
export function onSignalEvent(state: DeskState, event: SignalEvent): Step {
  const { signals } = state;
  switch (event.type) {
    case 'signals-set': {
      const choice = readSignals({ ...signals.choice, ...event.choice });
      return step({ ...state, signals: { ...signals, choice } }, { type: 'keep-signals', choice });
    }
    case 'signals-recalled':
      return step({ ...state, signals: { ...signals, choice: event.choice } });
    case 'sound-told':
      return step({ ...state, signals: { ...signals, sound: event.sound } });
    default:
      return step({ ...state, signals: { ...signals, permission: event.permission } });
  }
}

/** Reads the choice out of a browser's storage, where anything may stand: what makes no sense is left out. */
export function readSignals(stored: unknown): SignalChoice {
  const { ring, volume, notices } = isObject(stored) ? stored : {};
  return {
    ...(typeof ring === 'boolean' && { ring }),
    ...(typeof volume === 'number' && volume >= 0 && volume <= 1 && { volume }),
    ...(typeof notices === 'boolean' && { notices }),
  };
}
