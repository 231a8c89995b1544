import type { Transfer } from '../transfer/transfer-state';

/** What the model wants done about a call that goes on. */
export type InCallIntent =
  | { readonly type: 'hold-customer'; readonly sid: string; readonly on: boolean }
  | { readonly type: 'mute-agent'; readonly sid: string; readonly on: boolean }
  | {
      readonly type: 'begin-transfer';
      readonly sid: string;
      readonly to: string;
      readonly mode: Transfer['mode'];
      /** There is a conference, which must not end when the agent leaves it. */
      readonly isCall: boolean;
    }
  | { readonly type: 'cancel-transfer'; readonly sid: string }
  /** Whether the conference is over when the agent leaves. */
  | { readonly type: 'end-with-agent'; readonly sid: string; readonly on: boolean }
  | { readonly type: 'hold-colleague'; readonly sid: string; readonly workerSid: string; readonly on: boolean }
  | { readonly type: 'remove-colleague'; readonly sid: string; readonly workerSid: string }
  | {
      readonly type: 'read-people';
      readonly sid: string;
      readonly taskSid: string;
      readonly watch: readonly string[];
      readonly askedAt: number;
    }
  | { readonly type: 'add-number'; readonly sid: string; readonly taskSid: string; readonly number: string }
  | { readonly type: 'drop-number'; readonly sid: string; readonly taskSid: string; readonly callSid: string }
  /** To one participant, or to everybody through the browser's phone. */
  | {
      readonly type: 'send-digits';
      readonly sid: string;
      readonly taskSid: string;
      readonly callSid?: string;
      readonly digits: string;
    }
  | {
      readonly type: 'leave-call';
      readonly sid: string;
      readonly taskSid: string;
      /** Have the customer back first, or nobody could. */
      readonly resume: boolean;
    }
  | { readonly type: 'end-stranded' | 'take-back'; readonly sid: string; readonly taskSid: string }
  | { readonly type: 'read-directory'; readonly page?: string };

const TYPES: Record<InCallIntent['type'], true> = {
  'hold-customer': true,
  'mute-agent': true,
  'begin-transfer': true,
  'cancel-transfer': true,
  'end-with-agent': true,
  'hold-colleague': true,
  'remove-colleague': true,
  'read-people': true,
  'add-number': true,
  'drop-number': true,
  'send-digits': true,
  'leave-call': true,
  'end-stranded': true,
  'take-back': true,
  'read-directory': true,
};

export function isInCallIntent(intent: { readonly type: string }): intent is InCallIntent {
  return Object.hasOwn(TYPES, intent.type);
}
