import { picklist } from 'valibot';
import { endTask } from '../lib/floor/end-task';
import { offerAgain } from '../lib/floor/offer-again';
import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSupervisor, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

/** `POST /floor-task`: completes or cancels a task, or offers its customer again, for a supervisor. See docs/functions.md. */
export function createFloorTaskHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSupervisor,
    input: {
      taskSid: sid('WT', "a task's SID"),
      action: picklist(['complete', 'cancel', 'offer-again'], 'expected complete, cancel or offer-again'),
    },
    run: async (call) => {
      const { taskSid, action } = call.input;
      const request = { taskSid, workspaceSid: call.configuration.WORKSPACE_SID, now: platform.now() };
      const client = await twilioClient(call);
      return json(
        action === 'offer-again' ? await offerAgain(client, request) : await endTask(client, { ...request, action }),
      );
    },
  });
}

export const handler = createFloorTaskHandler(runtimePlatform);
