import { createAgentHandler } from '../lib/agent-handler';
import type { Platform } from '../lib/platform';
import { runtimePlatform } from '../lib/runtime-platform';
import { sid } from '../lib/sids';
import { fixTask } from '../lib/wrap-up/wrapping';

/** `POST /task-fix`: completes the caller's own task where it was left in wrapping. See docs/functions.md. */
export function createTaskFixHandler(platform: Platform) {
  return createAgentHandler(platform, {
    input: { taskSid: sid('WT', "a task's SID") },
    run: (client, own) => fixTask(client, { ...own, now: platform.now() }),
  });
}

export const handler = createTaskFixHandler(runtimePlatform);
