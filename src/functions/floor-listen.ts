import { optional, picklist } from 'valibot';
import { readOptional } from '../lib/configuration';
import { floorSettings, tellsListening } from '../lib/floor/floor-settings';
import { supervise } from '../lib/floor/supervise';
import { createHandler } from '../lib/handler';
import { recordedBy } from '../lib/people/on-record';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSupervisor, sessionNeeds } from '../lib/session';
import { sid } from '../lib/sids';
import { twilioClient } from '../lib/twilio-client';

const acts = ['listen', 'whisper', 'join', 'take-over', 'leave', 'look'] as const;

/** `POST /floor-listen`: has a supervisor listen to a worker's call, whisper, join, take it over, or leave it. See docs/functions.md. */
export function createFloorListenHandler(platform: Platform, settings = floorSettings) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSupervisor,
    input: {
      taskSid: sid('WT', "a task's SID"),
      reservationSid: sid('WR', "a reservation's SID"),
      conferenceSid: optional(sid('CF', "a conference's SID")),
      act: optional(picklist(acts, `expected ${acts.slice(0, -1).join(', ')} or look`), 'listen'),
    },
    run: async (call) => {
      const { recorderOf } = await import('../lib/people/recorder');
      const { caller, configuration, context, input } = call;
      const around = {
        workspaceSid: configuration.WORKSPACE_SID,
        supervisor: { workerSid: caller.workerSid, name: caller.name },
        callerId: readOptional(context, 'CALLER_ID'),
        tellListening: tellsListening(settings),
        onRecord: recordedBy(await recorderOf(call)),
      };
      return json(await supervise(await twilioClient(call), { ...input, ...around }));
    },
  });
}

export const handler = createFloorListenHandler(runtimePlatform);
