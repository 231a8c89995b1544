import { optional } from 'valibot';
import { createHandler } from '../lib/handler';
import { dropParticipant } from '../lib/participants';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

/** `POST /participant-drop`: drops a number that was added to the call of the caller's own task. See docs/functions.md. */
export function createParticipantDropHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: {
      taskSid: sid('WT', "a task's SID"),
      conferenceSid: optional(sid('CF', "a conference's SID")),
      callSid: sid('CA', "a call's SID"),
    },
    run: async (call) =>
      json(
        await dropParticipant(await twilioClient(call), {
          ...call.input,
          workerSid: call.caller.workerSid,
          workspaceSid: call.configuration.WORKSPACE_SID,
        }),
      ),
  });
}

export const handler = createParticipantDropHandler(runtimePlatform);
