import { integer, maxValue, minValue, number, optional, picklist, pipe } from 'valibot';
import { DeskError } from '../lib/errors';
import { actForCustomer } from '../lib/floor/customer-act';
import { endTask } from '../lib/floor/end-task';
import { setPriority } from '../lib/floor/set-priority';
import { createHandler } from '../lib/handler';
import { recordedBy } from '../lib/people/on-record';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSupervisor, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

const expected = 'expected a whole number from 0 to 2147483647';
const priority = pipe(number(expected), integer(expected), minValue(0, expected), maxValue(2_147_483_647, expected));

/** `POST /floor-task`: ends a task, changes its priority, or does something for a customer who is alone, for a supervisor. See docs/functions.md. */
export function createFloorTaskHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSupervisor,
    input: {
      taskSid: optional(sid('WT', "a task's SID")),
      callSid: optional(sid('CA', "a call's SID")),
      action: picklist(
        ['complete', 'cancel', 'offer-again', 'end-call', 'priority'],
        'expected complete, cancel, offer-again, end-call or priority',
      ),
      before: optional(priority),
      priority: optional(priority),
    },
    run: async (call) => {
      const { action, taskSid, callSid } = call.input;
      const { recorderOf } = await import('../lib/people/recorder');
      const onRecord = recordedBy(await recorderOf(call));
      const around = {
        workspaceSid: call.configuration.WORKSPACE_SID,
        now: platform.now(),
        supervisor: call.caller.name,
        onRecord,
      };
      if (action === 'offer-again' || action === 'end-call')
        return json(await actForCustomer(await twilioClient(call), { ...around, action, taskSid, callSid }));
      if (taskSid === undefined) throw new DeskError('invalid_request', 'taskSid is missing: which task?');
      if (action === 'priority') {
        const { before, priority: wanted } = call.input;
        if (before === undefined || wanted === undefined)
          throw new DeskError('invalid_request', 'before or priority is missing: from which to which?');
        return json(await setPriority(await twilioClient(call), { ...around, taskSid, before, priority: wanted }));
      }
      return json(await endTask(await twilioClient(call), { ...around, action, taskSid }));
    },
  });
}

export const handler = createFloorTaskHandler(runtimePlatform);
