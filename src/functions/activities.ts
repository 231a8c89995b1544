import { createAgentHandler } from '../lib/agent-handler';
import { featuresOf } from '../lib/features';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';
import { workspaceActivities } from '../lib/workspace';

/** `GET /activities`: the workspace's name, its activities, and what the desk offers. See docs/functions.md. */
export function createActivitiesHandler(platform: Platform) {
  return createAgentHandler(platform, {
    input: {},
    run: async (client, { workspaceSid }, { context, caller }) => ({
      ...(await workspaceActivities(client, workspaceSid)),
      features: featuresOf(context, caller.roles),
    }),
  });
}

export const handler = createActivitiesHandler(runtimePlatform);
