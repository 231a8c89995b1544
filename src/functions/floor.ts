import * as v from 'valibot';
import { ClockQueues } from '../lib/deadline/clock-queues';
import { readFloor } from '../lib/floor/read-floor';
import { SharedReading } from '../lib/floor/shared-reading';
import { createHandler } from '../lib/handler';
import { pause, type Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSupervisor, sessionNeeds } from '../lib/session';
import { twilioClient } from '../lib/twilio-client';

/** The service of Sync that every account has. */
const syncService = 'default';

/** `GET /floor`: workers, queues, service level and tasks in progress, for a supervisor. See docs/functions.md. */
export function createFloorHandler(platform: Platform) {
  /** By workspace; a deployed Function knows one. */
  const readings = new Map<string, SharedReading>();
  const clockQueues = new ClockQueues();
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSupervisor,
    input: { fresh: v.optional(v.picklist(['true', 'false'], 'expected true or false')) },
    run: async (call) => {
      const client = await twilioClient(call);
      const { WORKSPACE_SID: workspaceSid, origin = '' } = call.configuration;
      const key = `${origin}/${workspaceSid}`;
      const wait = (delayMs: number): Promise<void> => pause(platform, delayMs);
      const reading = readings.get(key) ?? new SharedReading({ workspaceSid, now: () => platform.now(), wait });
      readings.set(key, reading);
      const { floor, ageMs } = await reading.ask({
        sync: client.sync.v1.services(syncService),
        read: async (notes, now, most) => {
          const hidden = await clockQueues.of(client, call.context, workspaceSid, now);
          return readFloor(client, notes, { workspaceSid, now, most, hidden });
        },
        isFresh: call.input.fresh === 'true',
      });
      return json({ ageSeconds: ageMs / 1_000, you: call.caller.workerSid, ...floor });
    },
  });
}

export const handler = createFloorHandler(runtimePlatform);
