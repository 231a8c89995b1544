import { optional } from 'valibot';
import { createAgentHandler } from '../lib/agent-handler';
import { leaveConference } from '../lib/leave-conference';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';
import { callSids, sid } from '../lib/sids';

/** `POST /conference-leave`: ends the caller's own leg of a call, while the others go on. See docs/functions.md. */
export function createConferenceLeaveHandler(platform: Platform) {
  return createAgentHandler(platform, {
    input: {
      taskSid: sid('WT', "a task's SID"),
      conferenceSid: optional(sid('CF', "a conference's SID")),
      callSids: optional(callSids),
    },
    run: (client, { callSids: known = [], ...own }) => leaveConference(client, { ...own, callSids: known }),
  });
}

export const handler = createConferenceLeaveHandler(runtimePlatform);
