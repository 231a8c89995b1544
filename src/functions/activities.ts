import { featuresOf } from '../lib/features';
import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { twilioClient } from '../lib/twilio-client';
import { workspaceActivities } from '../lib/workspace';

/** `GET /activities`: the workspace's name, its activities, and what the desk offers. See docs/functions.md. */
export function createActivitiesHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: {},
    run: async (call) =>
      json({
        ...(await workspaceActivities(await twilioClient(call), call.configuration.WORKSPACE_SID)),
        features: featuresOf(call.context, call.caller.roles),
      }),
  });
}

export const handler = createActivitiesHandler(runtimePlatform);
