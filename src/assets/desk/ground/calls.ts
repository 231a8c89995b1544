import type { Problem } from './facts';
import type { Directory, Transfer } from '../transfer/transfer-state';

/** Somebody in a call, or on the way into it, as our server tells. */
export interface Person {
  readonly callSid: string;
  /** The number of somebody whom an agent added. */
  readonly added?: string;
  /** Whether they can talk: else they are being called. */
  readonly connected: boolean;
  readonly held: boolean;
  readonly muted: boolean;
  /** The agent's own phone, called back into a call that they had handed over in vain. */
  readonly yours?: boolean;
  /** Of a supervisor: nobody hears them, the agent alone does, or everybody. */
  readonly supervisor?: { readonly name: string; readonly as: 'listens' | 'whispers' | 'talks' };
}

/** Whether somebody talks in the call: a supervisor who listens is nobody to leave a customer with. */
export const talks = ({ connected, supervisor }: Person): boolean =>
  connected && (supervisor === undefined || supervisor.as === 'talks');

/**
 * A number that the agent added. `ended` stays until the agent has seen it.
 *
 * `how`: Twilio's word for what became of the call: `busy`, `no-answer`, `failed`, `canceled`, `completed` or `unknown`.
 */
export interface Third {
  readonly callSid: string;
  readonly number: string;
  readonly stage: 'calling' | 'in' | 'ended';
  readonly how?: string;
}

/** A number that was added and is in the call no more, with what became of it. */
export interface Left {
  readonly callSid: string;
  readonly status: string;
}

/** What can be asked for during a call. */
export type CallRequest =
  | 'hold'
  | 'resume'
  | 'mute'
  | 'unmute'
  | 'transfer'
  | 'cancel-transfer'
  | 'hold-colleague'
  | 'resume-colleague'
  | 'remove-colleague'
  | 'add'
  | 'drop'
  | 'digits'
  | 'leave'
  | 'end-stranded'
  | 'take-back'
  | 'offer-again'
  | 'ask-help'
  | 'withdraw-help';

/** What is open under a call's buttons. */
export type Panel = 'more' | 'transfer' | 'add' | 'keypad' | 'help';

/** What the page knows of a call besides its reservation. Times are epoch milliseconds by the browser's clock. */
export interface CallState {
  /** The reservation's SID. */
  readonly sid: string;
  readonly asked: readonly CallRequest[];
  readonly problem?: { readonly request: CallRequest; readonly problem: Problem };
  /** Who is in it, as last read; absent until it was read. */
  readonly people?: readonly Person[];
  /** The agent's own call, as the task's attributes had it before anybody else joined. */
  readonly ownCallSid?: string;
  /** The agent has spoken in it, or their phone was called for it. */
  readonly begun?: boolean;
  /** The reservation of the call for whose sake the customer waits on hold. */
  readonly heldFor?: string;
  /** Since when the customer is on hold. */
  readonly heldSince?: number;
  readonly muted: boolean;
  /** The agent joined a colleague's call, and has been alone with the customer since. */
  readonly isAlone?: boolean;
  /** When hold or mute were last changed: what was asked for before is old news. */
  readonly changedAt: number;
  readonly reading: boolean;
  /** When to look again who is in it. */
  readonly readAt: number;
  /** What could be seen of it when that was last decided. */
  readonly signs?: string;
  readonly thirds: readonly Third[];
  readonly transfer?: Transfer;
  /** A number that is called for the customer's sake: talked to first, or had to take over as soon as it answers. */
  readonly handing?: { readonly number: string; readonly mode: Transfer['mode'] };
  /**
   * Who has the customer after the agent left: nobody since then, or somebody. `own`: the agent's own phone is called
   * back into the call, or is there.
   */
  readonly fate?: { readonly isAlone: boolean; readonly since: number; readonly own?: 'calling' | 'there' };
  /** The customer is to be offered again once what the agent wrote is saved, for it goes with them. */
  readonly savesFirst?: true;
  readonly panel?: Panel;
  /** What the agent has typed; kept while another call is in focus. */
  readonly number: string;
  readonly search: string;
  readonly mode: Transfer['mode'];
  /** Keys that were pressed, and those of them that are not sent yet. */
  readonly keys: string;
  readonly unsentKeys: string;
}

/** Everything about calls that go on. */
export interface InCall {
  readonly calls: readonly CallState[];
  readonly directory: Directory;
}

export const NO_CALLS: InCall = { calls: [], directory: { name: 'unread' } };

/** A call of which nothing is known yet. */
export function newCall(sid: string): CallState {
  return {
    sid,
    asked: [],
    muted: false,
    changedAt: 0,
    reading: false,
    readAt: 0,
    thirds: [],
    number: '',
    search: '',
    mode: 'WARM',
    keys: '',
    unsentKeys: '',
  };
}

/** What is known of the call of a reservation. */
export function callOf({ calls }: InCall, sid: string): CallState {
  return calls.find((call) => call.sid === sid) ?? newCall(sid);
}

/** Puts a changed call in the place of the old one, or adds it. */
export function withCall(inCall: InCall, changed: CallState): InCall {
  const others = inCall.calls.filter(({ sid }) => sid !== changed.sid);
  return { ...inCall, calls: [...others, changed] };
}

export function isAsked({ asked }: CallState, ...requests: readonly CallRequest[]): boolean {
  return requests.some((request) => asked.includes(request));
}

/** Notes that a request goes out, and forgets what went wrong with the last one. */
export function asking(call: CallState, request: CallRequest): CallState {
  const { problem: _problem, ...kept } = call;
  return { ...kept, asked: [...call.asked, request] };
}
