import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { twilioClient } from '../lib/twilio-client';
import { workspaceActivities } from '../lib/workspace';

/** `GET /activities`: the workspace's name and its activities. See docs/functions.md. */
export function createActivitiesHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: {},
    run: async (call) => json(await workspaceActivities(twilioClient(call), call.configuration.WORKSPACE_SID)),
  });
}

export const handler = createActivitiesHandler(runtimePlatform);
