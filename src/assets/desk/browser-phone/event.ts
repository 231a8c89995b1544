import type { Problem } from '../ground/facts';
import type { Microphone, SoundDevices } from './browser-phone-state';

/** What the agent does about a call on the browser. */
export type PhoneCallAsk = { readonly type: 'phone-answer-asked' } | { readonly type: 'phone-hang-up-asked' };

/** What the agent does about the browser as their telephone. */
export type PhoneAgentEvent =
  | PhoneCallAsk
  | { readonly type: 'microphone-asked' | 'phone-retry-asked' }
  | { readonly type: 'sound-device-chosen'; readonly kind: 'input' | 'output'; readonly id: string };

/** What happens to a call on the browser. */
export type PhoneCallEvent =
  | PhoneCallAsk
  | { readonly type: 'phone-rings'; readonly from: string }
  | { readonly type: 'phone-call-open' }
  | { readonly type: 'phone-call-over' }
  | { readonly type: 'phone-call-reconnecting' }
  | { readonly type: 'phone-call-quality'; readonly isPoor: boolean };

/** What happens to the browser as a telephone. */
export type PhoneEvent =
  | PhoneAgentEvent
  | PhoneCallEvent
  | { readonly type: 'phone-ready' }
  /** TaskRouter cannot call the browser, for now. */
  | { readonly type: 'phone-unreachable'; readonly problem: Problem }
  | { readonly type: 'microphone-learnt'; readonly microphone: Microphone }
  | { readonly type: 'sound-devices-learnt'; readonly devices: SoundDevices }
  /** A device was not taken, or a call not answered. */
  | { readonly type: 'phone-failed'; readonly problem: Problem };

const TYPES: Record<PhoneEvent['type'], true> = {
  'microphone-asked': true,
  'phone-retry-asked': true,
  'phone-answer-asked': true,
  'phone-hang-up-asked': true,
  'sound-device-chosen': true,
  'phone-ready': true,
  'phone-unreachable': true,
  'microphone-learnt': true,
  'sound-devices-learnt': true,
  'phone-rings': true,
  'phone-call-open': true,
  'phone-call-over': true,
  'phone-call-reconnecting': true,
  'phone-call-quality': true,
  'phone-failed': true,
};

export function isPhoneEvent(event: { readonly type: string }): event is PhoneEvent {
  return Object.hasOwn(TYPES, event.type);
}
