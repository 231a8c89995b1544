import { automate } from './activity/automate';
import { chooseNext } from './activity/automatic';
import { changeWorker, chooseActivity, failActivity, settleActivity } from './activity/activity-rules';
import { askTryNow, askUseHere, onConnectionEvent } from './connection/connection-rules';
import type { DeskEvent, TaskRouterEvent } from './desk-events';
import { isTabEvent, type TabEvent } from './tabs/tabs-events';
import { goAway } from './activity/go-away';
import { engagementOf } from './ground/engagements';
import { isInCallEvent } from './call/call-state';
import { onInCallEvent, tickInCall } from './call/call-rules';
import { dismissKept, forgetArrived } from './wrap-up/wrap-up-kept';
import { onWrapUpEvent, tickNotes } from './wrap-up/wrap-up-rules';
import { andThen, step, type Step } from './step';
import { isOutboundEvent } from './dialling/dialling-state';
import { acceptOwnCall, onOutboundEvent, tickOutbound } from './dialling/dialling-rules';
import { isPhoneEvent } from './browser-phone/event';
import { keepPhone, onPhoneEvent } from './browser-phone/browser-phone-rules';
import { forgetGivingUp } from './offer/offer-reach';
import { tickConnection } from './connection/connection-tries';
import { ask, onRequestEvent, tickEngagement } from './offer/offer-requests';
import { arrive, change, changeTask, lose } from './offer/offer-rules';
import { askSignIn, askSignOut, onSessionEvent, tickSession } from './sign-in/sign-in-rules';
import { recall } from './shift/shift-rules';
import { onShortcutEvent, type ShortcutEvent } from './shortcuts/shortcuts-state';
import { onSignalEvent } from './ring/ring-state';
import type { SignalEvent } from './ring/signal-event';
import { type DeskState, isSignedIn, logged } from './desk-state';
import { onTabEvent } from './tabs/tabs-rules';
import { plainText } from './ground/plain-text';
import { tickWorkspace } from './sign-in/workspace';

/**
 * What the page becomes when something happens. Pure: no DOM, no SDK, no clock.
 *
 * Every event has an answer in every state; one that comes too late or means nothing there changes nothing.
 *
 * @param now - Epoch milliseconds by the browser's clock.
 * @returns The next state and what is to be done.
 */
export function update(state: DeskState, event: DeskEvent, now: number): Step {
  if (isTabEvent(event)) return onTabEvent(state, event, now);
  switch (event.type) {
    case 'sign-in-asked':
      return askSignIn(state, event.workerName);
    case 'session-opened':
    case 'session-failed':
      return onSessionEvent(state, event, now);
    case 'settings-read':
      return step({ ...state, settings: event.settings });
    case 'signals-set':
    case 'signals-recalled':
    case 'sound-told':
    case 'notices-told':
      return onSignalEvent(state, event);
    case 'shortcut-set':
    case 'singles-set':
    case 'shortcuts-reset':
    case 'shortcuts-recalled':
      return onShortcutEvent(state, event);
    default:
      return isSignedIn(state)
        ? andThen(andThen(whileSignedIn(state, event, now), automate), (next) => keepPhone(next, now))
        : step(state);
  }
}

type SignedInEvent = Exclude<
  DeskEvent,
  | TabEvent
  | SignalEvent
  | ShortcutEvent
  | { type: 'sign-in-asked' | 'session-opened' | 'session-failed' | 'settings-read' }
>;

function whileSignedIn(state: DeskState, event: SignedInEvent, now: number): Step {
  if (isInCallEvent(event)) return onInCallEvent(state, event, now);
  if (isPhoneEvent(event)) return onPhoneEvent(state, event, now);
  if (isOutboundEvent(event)) return onOutboundEvent(state, event, now);
  switch (event.type) {
    case 'sign-out-asked':
      return askSignOut(state);
    case 'activity-chosen':
      return chooseActivity(state, event.activitySid, now);
    case 'accept-asked':
      return ask(state, 'accept', event.sid, now);
    case 'reject-asked':
      return ask(state, 'reject', event.sid, now);
    case 'end-asked':
      return ask(state, 'end', event.sid, now);
    case 'complete-asked':
      return ask(state, 'complete', event.sid, now);
    case 'next-activity-chosen':
      return chooseNext(state, event.activitySid);
    case 'focus-asked':
      return engagementOf(state, event.sid) ? step({ ...state, chosen: event.sid }) : step(state);
    case 'outcome-dismissed': {
      const { outcome: _outcome, ...kept } = state;
      return step(kept);
    }
    case 'kept-notes-dismissed':
      return step(dismissKept(state, event.sid));
    case 'try-now-asked':
      return askTryNow(state, now);
    case 'use-here-asked':
      return askUseHere(state);
    case 'go-away-asked':
      return goAway(state, now);
    case 'giving-up-read':
      return step(forgetGivingUp(state));
    case 'shift-recalled':
      return recall(state, event);
    case 'session-refused':
    case 'workspace-read':
    case 'workspace-unread':
      return onSessionEvent(state, event, now);
    case 'ready':
    case 'connection-lost':
    case 'connection-failed':
    case 'taken-over':
    case 'woke':
    case 'network':
      return onConnectionEvent(state, event, now);
    case 'request-failed':
    case 'request-unclear':
    case 'reread-failed':
    case 'conference-ended':
    case 'task-fixed':
      return onRequestEvent(state, event, now);
    case 'notes-typed':
    case 'disposition-chosen':
    case 'notes-left':
    case 'save-asked':
    case 'more-time-asked':
    case 'complete-anyway-asked':
    case 'page-leaving':
    case 'wrap-up-unwritten':
      return onWrapUpEvent(state, event, now);
    case 'wrap-up-written':
      return onWrapUpEvent(event.moreTime ? state : forgetArrived(state, event.sid), event, now);
    case 'tick':
      return andThen(tick(state, now), (next) => andThen(tickInCall(next, now), (looked) => tickOutbound(looked, now)));
    default:
      return onTaskRouterEvent(state, event, now);
  }
}

function onTaskRouterEvent(state: DeskState, event: TaskRouterEvent, now: number): Step {
  switch (event.type) {
    case 'worker-changed':
      return changeWorker(state, event.worker, now);
    case 'activity-set':
      return settleActivity(state, event.worker, now);
    case 'activity-failed':
      return failActivity(state, event.problem, now);
    case 'reservation-arrived':
      return andThen(arrive(state, event.reservation, now, event.late), (next) =>
        acceptOwnCall(next, event.reservation, now),
      );
    case 'reservation-changed':
      return change(state, event.reservation, now);
    case 'reservation-gone':
      return lose(state, event.sid, now);
    case 'task-changed':
      return changeTask(state, event.task, now);
    default:
      return step(logged(state, { what: 'offer-failed', reason: plainText(event.reason) }, now));
  }
}

function tick(state: DeskState, now: number): Step {
  return state.engagements.reduce(
    (so, { sid }) =>
      andThen(so, (next) => {
        const engagement = engagementOf(next, sid);
        if (!engagement) return step(next);
        return andThen(tickEngagement(next, engagement, now), (after) => {
          const kept = engagementOf(after, sid);
          return kept ? tickNotes(after, kept, now) : step(after);
        });
      }),
    andThen(
      andThen(tickSession(state, now), (next) => tickWorkspace(next, now)),
      (next) => tickConnection(next, now),
    ),
  );
}
