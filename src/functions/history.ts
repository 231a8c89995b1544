import { optional, pipe, regex, string } from 'valibot';
import { createHandler } from '../lib/handler';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';
import { historyIsOff, markForm } from '../lib/history/call-history';
import { historyOf } from '../lib/history/keep-call';
import { callerHistory, ownHistory } from '../lib/history/read-history';

const mark = 'expected `before` of the page before';

/** `GET /history`: earlier calls of the caller of one's own task, or one's own calls. See docs/functions.md. */
export function createHistoryHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: {
      taskSid: optional(sid('WT', "a task's SID")),
      before: optional(pipe(string(mark), regex(markForm, mark))),
    },
    run: async (call) => {
      const history = await historyOf(call);
      if (!history) throw historyIsOff();
      const { taskSid, before } = call.input;
      const asked = { workspaceSid: call.configuration.WORKSPACE_SID, workerSid: call.caller.workerSid, before };
      if (taskSid === undefined) return json(await ownHistory(history, asked));
      return json(await callerHistory(await twilioClient(call), history, { ...asked, taskSid }));
    },
  });
}

export const handler = createHistoryHandler(runtimePlatform);
