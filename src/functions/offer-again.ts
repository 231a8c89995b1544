import { createHandler } from '../lib/handler';
import { offerOwnCustomerAgain } from '../lib/alone/offer-by-agent';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

/** `POST /offer-again`: offers a customer again whom the caller handed over in vain. See docs/functions.md. */
export function createOfferAgainHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: { taskSid: sid('WT', "a task's SID") },
    run: async (call) =>
      json(
        await offerOwnCustomerAgain(await twilioClient(call), {
          taskSid: call.input.taskSid,
          workerSid: call.caller.workerSid,
          workspaceSid: call.configuration.WORKSPACE_SID,
          now: platform.now(),
        }),
      ),
  });
}

export const handler = createOfferAgainHandler(runtimePlatform);
