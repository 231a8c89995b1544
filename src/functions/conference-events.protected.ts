import { conferenceEventInput, customerOfConferenceEvent } from '../lib/alone/alone-events';
import { customersAlone } from '../lib/alone/alone-settings';
import { watchCustomer } from '../lib/alone/watch-customers';
import { keepConferenceNote } from '../lib/history/keep-call';
import { anyone, createHandler } from '../lib/handler';
import { pause, type Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { twilioClient } from '../lib/twilio-client';
import { reportHangUp } from '../lib/wrap-up/hung-up';

/**
 * `POST /conference-events`: hears who left a conference, and looks after a customer who is left alone; notes holds for the history of
 * calls, and writes into the task who ended its call. See docs/functions.md.
 *
 * Like /assignment, it leaves the check of `X-Twilio-Signature` to Twilio's gateway.
 */
export function createConferenceEventsHandler(platform: Platform, configured = customersAlone) {
  return createHandler(platform, {
    needs: ['ACCOUNT_SID', 'AUTH_TOKEN', 'WORKSPACE_SID'],
    authorise: anyone,
    input: conferenceEventInput,
    run: async (call) => {
      const besides = Promise.all([keepConferenceNote(call, call.event), reportHangUp(call, call.event)]);
      const which = customerOfConferenceEvent(call.input, call.configuration.WORKSPACE_SID);
      const around = { configured, now: () => platform.now(), wait: (delayMs: number) => pause(platform, delayMs) };
      try {
        const customer = which ? await watchCustomer(await twilioClient(call), which, around) : 'nothing to do';
        const [history, reported] = await besides;
        return json({
          customer,
          ...(history !== 'nothing to do' && { history }),
          ...(reported !== 'nothing to do' && { reported }),
        });
      } finally {
        // An instance that has replied does nothing more.
        await besides;
      }
    },
  });
}

export const handler = createConferenceEventsHandler(runtimePlatform);
