import { ClockQueues } from '../lib/deadline/clock-queues';
import { Holders } from '../lib/floor/holders';
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
  const known = { holders: new Holders(), levels: new ServiceLevels() };
  const clockQueues = new ClockQueues();
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSupervisor,
    input: {},
    run: async (call) => {
      const client = await twilioClient(call);
      const { WORKSPACE_SID: workspaceSid } = call.configuration;
      const now = platform.now();
      const hidden = clockQueues.of(client, call.context, workspaceSid, now);
      return json(await readFloor(client, workspaceSid, { ...known, hidden }, now));
    },
  });
}

export const handler = createFloorHandler(runtimePlatform);
