import { maxLength, nonEmpty, optional, pipe, regex, string, trim } from 'valibot';
import { listColleagues, pageForm, searchColleagues } from '../lib/colleagues';
import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { twilioClient } from '../lib/twilio-client';

const search = 'expected a part of a name, at most 64 characters';
const page = 'expected what `next` said, or nothing for the first page';

/** `GET /colleagues`: the workers and queues that a call can be handed to. See docs/functions.md. */
export function createColleaguesHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: {
      search: optional(pipe(string(search), trim(), nonEmpty(search), maxLength(64, search))),
      page: optional(pipe(string(page), regex(pageForm, page))),
    },
    run: async (call) => {
      const where = { workerSid: call.caller.workerSid, workspaceSid: call.configuration.WORKSPACE_SID };
      const client = await twilioClient(call);
      const { search: typed, page: from } = call.input;
      return json(
        typed === undefined
          ? await listColleagues(client, { ...where, page: from })
          : await searchColleagues(client, { ...where, search: typed }),
      );
    },
  });
}

export const handler = createColleaguesHandler(runtimePlatform);
