import * as v from 'valibot';
import { floorAsker } from '../lib/floor/ask-floor';
import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSupervisor, sessionNeeds } from '../lib/session';
import { twilioClient } from '../lib/twilio-client';

/** `GET /floor`: workers, queues, service level and tasks in progress, for a supervisor. See docs/functions.md. */
export function createFloorHandler(platform: Platform) {
  const ask = floorAsker(platform);
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSupervisor,
    input: { fresh: v.optional(v.picklist(['true', 'false'], 'expected true or false')) },
    run: async (call) => {
      const { floor, ageMs } = await ask(call, await twilioClient(call), call.input.fresh === 'true');
      return json({ ageSeconds: ageMs / 1_000, you: call.caller.workerSid, ...floor });
    },
  });
}

export const handler = createFloorHandler(runtimePlatform);
