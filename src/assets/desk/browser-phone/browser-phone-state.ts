import type { Problem } from '../ground/facts';

/** A microphone, or a loudspeaker or headset. */
export interface SoundDevice {
  readonly id: string;
  /** Empty until the browser may say it, which is after it may use the microphone. */
  readonly label: string;
}

/** The devices there are, and those in use. */
export interface SoundDevices {
  readonly inputs: readonly SoundDevice[];
  readonly outputs: readonly SoundDevice[];
  readonly input?: string;
  readonly output?: string;
  /** Whether this browser can choose where sound comes out. */
  readonly canChooseOutput: boolean;
}

/** Whether the browser lets the page hear the agent; `unasked` until somebody has answered. */
export type Microphone = 'unknown' | 'unasked' | 'asking' | 'granted' | 'denied' | 'missing';

/** Whether TaskRouter can call the browser. Times are epoch milliseconds. */
export type Line =
  | { readonly name: 'none' }
  | { readonly name: 'starting'; readonly failures: number }
  | { readonly name: 'ready' }
  | { readonly name: 'unreachable'; readonly problem: Problem; readonly failures: number; readonly retryAt: number };

/** A call on the browser. `ringing` only where nobody has accepted a reservation it could belong to. */
export interface BrowserCall {
  readonly stage: 'ringing' | 'answering' | 'open' | 'reconnecting';
  readonly from: string;
  /** The network is too bad to be understood well. */
  readonly isPoor: boolean;
}

/** The browser as the agent's telephone. */
export interface BrowserPhone {
  readonly line: Line;
  readonly microphone: Microphone;
  readonly devices: SoundDevices;
  readonly call?: BrowserCall;
  /** Why the last device was not taken, or the call not answered. */
  readonly problem?: Problem;
}

/** Before anybody is signed in, and for agents with a telephone of their own. */
export const NO_PHONE: BrowserPhone = {
  line: { name: 'none' },
  microphone: 'unknown',
  devices: { inputs: [], outputs: [], canChooseOutput: false },
};

/** What the agent does about the browser as their telephone, and a call on it. */
export type PhoneAsked =
  | { readonly type: 'phone-answer-asked' | 'phone-hang-up-asked' | 'microphone-asked' | 'phone-retry-asked' }
  | { readonly type: 'sound-device-chosen'; readonly kind: 'input' | 'output'; readonly id: string };

/** And what happens to it. */
export type PhoneEvent =
  | PhoneAsked
  | { readonly type: 'phone-ready' }
  /** TaskRouter cannot call the browser, for now. */
  | { readonly type: 'phone-unreachable'; readonly problem: Problem }
  | { readonly type: 'microphone-learnt'; readonly microphone: Microphone }
  | { readonly type: 'sound-devices-learnt'; readonly devices: SoundDevices }
  /** A device was not taken, or a call not answered. */
  | { readonly type: 'phone-failed'; readonly problem: Problem }
  | { readonly type: 'phone-rings'; readonly from: string }
  | { readonly type: 'phone-call-open' | 'phone-call-over' | 'phone-call-reconnecting' }
  | { readonly type: 'phone-call-quality'; readonly isPoor: boolean };

/** What the model wants done with the browser as the agent's telephone. */
export type PhoneIntent =
  /** Begin to take calls; done again, begin anew. */
  | { readonly type: 'open-phone' | 'close-phone' }
  | { readonly type: 'answer-phone' | 'hang-up-phone' | 'ask-microphone' }
  | { readonly type: 'use-sound-device'; readonly kind: 'input' | 'output'; readonly id: string };
