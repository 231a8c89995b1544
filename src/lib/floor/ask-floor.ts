import type { Twilio } from 'twilio';
import { ClockQueues } from '../deadline/clock-queues';
import type { PeopleCall } from '../people/instance-store';
import { pause, type Platform } from '../platform';
import { readFloor } from './read-floor';
import { SharedReading, type AgedFloor } from './shared-reading';

/** The service of Sync that every account has. */
const syncService = 'default';

/** Asks for the floor of a call's workspace, of which there is one reading for all who look. */
export type AskFloor = (call: PeopleCall, client: Twilio, isFresh: boolean) => Promise<AgedFloor>;

/** For a Function's instance: what it has read of a workspace goes from call to call. */
export function floorAsker(platform: Platform): AskFloor {
  /** By workspace; a deployed Function knows one. */
  const readings = new Map<string, SharedReading>();
  const clockQueues = new ClockQueues();
  return (call, client, isFresh) => {
    const { WORKSPACE_SID: workspaceSid, origin = '' } = call.configuration;
    const key = `${origin}/${workspaceSid}`;
    const wait = (delayMs: number): Promise<void> => pause(platform, delayMs);
    const reading = readings.get(key) ?? new SharedReading({ workspaceSid, now: () => platform.now(), wait });
    readings.set(key, reading);
    return reading.ask({
      sync: client.sync.v1.services(syncService),
      read: async (notes, now, most) => {
        const hidden = await clockQueues.of(client, call.context, workspaceSid, now);
        return readFloor(client, notes, { workspaceSid, now, most, hidden });
      },
      isFresh,
    });
  };
}
