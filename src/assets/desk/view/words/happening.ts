import type { Happening, Request } from '../../model/log';
import { who, whoAndWhat } from './caller';
import { ending } from './outcome';
import { cause } from './problem';

const ATTEMPTS: Record<Request, string> = {
  accept: 'Accepting',
  reject: 'Rejecting',
  end: 'Ending the call with',
  wrap: 'Ending',
  complete: 'Completing',
  fix: 'Completing through our server',
};

/** A line of the log, as a sentence without its full stop. */
export function sentence(happening: Happening): string {
  switch (happening.what) {
    case 'signed-in':
      return `Signed in as ${happening.worker}`;
    case 'signed-in-again':
      return 'Signed in again';
    case 'session-ended':
      return happening.why === 'expired' ? 'The session ran out' : 'The session was refused';
    case 'renewal-failed':
      return `Renewing the session failed: ${cause(happening.problem)}`;
    case 'connected':
      return happening.again ? 'Connected again; everything was read anew' : 'Connected to TaskRouter';
    case 'connection-lost':
      return 'Connection lost; trying again';
    case 'network-lost':
      return 'This computer went offline';
    case 'network-back':
      return 'This computer is online again';
    case 'connection-failed':
      return `Connecting failed: ${cause(happening.problem)}; trying again`;
    case 'workspace-unread':
      return `The workspace could not be read: ${cause(happening.problem)}`;
    case 'activity':
      return happening.by === 'outside' ? `You were set to ${happening.name}` : `You are ${happening.name}`;
    case 'activity-failed':
      return `Changing to ${happening.name} failed: ${cause(happening.problem)}`;
    case 'attributes-changed':
      return 'Your skills or attributes were changed';
    case 'ended':
      return `${ending(happening.outcome, undefined).headline}: ${who(happening.outcome.caller)}`;
    case 'offer-failed':
      return `A task meant for you could not be offered${happening.reason ? `: ${happening.reason}` : ''}`;
    case 'request-failed':
      return `${ATTEMPTS[happening.request]} ${who(happening.caller)} failed: ${cause(happening.problem)}`;
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
      | 'completing';
  }
>;

function aboutCaller(happening: AboutCaller): string {
  const name = who(happening.caller);
  switch (happening.what) {
    case 'arrived':
      return `Incoming: ${whoAndWhat(happening.caller)}`;
    case 'accepting':
      return `You accept ${name}`;
    case 'rejecting':
      return `You reject ${name}`;
    case 'connected-call':
      return `Connected with ${name}`;
    case 'given':
      return `You were given ${name}`;
    case 'ending':
      return happening.talk === 'call' ? `You end the call with ${name}` : `You end the task of ${name}`;
    case 'wrapping':
      return `Wrap-up for ${name}`;
    case 'fixing':
      return `Completing ${name} through our server`;
    default:
      return happening.because === 'unavailable'
        ? `Completing ${name}, because you go unavailable`
        : `Completing ${name}`;
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

/** What a screen reader says about an arrival, with the keys that answer it. */
export function announcement(happening: Happening): string {
  if (happening.what !== 'arrived') return `${sentence(happening)}.`;
  return `Incoming call from ${whoAndWhat(happening.caller)}. Enter accepts, Escape rejects.`;
}

/** Whether a line tells of trouble. */
export function isTrouble({ what }: Happening): boolean {
  return what.endsWith('-failed') || what.endsWith('-lost') || what === 'session-ended' || what === 'workspace-unread';
}
