import { optional } from 'valibot';
import { createAgentHandler } from '../lib/agent-handler';
import { dropParticipant } from '../lib/participants';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';
import { sid } from '../lib/sids';

/** `POST /participant-drop`: drops a number that was added to the call of the caller's own task. See docs/functions.md. */
export function createParticipantDropHandler(platform: Platform) {
  return createAgentHandler(platform, {
    input: {
      taskSid: sid('WT', "a task's SID"),
      conferenceSid: optional(sid('CF', "a conference's SID")),
      callSid: sid('CA', "a call's SID"),
    },
    run: dropParticipant,
  });
}

export const handler = createParticipantDropHandler(runtimePlatform);
