import { type Alarm, alarmOf, notifies, ringOf } from './ring-rules';
import type { DeskEvent } from '../desk-events';
import { isOnDesk, situationOf } from '../card/card-situation';
import type { DeskState } from '../desk-state';
import { contactOf } from '../ground/task';
import type { Clock } from '../ground/clock';
import { createNotifier } from './notifier';
import { createRinger } from './ringer';
import { createTabFace } from './tab-face';
import { voice } from '../words/voice';
import type { Device } from './ring-state';
import { headline } from '../card/card-headline';
import { say } from '../words/desk-words';
import { who, whoAndWhat } from '../ground/caller-words';

export interface SignalsOptions {
  readonly clock: Clock;
  readonly dispatch: (event: DeskEvent) => void;
  readonly state: () => DeskState;
  /** Makes this tab the leading one, which sounds. */
  readonly lead: () => Promise<void>;
}

/** What the page does to be noticed by somebody who does not look at it. */
export interface PageSignals {
  readonly device: Device;
  /** Rings, notifies and names the tab as the state has it, and as nothing else does; may be called at any time. */
  show(): void;
}

/** Wires the ringer, the desktop's notification and the tab's title and icon to the model's state. */
export function createSignals({ clock, dispatch, state, lead }: SignalsOptions): PageSignals {
  const leads = (): boolean => state().tab.leads;
  const ringer = createRinger({
    clock,
    audio: () => ('AudioContext' in window ? new AudioContext() : undefined),
    maySound: leads,
    tell: (sound) => leads() && dispatch({ type: 'sound-told', sound }),
  });
  const notifier = createNotifier({
    api: () => ('Notification' in window ? window.Notification : undefined),
    tell: (permission) => dispatch({ type: 'notices-told', permission }),
    focus: () => window.focus(),
  });
  const face = createTabFace(document, (url) => {
    new Image().src = url;
  });

  const isLooking = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

  function show(): void {
    const now = state();
    const situation = situationOf(now);
    if (!isOnDesk(situation)) {
      ringer.ring(undefined);
      notifier.show(undefined);
      face.showIcon(undefined);
      return;
    }
    const alarm = alarmOf(now, clock.now());
    const { on, volume } = ringOf(now);
    ringer.ring(alarm && on ? { volume, soft: alarm.soft } : undefined);
    const isNotified = alarm && leads() && notifies(now) && !isLooking();
    notifier.show(isNotified ? { tag: alarm.sid, lang: voice.peek().language, ...noticeWords(alarm) } : undefined);
    const { word } = headline(situation, contactOf(now.worker?.attributes ?? {}));
    const place = now.workspaceName ?? now.settings.name;
    face.show(alarm ? alarmTitle(alarm) : [word, place].join(' · '));
    face.showIcon(alarm ? 'ringing' : situation.tone);
  }

  // The first click or key anywhere lets the page sound; "go available" is one of them.
  for (const gesture of ['pointerdown', 'keydown']) {
    document.addEventListener(gesture, () => leads() && ringer.unlock(), { capture: true, passive: true });
  }
  for (const glance of ['focus', 'blur']) window.addEventListener(glance, show);
  document.addEventListener('visibilitychange', show);
  window.addEventListener('pagehide', () => {
    ringer.ring(undefined);
    notifier.show(undefined);
  });
  notifier.look();

  return {
    show,
    device: {
      unlockSound() {
        if (leads()) ringer.unlock();
        // The tab that rings was not clicked in; this one was.
        else void lead().then(() => ringer.unlock());
      },
      testRing: () => ringer.test(ringOf(state()).volume),
      askNotices: () => void notifier.ask(),
    },
  };
}

/** The tab's title while something rings: readable in a strip of many tabs. */
export function alarmTitle({ count, caller }: Alarm): string {
  return say('ring.tab', { count, caller: who(caller) });
}

/** What the desktop shows of an arrival. */
export function noticeWords({ caller, talk, outbound, queueName }: Alarm): {
  readonly title: string;
  readonly body: string;
} {
  return {
    title: say(talk === 'none' ? 'offer.incomingTask' : outbound ? 'dialling.outgoing' : 'offer.incomingCall'),
    body: say('ring.notice', { caller: whoAndWhat(caller), queue: queueName }),
  };
}
