import type { Twilio } from 'twilio';
import type { ConferenceInstance } from 'twilio/lib/rest/api/v2010/account/conference';
import { largestPage, pages } from '../bulk/pages';
import { isGone } from '../explain';
import { shownConference, type ShownConference } from './shown-conference';

/** No conference has more. @see https://www.twilio.com/docs/voice/api/conference-resource */
const mostParticipants = 250;

/** The conferences in progress with their participants: a request for a thousand, and one for each. */
export async function* listConferences(client: Twilio): AsyncGenerator<ShownConference> {
  const inProgress = client.conferences.page({ status: 'in-progress', pageSize: largestPage });
  for await (const { rows } of pages(inProgress)) {
    for (const conference of await Promise.all(rows.map((row) => withParticipants(client, row))))
      if (conference) yield conference;
  }
}

async function withParticipants(client: Twilio, row: ConferenceInstance): Promise<ShownConference | undefined> {
  try {
    const { participants } = client.conferences(row.sid);
    return shownConference(row, await participants.list({ pageSize: mostParticipants, limit: mostParticipants }));
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}
