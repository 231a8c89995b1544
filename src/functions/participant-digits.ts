import { createHandler } from '../lib/handler';
import { keys, tonesUrl } from '../lib/keypad';
import { sendDigits } from '../lib/participants';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

/** `POST /participant-digits`: plays keypad tones to somebody in the call of the caller's own task. See docs/functions.md. */
export function createParticipantDigitsHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: { taskSid: sid('WT', "a task's SID"), callSid: sid('CA', "a call's SID"), digits: keys },
    run: async (call) =>
      json(
        await sendDigits(await twilioClient(call), {
          taskSid: call.input.taskSid,
          callSid: call.input.callSid,
          announceUrl: tonesUrl(call.context.DOMAIN_NAME, call.configuration.origin, call.input.digits),
          workerSid: call.caller.workerSid,
          workspaceSid: call.configuration.WORKSPACE_SID,
        }),
      ),
  });
}

export const handler = createParticipantDigitsHandler(runtimePlatform);
