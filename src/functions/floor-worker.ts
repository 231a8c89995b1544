import { setActivity } from '../lib/floor/set-activity';
import { createHandler } from '../lib/handler';
import { recordedBy } from '../lib/people/on-record';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSupervisor, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

/** `POST /floor-worker`: puts a worker into an activity, for a supervisor. See docs/functions.md. */
export function createFloorWorkerHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSupervisor,
    input: { workerSid: sid('WK', "a worker's SID"), activitySid: sid('WA', "an activity's SID") },
    run: async (call) => {
      const { recorderOf } = await import('../lib/people/recorder');
      const onRecord = recordedBy(await recorderOf(call));
      const workspaceSid = call.configuration.WORKSPACE_SID;
      return json(await setActivity(await twilioClient(call), { ...call.input, workspaceSid, onRecord }));
    },
  });
}

export const handler = createFloorWorkerHandler(runtimePlatform);
