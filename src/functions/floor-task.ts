import { picklist } from 'valibot';
import { endTask } from '../lib/floor/end-task';
import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSupervisor, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

/** `POST /floor-task`: completes or cancels a task, for a supervisor. See docs/functions.md. */
export function createFloorTaskHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSupervisor,
    input: {
      taskSid: sid('WT', "a task's SID"),
      action: picklist(['complete', 'cancel'], 'expected complete or cancel'),
    },
    run: async (call) =>
      json(
        await endTask(await twilioClient(call), {
          ...call.input,
          workspaceSid: call.configuration.WORKSPACE_SID,
          now: platform.now(),
        }),
      ),
  });
}

export const handler = createFloorTaskHandler(runtimePlatform);
