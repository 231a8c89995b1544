import type { CompleteBecause, Request } from '../ground/engagement';
import type { SessionEnd } from '../sign-in/sign-in-state';
import type { ChangedBy, Happening } from './log-state';
import { SHORTCUTS_AT_FIRST, type ShortcutSettings } from '../shortcuts/shortcuts-state';
import { type MessageKey, say } from '../words/desk-words';
import { who, whoAndWhat } from '../ground/caller-words';
import { cause } from '../ground/cause-words';
import { ending, gaveUp } from '../offer/offer-words';
import { keyWords } from '../shortcuts/shortcuts-words';
import { transferSentence } from '../transfer/transfer-words';

const FAILURES = {
  accept: 'log.acceptFailed',
  reject: 'log.rejectFailed',
  end: 'log.endFailed',
  wrap: 'log.wrapFailed',
  complete: 'log.completeFailed',
  fix: 'log.fixFailed',
} as const satisfies Record<Request, MessageKey>;

const ENDED = {
  expired: 'log.sessionExpired',
  refused: 'log.sessionRefused',
  'signed-out': 'log.sessionSignedOut',
  'switched-off': 'log.sessionSwitchedOff',
  'somebody-else': 'log.sessionSomebodyElse',
} as const satisfies Record<SessionEnd, MessageKey>;

const ACTIVITY_BY = {
  agent: 'log.youAre',
  start: 'log.youAre',
  outside: 'log.youWereSet',
  desk: 'log.youWereMoved',
} as const satisfies Record<ChangedBy, MessageKey>;

const COMPLETING = {
  asked: 'log.completing',
  unavailable: 'log.completingUnavailable',
  deadline: 'log.completingDeadline',
} as const satisfies Record<CompleteBecause, MessageKey>;

/** A line of the log, as a sentence without its full stop. */
export function sentence(happening: Happening): string {
  switch (happening.what) {
    case 'signed-in':
      return say('log.signedIn', { worker: happening.worker });
    case 'signed-in-again':
      return say('log.signedInAgain');
    case 'session-ended':
      return say(ENDED[happening.why]);
    case 'renewal-failed':
      return say('log.renewalFailed', { why: cause(happening.problem) });
    case 'connected':
      return say(happening.again ? 'log.connectedAgain' : 'log.connected');
    case 'connection-lost':
      return say('log.connectionLost');
    case 'network-lost':
      return say('log.networkLost');
    case 'network-back':
      return say('log.networkBack');
    case 'connection-failed':
      return say('log.connectingFailed', { why: cause(happening.problem) });
    case 'tab-leads':
      return say('log.tabLeads');
    case 'taken-over':
      return say('log.takenOver');
    case 'returning':
      return say('log.returning', { activity: happening.name });
    case 'workspace-unread':
      return say('log.workspaceUnread', { why: cause(happening.problem) });
    case 'activity':
      return say(ACTIVITY_BY[happening.by], { activity: happening.name });
    case 'activity-failed':
      return say('log.activityFailed', { activity: happening.name, why: cause(happening.problem) });
    case 'gave-up':
      return gaveUp(happening.contact);
    case 'attributes-changed':
      return say('log.attributesChanged');
    case 'ended': {
      const what = ending(happening.outcome, undefined).headline;
      return say('log.ended', { what, caller: who(happening.outcome.caller) });
    }
    case 'offer-failed':
      return happening.reason ? say('log.offerFailedWhy', { why: happening.reason }) : say('log.offerFailed');
    case 'transfer':
      return transferSentence(happening);
    case 'request-failed':
      return say(FAILURES[happening.request], { caller: who(happening.caller), why: cause(happening.problem) });
    case 'no-more-time':
      return say('log.noMoreTime', { caller: who(happening.caller), why: cause(happening.problem) });
    case 'notes-unsaved':
      return say('log.notesUnsaved', { caller: who(happening.caller), why: cause(happening.problem) });
    default:
      return aboutCaller(happening);
  }
}

type AboutCaller = Extract<
  Happening,
  {
    what:
      | 'arrived'
      | 'accepting'
      | 'rejecting'
      | 'connected-call'
      | 'given'
      | 'ending'
      | 'wrapping'
      | 'fixing'
      | 'more-time'
      | 'customer-back'
      | 'offering-again'
      | 'completing';
  }
>;

function aboutCaller(happening: AboutCaller): string {
  const caller = who(happening.caller);
  switch (happening.what) {
    case 'arrived':
      return say(happening.outbound ? 'log.outgoing' : 'log.arrived', { caller: whoAndWhat(happening.caller) });
    case 'accepting':
      return say('log.accepting', { caller });
    case 'rejecting':
      return say('log.rejecting', { caller });
    case 'connected-call':
      return say('log.connectedCall', { caller });
    case 'given':
      return say('log.given', { caller });
    case 'ending':
      return say(happening.talk === 'call' ? 'log.endingCall' : 'log.endingTask', { caller });
    case 'wrapping':
      return say('log.wrapping', { caller });
    case 'fixing':
      return say('log.fixing', { caller });
    case 'more-time':
      return say('log.moreTime', { caller });
    case 'customer-back':
      return say('log.customerBack', { caller });
    case 'offering-again':
      return say('log.offeringAgain', { caller });
    default:
      return say(COMPLETING[happening.because], { caller });
  }
}

/** How urgently a screen reader tells a line; `undefined` for what the agent did or sees anyway. */
export function urgencyOf({ what }: Happening): 'assertive' | 'polite' | undefined {
  switch (what) {
    case 'arrived':
    case 'session-ended':
      return 'assertive';
    case 'signed-in':
    case 'accepting':
    case 'rejecting':
    case 'ending':
      return undefined;
    default:
      return 'polite';
  }
}

const ANNOUNCED = {
  task: { withKeys: 'offer.announcedTask', silently: 'offer.announcedTaskSilently' },
  outgoing: { withKeys: 'offer.announcedOutgoing', silently: 'offer.announcedOutgoingSilently' },
  call: { withKeys: 'offer.announced', silently: 'offer.announcedSilently' },
} as const;

/**
 * What a screen reader says about a line: of an arrival who it is, and the keys that answer it.
 *
 * @param settings - The agent's own keys.
 */
export function announcement(happening: Happening, settings: ShortcutSettings = SHORTCUTS_AT_FIRST.settings): string {
  if (happening.what !== 'arrived') return `${sentence(happening)}.`;
  const caller = whoAndWhat(happening.caller);
  const kind = happening.talk === 'none' ? 'task' : happening.outbound ? 'outgoing' : 'call';
  const [accept, reject] = [keyWords(settings, 'accept', true), keyWords(settings, 'reject', true)];
  if (accept === undefined || reject === undefined) {
    return say(ANNOUNCED[kind].silently, { caller });
  }
  return say(ANNOUNCED[kind].withKeys, { caller, accept, reject });
}

/** Whether a line tells of trouble. */
export function isTrouble({ what }: Happening): boolean {
  return (
    what.endsWith('-failed') ||
    what.endsWith('-lost') ||
    what === 'session-ended' ||
    what === 'workspace-unread' ||
    what === 'notes-unsaved'
  );
}
