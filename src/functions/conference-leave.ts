import { optional } from 'valibot';
import { createHandler } from '../lib/handler';
import { leaveConference } from '../lib/leave-conference';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { callSids, sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

/** `POST /conference-leave`: ends the caller's own leg of a call, while the others go on. See docs/functions.md. */
export function createConferenceLeaveHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: {
      taskSid: sid('WT', "a task's SID"),
      conferenceSid: optional(sid('CF', "a conference's SID")),
      callSids: optional(callSids),
    },
    run: async (call) =>
      json(
        await leaveConference(await twilioClient(call), {
          taskSid: call.input.taskSid,
          conferenceSid: call.input.conferenceSid,
          callSids: call.input.callSids ?? [],
          workerSid: call.caller.workerSid,
          workspaceSid: call.configuration.WORKSPACE_SID,
        }),
      ),
  });
}

export const handler = createConferenceLeaveHandler(runtimePlatform);
