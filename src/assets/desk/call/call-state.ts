import type { Problem } from '../ground/facts';
import type { Typed } from '../numbers/numbers-state';
import type { Left, Person, CallRequest, Panel } from '../ground/calls';

/** What the agent does during a call. */
export type CallAsked =
  | { readonly type: 'end-asked' | 'leave-asked'; readonly sid: string }
  | { readonly type: 'hold-asked' | 'mute-asked'; readonly sid: string; readonly on: boolean }
  | { readonly type: 'panel-asked'; readonly sid: string; readonly panel?: Panel }
  | { readonly type: 'key-pressed'; readonly sid: string; readonly key: string }
  /** A number to be added to the call. */
  | { readonly type: 'number-typed'; readonly sid: string; readonly text: string }
  | { readonly type: 'add-asked'; readonly sid: string; readonly typed?: Typed }
  | { readonly type: 'drop-asked' | 'third-dismissed'; readonly sid: string; readonly callSid: string }
  | { readonly type: 'call-problem-dismissed'; readonly sid: string };

/** And what comes back. */
export type CallEvent =
  | CallAsked
  /** The conference of a call that was to be ended; TaskRouter's own events tell what became of the reservation. */
  | { readonly type: 'conference-ended'; readonly sid: string; readonly alreadyEnded: boolean }
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
  | { readonly type: 'people-unread'; readonly sid: string; readonly isOver?: boolean };

export type CallIntent =
  | { readonly type: 'wrap'; readonly sid: string }
  | { readonly type: 'end-conference'; readonly sid: string; readonly conference: string }
  | { readonly type: 'hold-customer'; readonly sid: string; readonly on: boolean }
  | { readonly type: 'mute-agent'; readonly sid: string; readonly on: boolean }
  /** Whether the conference is over when the agent leaves. */
  | { readonly type: 'end-with-agent'; readonly sid: string; readonly on: boolean }
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
    };
