import { optional, pipe, regex, string } from 'valibot';
import { listColleagues, pageForm } from '../lib/colleagues';
import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { twilioClient } from '../lib/twilio-client';

const page = 'expected what `next` said, or nothing for the first page';

/** `GET /colleagues`: the workers and queues that a call can be handed to. See docs/functions.md. */
export function createColleaguesHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: { page: optional(pipe(string(page), regex(pageForm, page))) },
    run: async (call) =>
      json(
        await listColleagues(await twilioClient(call), {
          page: call.input.page,
          workerSid: call.caller.workerSid,
          workspaceSid: call.configuration.WORKSPACE_SID,
        }),
      ),
  });
}

export const handler = createColleaguesHandler(runtimePlatform);
