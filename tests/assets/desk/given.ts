import type { DeskEvent, Intent, KeepIntent } from '../../../src/assets/desk/desk-events';
import type { ReservationFacts, TaskFacts, WorkerFacts } from '../../../src/assets/desk/ground/facts';
import { type DeskState, signedOut } from '../../../src/assets/desk/desk-state';
import { update } from '../../../src/assets/desk/desk';

/** When the tests' shift begins: 2026-11-20T09:00:00Z. */
export const START = Date.UTC(2026, 10, 20, 9);

export const ACTIVITIES = [
  { sid: 'WA1', name: 'Offline', available: false },
  { sid: 'WA2', name: 'Available', available: true },
  { sid: 'WA3', name: 'Unavailable', available: false },
];

export const [OFFLINE, AVAILABLE, UNAVAILABLE] = ['WA1', 'WA2', 'WA3'] as const;

export function worker(over: Partial<WorkerFacts> = {}): WorkerFacts {
  const attributes = { skills: ['support'], contact_uri: '+15550199' };
  return { sid: 'WK1', name: 'charles', activitySid: AVAILABLE, attributes, ...over };
}

export function task(over: Partial<TaskFacts> = {}): TaskFacts {
  const attributes = { call_sid: 'CA1', from: '+15550111', reason: 'a broken lamp' };
  return { sid: 'WT1', status: 'reserved', attributes, queueName: 'support', ...over };
}

export function reservation(over: Partial<ReservationFacts> = {}): ReservationFacts {
  const times = { createdAt: START, updatedAt: START, timeoutMs: 120_000 };
  return { sid: 'WR1', status: 'pending', ...times, task: task(), ...over };
}

/** A call whose two people are in a conference; wrapped up once both have left. */
export function inConference(over: Partial<ReservationFacts> = {}): ReservationFacts {
  const conference = { sid: 'CF1', participants: { worker: 'CA2', customer: 'CA1' } };
  const attributes = { ...task().attributes, conference };
  const status = over.status === 'wrapping' ? 'wrapping' : 'assigned';
  return reservation({ status: 'accepted', task: task({ status, attributes }), ...over });
}

export interface Walk {
  readonly state: DeskState;
  /** What the last event wanted done by TaskRouter and by our own server. */
  readonly intents: readonly Intent[];
  /** What it wanted kept in the browser, or brought back from it. */
  readonly keeps: readonly KeepIntent[];
  readonly now: number;
}

/** Sends events one after the other; a number lets that many milliseconds pass. */
export function walk(from: DeskState | Walk, ...events: (DeskEvent | number)[]): Walk {
  let { state, intents, keeps, now }: Walk =
    'state' in from ? from : { state: from, intents: [], keeps: [], now: START };
  for (const event of events) {
    if (typeof event === 'number') {
      now += event;
      continue;
    }
    const next = update(state, event, now);
    ({ state } = next);
    intents = next.intents.filter((intent) => !isKeep(intent));
    keeps = next.intents.filter(isKeep);
  }
  return { state, intents, keeps, now };
}

const KEEPS: Record<KeepIntent['type'], true> = {
  'keep-signals': true,
  'keep-shortcuts': true,
  'keep-shift': true,
  'recall-shift': true,
  'forget-shift': true,
};

function isKeep(intent: Intent): intent is KeepIntent {
  return Object.hasOwn(KEEPS, intent.type);
}

/** An hour's session, connected, in the given activity. */
export function atTheDesk(activitySid: string = AVAILABLE): Walk {
  return walk(
    signedOut(),
    { type: 'sign-in-asked', workerName: 'charles' },
    { type: 'session-opened', workerName: 'charles', lifeMs: 3_600_000 },
    { type: 'workspace-read', workspaceName: 'writers', activities: ACTIVITIES },
    { type: 'ready', worker: worker({ activitySid }), activities: ACTIVITIES, reservations: [] },
  );
}

export function ringing(): Walk {
  return walk(atTheDesk(), { type: 'reservation-arrived', reservation: reservation() });
}

export function inCall(): Walk {
  return walk(ringing(), 5_000, { type: 'accept-asked', sid: 'WR1' }, 2_000, {
    type: 'reservation-changed',
    reservation: inConference(),
  });
}

/** A call that somebody accepted without dialling anybody, as the assignment callback's `accept` does. */
export function acceptedJustSo(): Walk {
  return walk(ringing(), 1_000, { type: 'reservation-changed', reservation: reservation({ status: 'accepted' }) });
}

export function wrappingUp(): Walk {
  return walk(inCall(), 60_000, {
    type: 'reservation-changed',
    reservation: inConference({ status: 'wrapping' }),
  });
}

/** The names of what happened, oldest first. */
export function story({ state }: Walk): string[] {
  return state.log.map(({ happening }) => happening.what);
}
