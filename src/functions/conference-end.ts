import { maxLength, minLength, pipe, string } from 'valibot';
import { endConference } from '../lib/conference';
import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { twilioClient } from '../lib/twilio-client';

const conference = "expected a conference's SID or its friendly name, which is its task's SID";

/** `POST /conference-end`: ends the conference of the caller's own task for everybody. See docs/functions.md. */
export function createConferenceEndHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: { conference: pipe(string(conference), minLength(1, conference), maxLength(64, conference)) },
    run: async (call) =>
      json(
        await endConference(await twilioClient(call), {
          conference: call.input.conference,
          workerSid: call.caller.workerSid,
          workspaceSid: call.configuration.WORKSPACE_SID,
        }),
      ),
  });
}

export const handler = createConferenceEndHandler(runtimePlatform);
