import { optional } from 'valibot';
import { readOptional } from '../lib/configuration';
import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { returnToConference } from '../lib/return-to-conference';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

/** `POST /conference-return`: calls the caller's phone back into the call they handed over in vain. See docs/functions.md. */
export function createConferenceReturnHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: {
      taskSid: sid('WT', "a task's SID"),
      conferenceSid: optional(sid('CF', "a conference's SID")),
    },
    run: async (call) =>
      json(
        await returnToConference(await twilioClient(call), {
          taskSid: call.input.taskSid,
          conferenceSid: call.input.conferenceSid,
          callerId: readOptional(call.context, 'CALLER_ID'),
          workerSid: call.caller.workerSid,
          workspaceSid: call.configuration.WORKSPACE_SID,
        }),
      ),
  });
}

export const handler = createConferenceReturnHandler(runtimePlatform);
