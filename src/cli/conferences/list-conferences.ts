import type { Twilio } from 'twilio';
import type { ConferenceInstance } from 'twilio/lib/rest/api/v2010/account/conference';
import { largestPage, pages } from '../bulk/pages';
import { unlessGone } from '../explain';
import type { ParticipantInstance } from 'twilio/lib/rest/api/v2010/account/conference/participant';
import { isSid } from '../../lib/sids';

/** A conference as `desk` shows one. Its shape is that of `--json`: see docs/cli.md. */
export interface ShownConference {
  readonly sid: string;
  readonly name: string;
  /** The task it belongs to: TaskRouter names a conference by its task. */
  readonly taskSid: string | null;
  /** When it began, ISO 8601. */
  readonly since: string;
  readonly participants: readonly ShownParticipant[];
}

export interface ShownParticipant {
  readonly callSid: string;
  readonly label: string | null;
  readonly status: string;
  readonly muted: boolean;
  readonly hold: boolean;
}

function shownConference(
  { sid, friendlyName: name, dateCreated }: ConferenceInstance,
  participants: readonly ParticipantInstance[],
): ShownConference {
  return {
    sid,
    name,
    taskSid: isSid('WT', name) ? name : null,
    since: dateCreated.toISOString(),
    participants: participants.map(({ callSid, label, status, muted, hold }) => ({
      callSid,
      label: label || null,
      status,
      muted,
      hold,
    })),
  };
}

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
  const { participants } = client.conferences(row.sid);
  const found = await unlessGone(participants.list({ pageSize: mostParticipants, limit: mostParticipants }));
  return found && shownConference(row, found);
}
