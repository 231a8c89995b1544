import { optional } from 'valibot';
import { createAgentHandler } from '../lib/agent-handler';
import { readOptional } from '../lib/configuration';
import type { Platform } from '../lib/platform';
import { returnToConference } from '../lib/return-to-conference';
import { runtimePlatform } from '../lib/runtime-platform';
import { sid } from '../lib/sids';

/** `POST /conference-return`: calls the caller's phone back into the call they handed over in vain. See docs/functions.md. */
export function createConferenceReturnHandler(platform: Platform) {
  return createAgentHandler(platform, {
    input: { taskSid: sid('WT', "a task's SID"), conferenceSid: optional(sid('CF', "a conference's SID")) },
    run: (client, own, { context }) =>
      returnToConference(client, { ...own, callerId: readOptional(context, 'CALLER_ID') }),
  });
}

export const handler = createConferenceReturnHandler(runtimePlatform);
