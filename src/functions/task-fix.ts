import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';
import { fixTask } from '../lib/wrap-up/wrapping';

/** `POST /task-fix`: completes the caller's own task where it was left in wrapping. See docs/functions.md. */
export function createTaskFixHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: { taskSid: sid('WT', "a task's SID") },
    run: async (call) =>
      json(
        await fixTask(await twilioClient(call), {
          taskSid: call.input.taskSid,
          workerSid: call.caller.workerSid,
          workspaceSid: call.configuration.WORKSPACE_SID,
          now: platform.now(),
        }),
      ),
  });
}

export const handler = createTaskFixHandler(runtimePlatform);
