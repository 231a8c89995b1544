import type { Problem } from '../ground/facts';
import type { DirectoryPage } from '../transfer/transfer-directory';
import type { Left, Person } from './call-people';
import type { CallRequest, Panel } from '../ground/calls';
import type { Transfer, TransferFacts } from '../transfer/transfer-state';

/** What the agent did during a call. */
export type InCallAgentEvent =
  | { readonly type: 'hold-asked' | 'mute-asked'; readonly sid: string; readonly on: boolean }
  | { readonly type: 'panel-asked'; readonly sid: string; readonly panel?: Panel }
  | { readonly type: 'number-typed' | 'search-typed'; readonly sid: string; readonly text: string }
  | { readonly type: 'mode-chosen'; readonly sid: string; readonly mode: Transfer['mode'] }
  | {
      readonly type: 'transfer-asked';
      readonly sid: string;
      readonly to: string;
      readonly name: string;
      readonly kind: Transfer['kind'];
    }
  | { readonly type: 'transfer-cancel-asked' | 'transfer-dismissed'; readonly sid: string }
  | { readonly type: 'colleague-hold-asked'; readonly sid: string; readonly on: boolean }
  | { readonly type: 'colleague-removal-asked' | 'leave-asked' | 'add-asked'; readonly sid: string }
  /** Nobody took a call that was handed on: end it for the customer who waits, or have the customer back. */
  | { readonly type: 'stranded-end-asked' | 'take-back-asked'; readonly sid: string }
  | { readonly type: 'drop-asked'; readonly sid: string; readonly callSid: string }
  | { readonly type: 'third-dismissed'; readonly sid: string; readonly callSid: string }
  | { readonly type: 'key-pressed'; readonly sid: string; readonly key: string }
  | { readonly type: 'call-problem-dismissed'; readonly sid: string }
  | { readonly type: 'directory-asked'; readonly further: boolean };

/** What came back. */
export type InCallAnswerEvent =
  | { readonly type: 'call-request-done'; readonly sid: string; readonly request: CallRequest }
  | {
      readonly type: 'call-request-failed';
      readonly sid: string;
      readonly request: CallRequest;
      readonly problem: Problem;
    }
  | { readonly type: 'number-added'; readonly sid: string; readonly number: string; readonly callSid: string }
  | {
      readonly type: 'people-read';
      readonly sid: string;
      readonly people: readonly Person[];
      readonly left: readonly Left[];
      readonly askedAt: number;
    }
  | { readonly type: 'people-unread'; readonly sid: string; readonly isOver?: boolean }
  | { readonly type: 'transfer-changed'; readonly sid: string; readonly transfer: TransferFacts }
  /** TaskRouter knows of no transfer that is under way. */
  | { readonly type: 'transfer-unheard'; readonly sid: string }
  | { readonly type: 'directory-read'; readonly page: DirectoryPage; readonly further: boolean }
  | { readonly type: 'directory-unread'; readonly problem: Problem };

export type InCallEvent = InCallAgentEvent | InCallAnswerEvent;

const TYPES: Record<InCallEvent['type'], true> = {
  'hold-asked': true,
  'mute-asked': true,
  'panel-asked': true,
  'number-typed': true,
  'search-typed': true,
  'mode-chosen': true,
  'transfer-asked': true,
  'transfer-cancel-asked': true,
  'transfer-dismissed': true,
  'colleague-hold-asked': true,
  'colleague-removal-asked': true,
  'leave-asked': true,
  'add-asked': true,
  'stranded-end-asked': true,
  'take-back-asked': true,
  'drop-asked': true,
  'third-dismissed': true,
  'key-pressed': true,
  'call-problem-dismissed': true,
  'directory-asked': true,
  'call-request-done': true,
  'call-request-failed': true,
  'number-added': true,
  'people-read': true,
  'people-unread': true,
  'transfer-changed': true,
  'transfer-unheard': true,
  'directory-read': true,
  'directory-unread': true,
};

export function isInCallEvent(event: { readonly type: string }): event is InCallEvent {
  return Object.hasOwn(TYPES, event.type);
}
