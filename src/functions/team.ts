import { createAgentHandler } from '../lib/agent-handler';
import { floorAsker } from '../lib/floor/ask-floor';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';
import { OwnQueues } from '../lib/team/own-queues';
import { teamIn } from '../lib/team/team-in-floor';

/** `GET /team`: who waits in the worker's own queues, and how their colleagues are. See docs/functions.md. */
export function createTeamHandler(platform: Platform) {
  const ask = floorAsker(platform);
  const ownQueues = new OwnQueues(() => platform.now());
  return createAgentHandler(platform, {
    input: {},
    run: async (client, own, call) => {
      const [{ floor, ageMs }, queues] = await Promise.all([ask(call, client, false), ownQueues.of(client, own)]);
      return { ageSeconds: ageMs / 1_000, ...teamIn(floor, own.workerSid, queues) };
    },
  });
}

export const handler = createTeamHandler(runtimePlatform);
