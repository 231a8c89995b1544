import { limits } from './given';

export interface CrowdSize {
  readonly workers: number;
  readonly tasks: number;
  readonly queues: number;
}

const STATES = ['free', 'ringing', 'working', 'wrapping', 'away'] as const;
const STATUSES = ['pending', 'reserved', 'assigned', 'wrapping'] as const;
const SKILLS = ['support', 'sales', 'billing', 'es', 'de', 'fr'] as const;

const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number);
const padded = (number: number): string => String(number).padStart(4, '0');

/**
 * What `/floor` answers about a large floor, always the same.
 *
 * @param turn - The how-manyth answer it is: with each, a hundredth of the people do something else.
 */
export function crowdAnswer({ workers, tasks, queues }: CrowdSize, turn = 0): object {
  const queueOf = (number: number): { queueSid: string; queueName: string } => ({
    queueSid: `WQ${number % queues}`,
    queueName: `queue ${padded(number % queues)}`,
  });
  return {
    workspace: { sid: 'WS1', friendlyName: 'crowd' },
    ageSeconds: 0,
    activities: [
      { sid: 'WA1', friendlyName: 'Offline', available: false },
      { sid: 'WA2', friendlyName: 'Available', available: true },
    ],
    alone: [],
    more: { workers: false },
    workers: numbered(workers).map((number) => {
      const state = STATES[(number * 7 + (number % 100 === turn % 100 ? turn : 0)) % STATES.length] ?? 'away';
      return {
        sid: `WK${number}`,
        friendlyName: `agent ${padded(number)}`,
        activitySid: state === 'away' ? 'WA1' : 'WA2',
        state,
        forSeconds: (number * 13) % 3_600,
        canTake: state === 'free',
        skills: [SKILLS[number % 3], SKILLS[3 + (number % 3)]],
      };
    }),
    queues: numbered(queues).map((number) => ({
      sid: `WQ${number}`,
      friendlyName: `queue ${padded(number)}`,
      waiting: number % 3,
      longestWaitSeconds: number % 3 === 0 ? 0 : (number * 17) % 200,
      overdue: 0,
      limits,
      assigned: 2,
      wrapping: 1,
      workers: 20,
      available: 9,
    })),
    serviceLevel: {
      limits,
      hours: numbered(12).map((number) => ({
        from: new Date(Date.UTC(2031, 4, 6, number)).toISOString(),
        queues: Object.fromEntries(
          numbered(queues).map((each) => [`WQ${each}`, { within: 8, late: 1, lost: number % 2, short: 0 }]),
        ),
      })),
    },
    tasks: numbered(tasks).map((number) => {
      const status = STATUSES[number % STATUSES.length] ?? 'pending';
      return {
        sid: `WT${number}`,
        status,
        ageSeconds: (number * 29) % 3_000,
        ...queueOf(number),
        caller: `+1555${padded(number)}`,
        inConference: false,
        callSid: `CA${number}`,
        ends: status === 'pending' ? 'cancel' : 'complete',
        worker:
          status === 'pending'
            ? null
            : {
                sid: `WK${number}`,
                friendlyName: `agent ${padded(number)}`,
                reservationSid: `WR${number}`,
                reservationStatus: { reserved: 'pending', assigned: 'accepted', wrapping: 'wrapping' }[status],
              },
      };
    }),
  };
}
