import { conferenceEventInput, customerOfConferenceEvent } from '../lib/alone/alone-events';
import { customersAlone } from '../lib/alone/alone-settings';
import { watchCustomer } from '../lib/alone/watch-customers';
import { anyone, createHandler } from '../lib/handler';
import { pause, type Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { twilioClient } from '../lib/twilio-client';

/**
 * `POST /conference-events`: hears who left a conference, and looks after a customer who is left alone. See docs/functions.md.
 *
 * Like /assignment, it leaves the check of `X-Twilio-Signature` to Twilio's gateway.
 */
export function createConferenceEventsHandler(platform: Platform, configured = customersAlone) {
  return createHandler(platform, {
    needs: ['ACCOUNT_SID', 'AUTH_TOKEN', 'WORKSPACE_SID'],
    authorise: anyone,
    input: conferenceEventInput,
    run: async (call) => {
      const which = customerOfConferenceEvent(call.input, call.configuration.WORKSPACE_SID);
      if (!which) return json({ customer: 'nothing to do' });
      const around = { configured, now: () => platform.now(), wait: (delayMs: number) => pause(platform, delayMs) };
      return json({ customer: await watchCustomer(await twilioClient(call), which, around) });
    },
  });
}

export const handler = createConferenceEventsHandler(runtimePlatform);
