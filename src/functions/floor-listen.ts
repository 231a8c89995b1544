import { listen } from '../lib/floor/listen';
import { createHandler } from '../lib/handler';
import { recordedBy } from '../lib/people/on-record';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSupervisor, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

/** `POST /floor-listen`: has a supervisor's phone called into a worker's call. See docs/functions.md. */
export function createFloorListenHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSupervisor,
    input: { taskSid: sid('WT', "a task's SID"), reservationSid: sid('WR', "a reservation's SID") },
    run: async (call) => {
      const { recorderOf } = await import('../lib/people/recorder');
      const onRecord = recordedBy(await recorderOf(call));
      const around = { workspaceSid: call.configuration.WORKSPACE_SID, supervisorSid: call.caller.workerSid, onRecord };
      return json(await listen(await twilioClient(call), { ...call.input, ...around }));
    },
  });
}

export const handler = createFloorListenHandler(runtimePlatform);
