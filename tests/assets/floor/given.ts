import type { FloorEvent, FloorIntent } from '../../../src/assets/floor/model/floor-event';
import { readFigures } from '../../../src/assets/floor/model/figures';
import { type FloorState, signedOut } from '../../../src/assets/floor/model/floor-state';
import { update } from '../../../src/assets/floor/model/floor-update';

export const noon = Date.UTC(2031, 4, 6, 12);
export const lifeMs = 3_600_000;
export const problem = { code: 'network', message: '/floor did not answer.' };

export const limits = {
  withinSeconds: 30,
  targetPercent: 80,
  redBelowPercent: 60,
  amberWaitSeconds: 30,
  redWaitSeconds: 120,
};

/** What `/floor` answers about two workers, two queues and two tasks. */
export const answer = {
  workspace: { sid: 'WS1', friendlyName: 'writers' },
  activities: [
    { sid: 'WA1', friendlyName: 'Offline', available: false },
    { sid: 'WA2', friendlyName: 'Available', available: true },
  ],
  workers: [
    {
      sid: 'WK1',
      friendlyName: 'charles',
      activitySid: 'WA2',
      state: 'working',
      forSeconds: 60,
      canTake: false,
      skills: ['sales', 'en'],
    },
    { sid: 'WK2', friendlyName: 'alice', activitySid: 'WA1', state: 'away', forSeconds: 5, canTake: false },
  ],
  queues: [
    {
      sid: 'WQ1',
      friendlyName: 'support',
      waiting: 1,
      longestWaitSeconds: 42,
      overdue: 1,
      limits,
      assigned: 1,
      wrapping: 0,
      workers: 2,
      available: 1,
    },
    {
      sid: 'WQ2',
      friendlyName: 'sales',
      waiting: 0,
      longestWaitSeconds: 0,
      overdue: 0,
      limits,
      assigned: 0,
      wrapping: 0,
      workers: 0,
      available: 0,
    },
  ],
  serviceLevel: {
    limits,
    hours: [
      { from: '2031-05-06T11:00:00.000Z', queues: {} },
      {
        from: '2031-05-06T12:00:00.000Z',
        queues: { WQ1: { within: 6, late: 1, lost: 0, short: 3 }, WQ2: { within: 0, late: 2, lost: 0, short: 0 } },
      },
    ],
  },
  tasks: [
    {
      sid: 'WT2',
      status: 'pending',
      ageSeconds: 42,
      queueSid: 'WQ1',
      queueName: 'support',
      caller: '+15550177',
      inConference: false,
      ends: 'cancel',
      worker: null,
    },
    {
      sid: 'WT1',
      status: 'assigned',
      ageSeconds: 90,
      queueSid: 'WQ1',
      queueName: 'support',
      caller: 'Ana Ruiz',
      inConference: true,
      ends: 'complete',
      worker: { sid: 'WK1', friendlyName: 'charles', reservationSid: 'WR1', reservationStatus: 'accepted' },
    },
  ],
};

/** A page that things happen to, one after the other. */
export class Happening {
  state: FloorState = signedOut('');
  now = noon;
  intents: readonly FloorIntent[] = [];

  /** @returns what is to be done about the last event */
  hear(...events: FloorEvent[]): readonly FloorIntent[] {
    for (const event of events) {
      const next = update(this.state, event, this.now);
      this.state = next.state;
      this.intents = next.intents;
    }
    return this.intents;
  }

  /** Lets time pass, and the page look at the clock. */
  wait(ms: number, visible = true): readonly FloorIntent[] {
    this.now += ms;
    return this.hear({ type: 'tick', visible });
  }

  read(change: object = {}): readonly FloorIntent[] {
    return this.hear({ type: 'figures-read', figures: readFigures({ ...answer, ...change }, this.now) });
  }
}

/** A supervisor who has signed in and sees the floor. */
export function onFloor(): Happening {
  const page = new Happening();
  page.hear({ type: 'sign-in-asked', workerName: 'bob' }, { type: 'session-opened', workerName: 'bob', lifeMs });
  page.read();
  return page;
}
