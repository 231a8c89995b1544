import { optional } from 'valibot';
import { enabledBy } from '../lib/enabled-by';
import { createHandler } from '../lib/handler';
import { addParticipant } from '../lib/participants';
import { phoneNumber } from '../lib/phone-number';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

/** `POST /participant-add`: calls a number into the call of the caller's own task. See docs/functions.md. */
export function createParticipantAddHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: {
      taskSid: sid('WT', "a task's SID"),
      conferenceSid: optional(sid('CF', "a conference's SID")),
      number: phoneNumber,
    },
    run: async (call) => {
      const addition = {
        ...call.input,
        callerId: enabledBy(call.context, 'CALLER_ID', 'add numbers to a call'),
        workerSid: call.caller.workerSid,
        workspaceSid: call.configuration.WORKSPACE_SID,
      };
      const { requireMayCall } = await import('../lib/people/calling');
      // Beside the look at the call, which is the same step.
      const mayCall = requireMayCall(call, call.input.number);
      const added = await addParticipant(await twilioClient(call), { ...addition, mayCall });
      return json({ ...added, ...(await mayCall) });
    },
  });
}

export const handler = createParticipantAddHandler(runtimePlatform);
