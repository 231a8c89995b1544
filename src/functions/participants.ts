import { optional } from 'valibot';
import { readOptional } from '../lib/configuration';
import { createHandler } from '../lib/handler';
import { listParticipants } from '../lib/participants';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { callSids, sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

/** `GET /participants`: who is in the call of the caller's own task. See docs/functions.md. */
export function createParticipantsHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: {
      taskSid: sid('WT', "a task's SID"),
      conferenceSid: optional(sid('CF', "a conference's SID")),
      watch: optional(callSids),
    },
    run: async (call) =>
      json(
        await listParticipants(await twilioClient(call), {
          taskSid: call.input.taskSid,
          conferenceSid: call.input.conferenceSid,
          watch: call.input.watch ?? [],
          callerId: readOptional(call.context, 'CALLER_ID'),
          workerSid: call.caller.workerSid,
          workspaceSid: call.configuration.WORKSPACE_SID,
        }),
      ),
  });
}

export const handler = createParticipantsHandler(runtimePlatform);
