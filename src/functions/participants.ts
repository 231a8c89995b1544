import { optional, pipe, regex, string } from 'valibot';
import { readOptional } from '../lib/configuration';
import { createHandler } from '../lib/handler';
import { listParticipants } from '../lib/participants';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

const watch = "expected at most 5 calls' SIDs (CA and 32 hexadecimal digits), separated by commas";

/** `GET /participants`: who is in the call of the caller's own task. See docs/functions.md. */
export function createParticipantsHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: {
      taskSid: sid('WT', "a task's SID"),
      watch: optional(pipe(string(watch), regex(/^CA[0-9a-fA-F]{32}(,CA[0-9a-fA-F]{32}){0,4}$/, watch))),
    },
    run: async (call) =>
      json(
        await listParticipants(await twilioClient(call), {
          taskSid: call.input.taskSid,
          watch: call.input.watch?.split(',') ?? [],
          callerId: readOptional(call.context, 'CALLER_ID'),
          workerSid: call.caller.workerSid,
          workspaceSid: call.configuration.WORKSPACE_SID,
        }),
      ),
  });
}

export const handler = createParticipantsHandler(runtimePlatform);
