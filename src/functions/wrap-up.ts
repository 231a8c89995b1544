import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { twilioClient } from '../lib/twilio-client';
import { wrapUpInput } from '../lib/wrap-up/wrap-up-input';
import { wrapUpLimits } from '../lib/wrap-up/wrap-up-limits';
import { writeWrapUp } from '../lib/wrap-up/wrap-up-notes';

/** `POST /wrap-up`: notes, disposition and "more time" of the caller's own task. See docs/functions.md. */
export function createWrapUpHandler(platform: Platform, limits = wrapUpLimits) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: wrapUpInput,
    run: async (call) => {
      const { workerSid } = call.caller;
      const workspaceSid = call.configuration.WORKSPACE_SID;
      return json(await writeWrapUp(await twilioClient(call), { ...call.input, workerSid, workspaceSid, limits }));
    },
  });
}

export const handler = createWrapUpHandler(runtimePlatform);
