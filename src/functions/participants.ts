import { optional } from 'valibot';
import { createAgentHandler } from '../lib/agent-handler';
import { readOptional } from '../lib/configuration';
import { floorSettings, tellsListening } from '../lib/floor/floor-settings';
import { listParticipants } from '../lib/participants';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';
import { callSids, sid } from '../lib/sids';

/** `GET /participants`: who is in the call of the caller's own task. See docs/functions.md. */
export function createParticipantsHandler(platform: Platform, settings = floorSettings) {
  return createAgentHandler(platform, {
    input: {
      taskSid: sid('WT', "a task's SID"),
      conferenceSid: optional(sid('CF', "a conference's SID")),
      watch: optional(callSids),
    },
    run: (client, { watch = [], ...own }, { context }) =>
      listParticipants(client, {
        ...own,
        watch,
        callerId: readOptional(context, 'CALLER_ID'),
        tellListening: tellsListening(settings),
      }),
  });
}

export const handler = createParticipantsHandler(runtimePlatform);
