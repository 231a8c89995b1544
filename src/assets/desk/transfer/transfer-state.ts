import type { Problem } from '../ground/facts';

/** A transfer as TaskRouter tells it. */
export interface TransferFacts {
  readonly mode: 'WARM' | 'COLD';
  /** A worker's or a queue's SID. */
  readonly to: string;
  readonly kind: 'worker' | 'queue';
  readonly status: 'initiated' | 'complete' | 'failed' | 'canceled';
  /** Somebody in the queue did not take it, and the next one is tried. */
  readonly attemptFailed?: boolean;
  readonly reason?: string;
}

/** Why nobody took a call that was handed on. */
export type WhyNot = 'rejected' | 'timeout' | 'canceled' | 'unknown';

/**
 * A call that the agent hands on, from the question to its end. `asking`: TaskRouter has not said yes yet.
 */
export interface Transfer {
  readonly mode: TransferFacts['mode'];
  readonly to: string;
  readonly kind: TransferFacts['kind'];
  /** Empty where it is not known, as after the page was loaded again. */
  readonly name: string;
  readonly stage: 'asking' | 'offered' | 'accepted' | 'failed' | 'canceled';
  readonly why?: WhyNot;
  /** How many in a queue did not take it. */
  readonly tries: number;
  /** Whether the agent has put the colleague on hold. */
  readonly colleagueHeld: boolean;
  /** TaskRouter knows of it no more, and its end was not heard: who is in the call tells what came of it. */
  readonly unheard?: true;
}

export interface ColleagueFacts {
  readonly sid: string;
  readonly name: string;
  readonly activity: string;
  readonly available: boolean;
}

export interface QueueFacts {
  readonly sid: string;
  readonly name: string;
  readonly waiting: number;
  readonly available: number;
}

/** A page of those a call can be handed to. */
export interface DirectoryPage {
  readonly workers: readonly ColleagueFacts[];
  readonly queues: readonly QueueFacts[];
  readonly next?: string;
}

/** Whom a call can be handed to, as last read. What is read anew shows the old list meanwhile. */
export interface Directory {
  readonly name: 'unread' | 'reading' | 'read' | 'failed';
  readonly page?: DirectoryPage;
  readonly problem?: Problem;
  /** What was searched for last, where not everybody is on the pages that were read. */
  readonly sought?: Sought;
}

/** A search by the server. Until it has answered, `workers` is what it found before. */
export interface Sought {
  readonly text: string;
  readonly stage: 'asked' | 'found' | 'failed';
  readonly workers: readonly ColleagueFacts[];
  readonly problem?: Problem;
}

/** What the agent does to hand a call or a task on. */
export type TransferAsked =
  | { readonly type: 'directory-asked'; readonly further: boolean }
  | { readonly type: 'search-typed'; readonly sid: string; readonly text: string }
  | { readonly type: 'search-again-asked' }
  | { readonly type: 'mode-chosen'; readonly sid: string; readonly mode: Transfer['mode'] }
  | {
      readonly type: 'transfer-asked';
      readonly sid: string;
      readonly to: string;
      readonly name: string;
      readonly kind: Transfer['kind'];
    }
  | { readonly type: 'number-chosen'; readonly sid: string; readonly number: string }
  | { readonly type: 'transfer-cancel-asked' | 'transfer-dismissed'; readonly sid: string }
  | { readonly type: 'colleague-hold-asked'; readonly sid: string; readonly on: boolean }
  | { readonly type: 'colleague-removal-asked'; readonly sid: string };

/** And what is heard of it. */
export type TransferEvent =
  | TransferAsked
  | { readonly type: 'transfer-changed'; readonly sid: string; readonly transfer: TransferFacts }
  /** TaskRouter knows of no transfer that is under way. */
  | { readonly type: 'transfer-unheard'; readonly sid: string }
  | { readonly type: 'directory-read'; readonly page: DirectoryPage; readonly further: boolean }
  | { readonly type: 'directory-unread'; readonly problem: Problem }
  | { readonly type: 'colleagues-found'; readonly text: string; readonly workers: readonly ColleagueFacts[] }
  | { readonly type: 'search-failed'; readonly text: string; readonly problem: Problem };

export type TransferIntent =
  | {
      readonly type: 'begin-transfer';
      readonly sid: string;
      readonly to: string;
      readonly mode: Transfer['mode'];
      /** There is a conference, which must not end when the agent leaves it. */
      readonly isCall: boolean;
    }
  | { readonly type: 'cancel-transfer'; readonly sid: string }
  | { readonly type: 'hold-colleague'; readonly sid: string; readonly workerSid: string; readonly on: boolean }
  | { readonly type: 'remove-colleague'; readonly sid: string; readonly workerSid: string }
  | { readonly type: 'read-directory'; readonly page?: string }
  | { readonly type: 'search-colleagues'; readonly text: string };

const STAGES = { initiated: 'offered', complete: 'accepted', failed: 'failed', canceled: 'canceled' } as const;

/** What TaskRouter's word makes of what is known. */
export function learnTransfer(before: Transfer | undefined, facts: TransferFacts): Transfer {
  const { mode, to, kind, status, attemptFailed, reason } = facts;
  const isSame = before?.to === to && before.mode === mode;
  const tries = isSame ? before.tries : 0;
  return {
    mode,
    to,
    kind,
    name: isSame ? before.name : '',
    stage: STAGES[status],
    tries: attemptFailed ? tries + 1 : tries,
    colleagueHeld: isSame && before.colleagueHeld,
    ...(status === 'failed' && { why: whyOf(reason) }),
  };
}

/** TaskRouter gives a sentence whose wording is not documented; the reservation's status is in it. */
function whyOf(reason = ''): WhyNot {
  if (/reject/i.test(reason)) return 'rejected';
  if (/time(d\s?)?out/i.test(reason)) return 'timeout';
  if (/cancel/i.test(reason)) return 'canceled';
  return 'unknown';
}

/** Whether an agent whose part is over left the call by it: one who asked a colleague in vain had it to the end. */
export function isHandedOver({ mode, stage }: Transfer): boolean {
  return mode === 'COLD' || stage === 'accepted';
}

/** A transfer whose end was not heard, by whether somebody came. */
export function endUnheard({ unheard: _unheard, ...transfer }: Transfer, cameAbout: boolean): Transfer {
  return cameAbout ? { ...transfer, stage: 'accepted' } : { ...transfer, stage: 'failed', why: 'unknown' };
}

/**
 * Whether the customer has left the agent for a queue, and waits there as everybody does who calls it. A queue has no time by which
 * it answers.
 */
export function waitsInQueue(transfer: Transfer | undefined): boolean {
  return transfer?.kind === 'queue' && transfer.mode === 'COLD' && transfer.stage === 'offered' && !transfer.unheard;
}

/** Whether it has neither come about nor been given up. */
export function isPending(transfer: Transfer | undefined): boolean {
  return transfer?.stage === 'asking' || transfer?.stage === 'offered';
}
