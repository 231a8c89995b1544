import * as v from 'valibot';
import { DeskError } from '../errors';

const name = { sid: v.string(), friendlyName: v.string() };

/** What of the floor's reading an agent gets to see. */
const floorSchema = v.object({
  activities: v.array(v.object(name)),
  workers: v.array(
    v.object({
      ...name,
      activitySid: v.string(),
      state: v.picklist(['free', 'ringing', 'working', 'wrapping', 'away']),
      forSeconds: v.number(),
    }),
  ),
  queues: v.array(v.object({ ...name, waiting: v.number(), longestWaitSeconds: v.number() })),
});

type Floor = v.InferOutput<typeof floorSchema>;

/** A queue of the agent's own. */
type TeamQueue = Omit<Floor['queues'][number], 'sid'>;

/** A colleague, whoever's calls they get. */
interface TeamColleague {
  readonly friendlyName: string;
  readonly activityName: string;
  readonly state: Floor['workers'][number]['state'];
  readonly forSeconds: number;
}

/** What `/team` answers besides how old it is. */
export interface Team {
  /** Those with somebody waiting first. */
  readonly queues: readonly TeamQueue[];
  /** Whoever is free first; {@link mostColleagues} at most. */
  readonly colleagues: readonly TeamColleague[];
}

/** More than somebody looks through. */
export const mostColleagues = 100;

const order = ['free', 'ringing', 'working', 'wrapping', 'away'] as const;

/** The agent's own part of the floor: no callers, no tasks, no other queues. @param own - The SIDs of their queues. */
export function teamIn(floor: object, workerSid: string, own: ReadonlySet<string>): Team {
  const parsed = v.safeParse(floorSchema, floor);
  if (!parsed.success) throw new DeskError('upstream_failed', 'The floor could not be read. Try again in a moment.');
  const { activities, workers, queues } = parsed.output;
  const activityNames = new Map(activities.map(({ sid, friendlyName }) => [sid, friendlyName]));
  return {
    queues: queues
      .filter(({ sid }) => own.has(sid))
      .map(({ friendlyName, waiting, longestWaitSeconds }) => ({ friendlyName, waiting, longestWaitSeconds }))
      .toSorted((a, b) => b.longestWaitSeconds - a.longestWaitSeconds || b.waiting - a.waiting),
    colleagues: workers
      .filter(({ sid }) => sid !== workerSid)
      .map(({ friendlyName, activitySid, state, forSeconds }) => ({
        friendlyName,
        activityName: activityNames.get(activitySid) ?? '',
        state,
        forSeconds,
      }))
      .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.friendlyName < b.friendlyName ? -1 : 1))
      .slice(0, mostColleagues),
  };
}
