import { maxLength, minLength, pipe, string } from 'valibot';
import { createAgentHandler } from '../lib/agent-handler';
import { endConference } from '../lib/conference';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';

const conference = "expected a conference's SID or its friendly name, which is its task's SID";

/** `POST /conference-end`: ends the conference of the caller's own task for everybody. See docs/functions.md. */
export function createConferenceEndHandler(platform: Platform) {
  return createAgentHandler(platform, {
    input: { conference: pipe(string(conference), minLength(1, conference), maxLength(64, conference)) },
    run: endConference,
  });
}

export const handler = createConferenceEndHandler(runtimePlatform);
