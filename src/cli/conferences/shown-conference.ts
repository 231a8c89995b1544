import type { ConferenceInstance } from 'twilio/lib/rest/api/v2010/account/conference';
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

export function shownConference(
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
