import type { Twilio } from 'twilio';
import { conferenceEventInput, customerOfConferenceEvent } from '../lib/alone/alone-events';
import { customersAlone } from '../lib/alone/alone-settings';
import type { Attendee, WhichCustomer } from '../lib/alone/read-customers';
import { lookTwice, watchCustomer, type Around, type Watched } from '../lib/alone/watch-customers';
import { keepConferenceNote, type Kept } from '../lib/history/keep-call';
import { anyone, createHandler } from '../lib/handler';
import { listReservations } from '../lib/own-reservations';
import { pause, type Platform } from '../lib/platform';
import { json } from '../lib/reply';
import { runtimePlatform } from '../lib/runtime-platform';
import { endLeftToSupervisors } from '../lib/supervisors';
import { changeOf, tellAgents } from '../lib/tell-agents';
import { twilioClient } from '../lib/twilio-client';
import { reportHangUp, type Told } from '../lib/wrap-up/hung-up';

/**
 * `POST /conference-events`: hears who left a conference or was put on hold there: looks after a customer who is left alone, ends a
 * conference that is left to supervisors, has the other agents' pages look, and notes holds for the history of calls, and writes
 * into the task who ended its call. See
 * docs/functions.md.
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
      const { WORKSPACE_SID: workspaceSid } = call.configuration;
      const which = customerOfConferenceEvent(call.input, workspaceSid);
      const change = changeOf(call.input);
      if (!which && !change) return json({ customer: 'nothing to do', ...toldOf(await besides) });
      const client = await twilioClient(call);
      const wait = (delayMs: number): Promise<void> => pause(platform, delayMs);
      const around = { configured, now: () => platform.now(), wait };
      const reservations =
        change && lookTwice(() => listReservations(client, { workspaceSid, taskSid: change.taskSid }), wait);
      // Whoever is not told finds out when they look the next time.
      const telling = (change && tellAgents(client, { ...change, workspaceSid }, reservations))?.catch(() => false);
      try {
        const customer = which ? await watch(client, { ...which, reservations }, around) : 'nothing to do';
        return json({ customer, ...((await telling) && { agents: 'told' }), ...toldOf(await besides) });
      } finally {
        // An instance that has replied does nothing more.
        await Promise.all([besides, telling]);
      }
    },
  });
}

const toldOf = ([history, reported]: readonly [Kept, Told]): { history?: Kept; reported?: Told } => ({
  ...(history !== 'nothing to do' && { history }),
  ...(reported !== 'nothing to do' && { reported }),
});

/** Looks after the customer of a conference that somebody left; where it is left to supervisors, it ends. */
async function watch(client: Twilio, which: WhichCustomer, around: Around): Promise<Watched> {
  const { conferenceSid = '' } = which;
  let people: readonly Attendee[] = [];
  const readPeople = async () =>
    (people = await client.conferences(conferenceSid).participants.list({ pageSize: 50, limit: 50 }));
  const watched = await watchCustomer(client, { ...which, readPeople }, around);
  await endLeftToSupervisors(client, conferenceSid, people);
  return watched;
}

export const handler = createConferenceEventsHandler(runtimePlatform);
