import { InHand } from '../lib/floor/in-hand';
import { readFloor } from '../lib/floor/read-floor';
import { ServiceLevels } from '../lib/floor/service-level';
import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSupervisor, sessionNeeds } from '../lib/session';
import { twilioClient } from '../lib/twilio-client';

/** `GET /floor`: workers, queues, service level and tasks in progress, for a supervisor. See docs/functions.md. */
export function createFloorHandler(platform: Platform) {
  const known = { inHand: new InHand(), levels: new ServiceLevels() };
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSupervisor,
    input: {},
    run: async (call) =>
      json(await readFloor(await twilioClient(call), call.configuration.WORKSPACE_SID, known, platform.now())),
  });
}

export const handler = createFloorHandler(runtimePlatform);
