import { optional } from 'valibot';
import { callerIdOf } from '../lib/caller-ids';
import { enabledBy } from '../lib/enabled-by';
import { createHandler } from '../lib/handler';
import { callOut } from '../lib/outbound-call';
import { phoneNumber } from '../lib/phone-number';
import type { Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { authoriseSession, sessionNeeds } from '../lib/session';
import { twilioClient } from '../lib/twilio-client';

/** `POST /outbound-call`: makes a task for calling a number, meant for the caller alone. See docs/functions.md. */
export function createOutboundCallHandler(platform: Platform) {
  return createHandler(platform, {
    needs: [...sessionNeeds, 'AUTH_TOKEN'],
    authorise: authoriseSession,
    input: { number: phoneNumber, callerId: optional(phoneNumber) },
    run: async (call) => {
      const outbound = {
        number: call.input.number,
        workflowSid: enabledBy(call.context, 'OUTBOUND_WORKFLOW_SID', 'call out'),
        callerId: callerIdOf(call.context, call.input.callerId, 'call out'),
        workerSid: call.caller.workerSid,
        workspaceSid: call.configuration.WORKSPACE_SID,
      };
      const { requireMayCall } = await import('../lib/people/calling');
      const counted = await requireMayCall(call, call.input.number);
      return json({ ...(await callOut(await twilioClient(call), outbound)), ...counted });
    },
  });
}

export const handler = createOutboundCallHandler(runtimePlatform);
