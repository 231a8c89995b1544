import { invalid, TwilioError } from '../account/twilio-error';
import type { CallRow, ConferenceRow, ParticipantRow, RecordingWish, StatusCallback } from '../account/voice-rows';
import type { Invitation } from './conferences';
import { isCallable } from './phones';
import type { Switchboard } from './switchboard';
import type { Target } from './twiml-attributes';

export interface OutboundCall {
  readonly to: string;
  readonly from: string;
  readonly timeoutSeconds: number;
  readonly statusCallback?: StatusCallback;
  readonly record?: RecordingWish;
}

export interface NewParticipant extends OutboundCall, Omit<Invitation, 'role'> {
  readonly waitUrl?: Target;
}

/** @throws TwilioError 400/21211 for what cannot be called @see https://www.twilio.com/docs/api/errors/21211 */
export function checkNumber(to: string): void {
  if (!isCallable(to))
    throw new TwilioError(
      400,
      21211,
      `The 'To' number ${to} is not a valid phone number: expected one such as +15550111, client:name or sip:name@host`,
    );
}

/** Calls somebody, who then hears a document. @throws TwilioError 400/21211 for what cannot be called */
export function callOut(
  { dialler, scripts }: Switchboard,
  call: OutboundCall,
  document: Target | { readonly twiml: string },
): CallRow {
  checkNumber(call.to);
  return dialler.dial({
    ...call,
    answered: ({ sid }) => {
      const script = scripts.of(sid);
      if ('twiml' in document) script.play(document.twiml);
      else script.go(document);
    },
  });
}

/**
 * Calls somebody into a conference.
 *
 * @throws TwilioError 400 for what cannot be called, a label in use, or a conference that is over or full
 */
export function callInto(
  { engine, dialler, conferences, music }: Switchboard,
  room: ConferenceRow,
  { to, from, timeoutSeconds, statusCallback, record, waitUrl, ...invitation }: NewParticipant,
): ParticipantRow {
  checkNumber(to);
  const { sid, status } = room;
  if (status === 'completed') throw invalid(`Conference ${sid} is over: nobody can be called into it`);
  for (const { label } of engine.store.participantsOf.of(sid)) {
    if (label !== null && label === invitation.label)
      throw new TwilioError(400, 16025, `Somebody in conference ${sid} has the label '${label}' already`);
  }
  conferences.checkRoom(room);
  const { coaches } = invitation;
  if (coaches !== undefined && engine.store.participants.get(coaches)?.conferenceSid !== sid)
    throw invalid(`Value '${coaches}' provided for CallSidToCoach is not the call of a participant of ${sid}`);
  const call = dialler.dial({
    to,
    from,
    timeoutSeconds,
    ...(statusCallback && { statusCallback }),
    ...(record && { record }),
    answered: () => {
      conferences.connect(call.sid);
      if (waitUrl) music.untilConferenceStarts(call.sid, waitUrl);
    },
  });
  return conferences.invite(sid, call.sid, { role: 'other', ...invitation });
}
